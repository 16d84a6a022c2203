/**
 * What the readers say in English: the source of the codes and of the values that each sentence needs.
 * `{file}`, `{byte}`, `{line}` and `{column}` are filled from the error itself, all else from its `values`.
 */

/** One sentence per error code. */
export const errorsEn = {
  "no-files": "No file to read was given.",
  "file-empty": "{file} is empty.",
  "file-too-large": "{file} has {found} bytes; at most {limit} bytes can be read.",
  "file-unknown":
    "{file}, byte {byte}: expected an IDX, CSV or PNG file, found a file that begins with the bytes {found}.",
  "file-archive":
    "{file}, byte {byte}: expected an IDX, CSV or PNG file, found an archive or a spreadsheet. Unpack it, or save the sheet as CSV.",
  "files-mixed":
    "{file} does not go with the other files: give two or four IDX files, one or two CSV files, or image files, and only one of these kinds.",
  "gzip-truncated": "{file}, byte {byte}: the gzip data ends too early; download or copy the file again.",
  "gzip-corrupt": "{file}, byte {byte}: the gzip data is damaged, or not gzip; download or copy the file again.",
  "gzip-too-large": "{file}, byte {byte}: announces {found} unpacked bytes, where at most {limit} can be read.",
  "gzip-checksum":
    "{file}, byte {byte}: the unpacked data does not match its checksum: expected {expected}, found {found}.",

  "idx-magic":
    "{file}, byte {byte}: expected an IDX magic number, {images} for images or {labels} for labels, found {found}.",
  "idx-type": "{file}, byte {byte}: expected values of type 0x08 (unsigned bytes), found type {found}.",
  "idx-rank": "{file}, byte {byte}: expected 1 dimension (labels) or 3 dimensions (images), found {found}.",
  "idx-labels-for-images": "{file}, byte {byte}: expected images ({expected}), found labels ({found}).",
  "idx-images-for-labels": "{file}, byte {byte}: expected labels ({expected}), found images ({found}).",
  "idx-header":
    "{file}, byte {byte}: the file ends inside its header: expected {expected} bytes of header, found {found}.",
  "idx-truncated": "{file}, byte {byte}: the file ends too early: expected {expected} bytes, found {found}.",
  "idx-trailing":
    "{file}, byte {byte}: expected the end of the file, found {found} more bytes than its header announces.",
  "idx-no-examples": "{file}, byte {byte}: expected at least 1 example, found 0.",
  "idx-too-many": "{file}, byte {byte}: expected at most {limit} examples, found {found}.",
  "idx-side": "{file}, byte {byte}: expected image sides of 1 to {limit} pixels, found {found}.",
  "idx-too-large":
    "{file}, byte {byte}: the header announces {found} bytes of pixels, where at most {limit} can be read.",
  "idx-counts": "{file}, byte {byte}: expected {expected} labels, one per image in {images}, found {found}.",
  "idx-unpaired":
    "{file}: expected one file of labels for each file of images (one pair, or a training and a test pair), found {images} with images and {labels} with labels that cannot be paired.",

  "csv-encoding": "{file}, line {line}: expected text in UTF-8, found other bytes. Save it as “CSV UTF-8”.",
  "csv-open-quote": "{file}, line {line}, column {column}: this quotation mark is never closed.",
  "csv-after-quote":
    "{file}, line {line}, column {column}: expected the end of the cell after the closing quotation mark, found “{found}”.",
  "csv-no-rows": "{file}: expected at least 1 row of data, found none.",
  "csv-one-column":
    "{file}, line {line}: expected at least one feature and a label, separated by commas, semicolons or tabs, found one column.",
  "csv-ragged": "{file}, line {line}: expected {expected} cells as in the first row, found {found}.",
  "csv-too-many-rows": "{file}, line {line}: expected at most {limit} rows, found more.",
  "csv-too-many-columns": "{file}, line {line}: expected at most {limit} columns, found more.",
  "csv-too-large": "{file}, line {line}: expected at most {limit} cells in all, found more.",
  "csv-cell-missing": "{file}, line {line}, column {column}: expected a number, found an empty cell.",
  "csv-cell-not-number": "{file}, line {line}, column {column}: expected a number, found “{found}”.",
  "csv-cell-decimal-comma":
    "{file}, line {line}, column {column}: expected a number with a decimal point, found “{found}” with a comma.",
  "csv-cell-not-finite": "{file}, line {line}, column {column}: expected a finite number, found “{found}”.",
  "csv-cell-too-large":
    "{file}, line {line}, column {column}: expected a number between -{limit} and {limit}, found “{found}”.",
  "csv-label-missing": "{file}, line {line}, column {column}: expected a label, found an empty cell.",
  "csv-too-many-classes":
    "{file}, column {column}: expected at most {limit} different labels, found {found}. This column looks continuous: is it the label? Name the label column “label”.",
  "csv-columns": "{file}: expected {expected} features as in {train}, found {found}.",

  "png-signature": "{file}, byte {byte}: expected a PNG signature, found the bytes {found}.",
  "png-truncated": "{file}, byte {byte}: the PNG file ends too early: expected {expected} bytes, found {found}.",
  "png-header": "{file}, byte {byte}: expected a PNG header with a known colour type and bit depth, found {found}.",
  "png-too-large": "{file}, byte {byte}: expected an image of 1 to {limit} pixels, found {width} × {height}.",
  "png-corrupt": "{file}, byte {byte}: the PNG pixels are damaged.",
  "png-interlaced":
    "{file}, byte {byte}: an interlaced PNG with {found} bits per pixel is not supported; save it without interlacing.",
  "image-undecoded": "{file}, byte {byte}: expected PNG, found {found}. Convert it to PNG, or open it in the page.",
  "image-pixels": "{file}: expected {expected} pixel values from 0 to 1, found {found} that are usable.",
  "image-class":
    "{file}: expected the class in the folder name (cats/1.png) or before the first _ or - of the file name (cat_1.png), found neither.",
  "image-too-many": "{file}: expected at most {limit} images, found {found}.",

  "data-too-large": "{file}: expected at most {limit} values in all (examples × features), found {found}.",
  "classes-too-few": "{file}: expected at least {expected} classes, found {found}.",
  "classes-too-many": "{file}: expected at most {limit} classes, found {found}.",
  "split-too-small":
    "{file}: expected a class with at least 2 examples, so that some can be held out; found {found} examples, all of different classes.",
  "test-class": "{file}, example {example}: the class “{found}” does not occur in the training data.",
  "test-shape": "{file}: expected test examples of the form {expected} as in the training data, found {found}.",

  "points-two": "{file}, line {line}: expected two numbers, x and y, found {found} cells.",
  "points-too-few": "{file}: expected at least {expected} different points, found {found}.",
  "modes-none": "Expected at least 1 mode, found none.",
  "modes-too-many": "Expected at most {limit} modes, found {found}.",
  "mode-parts": "Mode {mode}: expected x, y, the standard deviation and perhaps a weight, found “{found}”.",
  "mode-number": "Mode {mode}, {field}: expected a number from {low} to {high}, found “{found}”.",
  "mode-entry": "{file}, mode {mode}: expected “mean”, a list of two numbers, and “sd”, a number, found “{found}”.",
  "modes-json": "{file}: expected a list of modes in JSON, found “{found}”.",
} as const;

/** One sentence per note on what the readers decided for the user. */
export const notesEn = {
  split: "{train} examples to train on and {test} held out, split at random within each class (seed {seed}).",
  "test-given": "{train} examples to train on; {test} held out, from the files given for testing.",
  "lone-examples": "{count} classes have a single example, so none of it is held out.",
  "files-swapped": "{images} holds the images and {labels} the labels; they were given the other way round.",
  "files-ignored": "{count} files that are not data (such as {file}) were left out.",
  inverted: "The background is bright, so the images were inverted: ink is 1, paper is 0.",
  resized: "The images were brought from {fromHeight} × {fromWidth} to {height} × {width} pixels.",
  "resized-mixed": "The images have different sizes; all were brought to {height} × {width} pixels.",
  "class-from-folder": "The class of an image is the name of its folder.",
  "class-from-name": "The class of an image is the beginning of its file name.",
  standardised:
    "Each of the {columns} features was shifted and scaled to mean 0 and standard deviation 1 over the training part.",
  "constant-columns": "{count} features have the same value in every training example; they carry nothing.",
  "label-column": "Column {column} ({name}) is the label.",
  "label-first": "The last column has one value only, so the first column was taken as the label.",
  "index-column": "The first column ({name}) only numbers the rows, so it was left out.",
  "csv-image": "Each row was read as an image of {height} × {width} pixels, with values from 0 to {scale}.",
  "plane-normalised":
    "({x}, {y}) was subtracted from the coordinates, and they were divided by {scale}: mean 0, variance 1.",
  "points-density":
    "The target is a density through {kept} of the {given} points: a Gaussian of standard deviation {sd} at each.",
} as const;

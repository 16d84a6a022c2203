/** Any set of the user's files as a classification problem. */

import { assemble, type OwnData } from "./assemble.ts";
import { csvExamples, csvForm } from "./csv-examples.ts";
import { readCsv } from "./csv.ts";
import { dataError } from "./errors.ts";
import { shrinkImages, type Examples } from "./examples.ts";
import { isClutter, recognise, type DecodedImage, type KnownFile, type OwnFile, type RawFile } from "./files.ts";
import { idxExamples, pairIdxFiles, readIdxParts, type IdxPart } from "./idx-examples.ts";
import { classSource, readImageSet } from "./image-files.ts";
import { note, type Note } from "./notes.ts";
import { decodePng } from "./png.ts";

/** Files whose part is known, as from the options of a command line. */
export interface OwnFileRoles {
  images?: RawFile;
  labels?: RawFile;
  testImages?: RawFile;
  testLabels?: RawFile;
  csv?: RawFile;
  testCsv?: RawFile;
}

/** How the data is split and stored. */
export interface OwnDataOptions {
  /** Decides the split and the order of the training part. */
  seed: number;
  /** Part of each class that is held out when no test files are given, strictly between 0 and 1. */
  testFraction?: number;
  /** Files to test on, of the same kind as the others. */
  test?: readonly OwnFile[];
  /** Largest side of an image: 28 by default for IDX and CSV, and 16 (always a square) for image files. */
  maxSize?: number;
}

interface Parts {
  train: Examples;
  test?: Examples;
  notes: Note[];
}

/**
 * Read the user's own data. Given a list, the files are recognised by their contents: two IDX files (images and
 * labels, in any order) or four (two of them for testing), one CSV file or two (one with “test” in its name), or
 * image files, those in a folder named `test` being held out when others are not. Gzip is unpacked.
 * @throws DataError when anything in the files is not as it should be
 * @throws RangeError when the options are out of range
 */
export function readOwnData(files: readonly OwnFile[] | OwnFileRoles, options: OwnDataOptions): OwnData {
  const { seed, testFraction = 0.2, maxSize } = options;
  if (!(testFraction > 0 && testFraction < 1))
    throw new RangeError(`testFraction must be between 0 and 1, not ${testFraction}`);
  if (maxSize !== undefined && !(Number.isInteger(maxSize) && maxSize >= 1 && maxSize <= 128)) {
    throw new RangeError(`maxSize must be an integer from 1 to 128, not ${maxSize}`);
  }
  const parts = isList(files) ? partsOfList(files, options) : partsOfRoles(files, maxSize);
  const made = assemble(parts.train, parts.test, { seed, testFraction });
  return { ...made, notes: [...parts.notes, ...made.notes] };
}

function isList(files: readonly OwnFile[] | OwnFileRoles): files is readonly OwnFile[] {
  return Array.isArray(files);
}

function partsOfRoles(roles: OwnFileRoles, maxSize?: number): Parts {
  const { images, labels, testImages, testLabels, csv, testCsv } = roles;
  if (csv) {
    const stray = images ?? labels ?? testImages ?? testLabels;
    if (stray) throw dataError("files-mixed", stray.name, undefined, {});
    return csvParts(csv, testCsv, maxSize);
  }
  const idx = readIdxParts(images, labels, testImages, testLabels);
  if (testCsv) throw dataError("files-mixed", testCsv.name, undefined, {});
  return idxParts(idx.train, idx.test, maxSize);
}

function partsOfList(files: readonly OwnFile[], { test = [], maxSize }: OwnDataOptions): Parts {
  const notes: Note[] = [];
  const known = recogniseAll(files, notes);
  const knownTest = recogniseAll(test, notes);
  if (known.length === 0) throw dataError("no-files", "", undefined, {});
  const kind = familyOf(known[0]);
  const stray = [...known, ...knownTest].find((k) => familyOf(k) !== kind);
  if (stray) throw dataError("files-mixed", stray.file.name, undefined, {});

  const parts = readFamily(kind, known, knownTest, maxSize);
  return { ...parts, notes: [...notes, ...parts.notes] };
}

function readFamily(kind: Family, known: KnownFile[], knownTest: KnownFile[], maxSize?: number): Parts {
  if (kind === "idx") {
    const all = pairIdxFiles(rawFiles(known));
    const given = knownTest.length > 0 ? pairIdxFiles(rawFiles(knownTest)) : undefined;
    if (given && (all.test || given.test)) throw dataError("files-mixed", knownTest[0].file.name, undefined, {});
    return idxParts(all.train, given?.train ?? all.test, maxSize);
  }
  if (kind === "csv") {
    const [train, test] = orderCsv(rawFiles(known), rawFiles(knownTest));
    return csvParts(train, test, maxSize);
  }
  if (knownTest.length > 0) return imageParts(known, knownTest, maxSize);
  const held = known.filter((k) => /(^|\/)test\//i.test(k.file.name));
  if (held.length === 0 || held.length === known.length) return imageParts(known, [], maxSize);
  return imageParts(
    known.filter((k) => !held.includes(k)),
    held,
    maxSize,
  );
}

type Family = "idx" | "csv" | "image";

function familyOf(known: KnownFile): Family {
  return known.kind === "png" ? "image" : known.kind;
}

function recogniseAll(files: readonly OwnFile[], notes: Note[]): KnownFile[] {
  const clutter = files.filter((file) => isClutter(file.name));
  if (clutter.length > 0) notes.push(note("files-ignored", { count: clutter.length, file: clutter[0].name }));
  return files.filter((file) => !isClutter(file.name)).map(recognise);
}

function rawFiles(known: readonly KnownFile[]): RawFile[] {
  return known.flatMap((k) => (k.kind === "image" ? [] : [k.file]));
}

function idxParts(train: IdxPart, test: IdxPart | undefined, maxSize = 28): Parts {
  const notes = [train, test].flatMap((part) =>
    part?.swapped ? [note("files-swapped", { images: part.images.name, labels: part.labels.name })] : [],
  );
  return shrunk({ train: idxExamples(train), test: test && idxExamples(test), notes }, maxSize);
}

function csvParts(train: RawFile, test: RawFile | undefined, maxSize = 28): Parts {
  const table = readCsv(train);
  const form = csvForm(table);
  const { examples, notes } = csvExamples(table, form);
  return shrunk({ train: examples, test: test && csvExamples(readCsv(test, table), form).examples, notes }, maxSize);
}

/** Of two CSV files in one list, the one named for it is the test; otherwise nobody knows. */
function orderCsv(files: RawFile[], test: RawFile[]): [RawFile, RawFile?] {
  if (files.length + test.length > 2) throw dataError("files-mixed", [...files, ...test][2].name, undefined, {});
  if (test.length === 1 || files.length === 1) return [files[0], test[0]];
  const isTest = files.map(({ name }) => /(^|[^a-z])test/i.test(name));
  if (isTest[0] === isTest[1]) throw dataError("files-mixed", files[1].name, undefined, {});
  return isTest[0] ? [files[1], files[0]] : [files[0], files[1]];
}

function imageParts(known: readonly KnownFile[], test: readonly KnownFile[], maxSize?: number): Parts {
  const names = known.map(({ file }) => file.name);
  const source = classSource(names);
  const { examples, notes } = readImageSet(names, decoded(known), { size: maxSize, source });
  if (test.length === 0) return { train: examples, notes };
  const testNames = test.map(({ file }) => file.name);
  return {
    train: examples,
    test: readImageSet(testNames, decoded(test), { size: maxSize, source }).examples,
    notes,
  };
}

function* decoded(known: readonly KnownFile[]): Generator<DecodedImage> {
  for (const k of known) {
    if (k.kind === "image") yield k.file;
    else if (k.kind === "png") yield decodePng(k.file);
  }
}

function shrunk({ train, test, notes }: Parts, maxSize: number): Parts {
  const small = shrinkImages(train, maxSize);
  if (small.shape.kind === "image" && train.shape.kind === "image" && small !== train) {
    const { height, width } = small.shape;
    notes.push(
      note("resized", {
        fromHeight: train.shape.height,
        fromWidth: train.shape.width,
        height,
        width,
      }),
    );
  }
  return { train: small, test: test && shrinkImages(test, maxSize), notes };
}

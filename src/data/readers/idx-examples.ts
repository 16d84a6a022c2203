/** IDX files as examples: which files belong together, and which pair is for testing. */

import { dataError } from "./errors.ts";
import type { Examples } from "./examples.ts";
import type { RawFile } from "./files.ts";
import { pairIdx, readIdx, readIdxPair, type IdxImages, type IdxLabels } from "./idx.ts";

/** Images with their labels; `swapped` when they were given the other way round. */
export interface IdxPart {
  images: IdxImages;
  labels: IdxLabels;
  swapped: boolean;
}

/** The training part and, where there is one, the test part. */
export interface IdxParts {
  train: IdxPart;
  test?: IdxPart;
}

/** Names by which MNIST and its relatives mark the test files. */
const TEST_NAME = /(^|[^a-z])(test|t10k)/i;

/**
 * The parts of files whose roles were named.
 * @throws DataError `no-files`, `idx-unpaired`, and those of reading
 */
export function readIdxParts(images?: RawFile, labels?: RawFile, testImages?: RawFile, testLabels?: RawFile): IdxParts {
  if (!images && !labels && !testImages && !testLabels) throw dataError("no-files", "", undefined, {});
  const pair = (a?: RawFile, b?: RawFile): IdxPart => {
    if (a && b) return readIdxPair(a, b);
    const name = (a ?? b ?? testImages ?? testLabels)!.name;
    throw dataError("idx-unpaired", name, undefined, { images: a ? 1 : 0, labels: b ? 1 : 0 });
  };
  const train = pair(images, labels);
  return testImages || testLabels ? { train, test: pair(testImages, testLabels) } : { train };
}

/**
 * The parts of two or four files in any order: kinds by magic number, and of two pairs the one named `test` or
 * `t10k` is for testing; failing that pairs are found by their counts and the smaller is for testing.
 * @throws DataError `idx-unpaired`, `idx-counts`, and those of reading
 */
export function pairIdxFiles(files: readonly RawFile[]): IdxParts {
  const images: IdxImages[] = [];
  const labels: IdxLabels[] = [];
  for (const file of files) {
    const read = readIdx(file);
    if (read.kind === "images") images.push(read);
    else labels.push(read);
  }
  const part = (i: IdxImages, l: IdxLabels): IdxPart => ({ ...pairIdx(i, l), swapped: false });
  if (images.length === 1 && labels.length === 1) return { train: part(images[0], labels[0]) };

  const unpaired = () =>
    dataError("idx-unpaired", files[0].name, undefined, {
      images: images.length,
      labels: labels.length,
    });
  if (images.length !== 2 || labels.length !== 2) throw unpaired();
  const testImages = images.filter(({ name }) => TEST_NAME.test(name));
  const testLabels = labels.filter(({ name }) => TEST_NAME.test(name));
  if (testImages.length === 1 && testLabels.length === 1) {
    const other = <T>(list: T[], one: T) => list.find((item) => item !== one)!;
    return {
      train: part(other(images, testImages[0]), other(labels, testLabels[0])),
      test: part(testImages[0], testLabels[0]),
    };
  }
  if (images[0].n === images[1].n) throw unpaired();
  const [large, small] = images[0].n > images[1].n ? images : [images[1], images[0]];
  const [many, few] = labels[0].n > labels[1].n ? labels : [labels[1], labels[0]];
  return { train: part(large, many), test: part(small, few) };
}

/** The examples of a part; classes are the labels as they stand, pixels are divided by 255. */
export function idxExamples({ images, labels }: IdxPart): Examples {
  const { n, height, width, pixels } = images;
  const names = Array.from({ length: 256 }, (_, k) => String(k));
  const d = height * width;
  return {
    file: labels.name,
    n,
    shape: { kind: "image", height, width },
    labels: Array.from(labels.labels, (k) => names[k]),
    read(i, out) {
      for (let j = 0; j < d; j++) out[j] = pixels[i * d + j] / 255;
    },
  };
}

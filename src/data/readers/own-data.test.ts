import { encode } from "fast-png";
import fc from "fast-check";
import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { OwnData } from "./assemble.ts";
import { stratifiedSplit } from "./assemble.ts";
import { borderMean, naturalCompare } from "./examples.ts";
import { dataErrorOf, expectDataError, idxFile, strokes, textFile } from "./fixtures.ts";
import { readOwnData } from "./own-data.ts";

const codes = (own: OwnData) => own.notes.map((n) => n.code);
const classCounts = ({ data }: OwnData, part: "train" | "test") => {
  const counts = Array.from({ length: data.classes }, () => 0);
  for (const k of data[part].y) counts[k]++;
  return counts;
};

describe("readOwnData: IDX", () => {
  it("splits two files by class and seed", () => {
    const { images, labels } = strokes(30);
    const own = readOwnData([labels, { name: "i.gz", bytes: gzipSync(images.bytes) }], { seed: 7 });
    expect(own.data).toMatchObject({
      id: "own",
      shape: { kind: "image", height: 4, width: 4 },
      d: 16,
      classes: 3,
      classNames: ["0", "1", "2"],
    });
    expect([classCounts(own, "train"), classCounts(own, "test")]).toEqual([[8, 8, 8], [2, 2, 2]]); // prettier-ignore
    for (let i = 0; i < own.data.train.n; i++) {
      const row = own.data.train.x.subarray(i * 16, i * 16 + 16);
      expect([...row]).toEqual(Array.from({ length: 16 }, (_, j) => (j % 4 === own.data.train.y[i] ? 1 : 0)));
    }
    expect(readOwnData([images, labels], { seed: 7 }).data.train).toEqual(own.data.train);
    expect(readOwnData([images, labels], { seed: 8 }).data.train.y).not.toEqual(own.data.train.y);
    expect(codes(own)).toEqual(["split"]);
  });

  it("takes four files, roles, or a test list", () => {
    const [train, test] = [strokes(30, "train-"), strokes(9, "t10k-")];
    const options = { seed: 1 };
    const list = readOwnData([test.images, train.images, train.labels, test.labels], options);
    expect([list.data.train.n, list.data.test.n]).toEqual([30, 9]);
    expect([...list.data.test.y]).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2]);
    const roles = { images: train.labels, labels: train.images, testImages: test.images, testLabels: test.labels };
    const named = readOwnData(roles, options);
    expect(named.data).toEqual(list.data);
    expect(codes(named)).toEqual(["files-swapped", "test-given"]);
    const given = readOwnData([train.images, train.labels], { ...options, test: [test.labels, test.images] });
    expect(given.data).toEqual(list.data);
  });

  it("names classes by the labels that occur, inverts bright paper, and shrinks large images", () => {
    const pixels = Array.from({ length: 4 * 56 * 28 }, (_, j) => (j % 28 === 14 ? 0 : 255));
    const own = readOwnData([idxFile("i", [4, 56, 28], pixels), idxFile("l", [4], [26, 3, 26, 3])], { seed: 1 });
    expect(own.data.classNames).toEqual(["3", "26"]);
    expect(own.data.shape).toEqual({ kind: "image", height: 28, width: 14 });
    const image = own.data.train.x.subarray(0, 28 * 14);
    expect(borderMean(image, 28, 14)).toBeLessThan(0.1);
    expect(image[5 * 14 + 7]).toBeCloseTo(0.5, 5);
    expect(codes(own)).toEqual(["resized", "split", "inverted"]);
  });

  it("refuses test files that do not fit", () => {
    const train = strokes(9);
    const test = (dims: number[], label: number) => [
      idxFile("ti", dims, new Uint8Array(dims[0] * dims[1] * dims[2])),
      idxFile(
        "tl",
        [dims[0]],
        Array.from({ length: dims[0] }, () => label),
      ),
    ];
    const run = (files: ReturnType<typeof test>) => () =>
      readOwnData([train.images, train.labels], { seed: 1, test: files });
    expectDataError(run(test([2, 4, 5], 0)), "test-shape");
    const error = expectDataError(run(test([2, 4, 4], 5)), "test-class");
    expect(error.values).toEqual({ example: 1, found: "5" });
  });
});

describe("readOwnData: CSV", () => {
  const rows = Array.from({ length: 40 }, (_, i) => `${1e9 + i},${i % 5},7,${i % 2 ? "b" : "a"}`).join("\n");

  it("standardises features over the training part", () => {
    const own = readOwnData([textFile("t.csv", rows)], { seed: 3 });
    const { train, d } = own.data;
    expect(own.data.shape).toMatchObject({ kind: "features", dims: 3 });
    for (let j = 0; j < 2; j++) {
      const column = Array.from({ length: train.n }, (_, i) => train.x[i * d + j]);
      const mean = column.reduce((a, b) => a + b) / train.n;
      const variance = column.reduce((a, b) => a + (b - mean) ** 2, 0) / train.n;
      expect([mean, variance]).toEqual([expect.closeTo(0, 5), expect.closeTo(1, 5)]);
    }
    expect(codes(own)).toEqual(["label-column", "split", "standardised", "constant-columns"]);
    expect(own.standardisation?.mean[0]).toBeGreaterThan(1e9);
    expect(train.x.every(Number.isFinite)).toBe(true);
  });

  it("tests on a second table, scaled like the first", () => {
    const test = textFile("my-test.csv", "1000000020,2,7,b");
    const train = textFile("t.csv", rows);
    const own = readOwnData([test, train], { seed: 3 });
    expect([own.data.train.n, own.data.test.n, own.data.test.y[0]]).toEqual([40, 1, 1]);
    expect(own.data.test.x[0]).toBeCloseTo(0.5 / Math.sqrt((40 ** 2 - 1) / 12), 5);
    expect(readOwnData({ csv: train, testCsv: test }, { seed: 3 }).data).toEqual(own.data);
    expectDataError(() => readOwnData([train, train], { seed: 1 }), "files-mixed");
  });

  it("gives points for two features and images for pixels", () => {
    expect(readOwnData([textFile("p.csv", "x,y,label\n1,2,a\n3,4,b\n5,7,a\n1,1,b")], { seed: 1 }).data.shape).toEqual({
      kind: "points",
      dims: 2,
    });
    const pixels = Array.from({ length: 10 }, (_, i) =>
      [i % 2, ...Array.from({ length: 64 }, (_, j) => (j === 27 ? 255 : 0))].join(),
    ).join("\n");
    const own = readOwnData([textFile("m.csv", `label,${Array.from({ length: 64 }, (_, j) => j).join()}\n${pixels}`)], {
      seed: 1,
    });
    expect(own.data.shape).toEqual({ kind: "image", height: 8, width: 8 });
    expect(own.data.train.x[27]).toBe(1);
  });

  it("needs two classes and something to hold out", () => {
    expectDataError(() => readOwnData([textFile("t.csv", "1,2,a\n3,4,a")], { seed: 1 }), "classes-too-few");
    expectDataError(() => readOwnData([textFile("t.csv", "1,2,a\n3,4,b")], { seed: 1 }), "split-too-small");
    const own = readOwnData([textFile("t.csv", "1,2,a\n3,4,b\n3,5,b")], { seed: 1 });
    expect([own.data.train.n, own.data.test.n]).toEqual([2, 1]);
    expect(codes(own)).toContain("lone-examples");
  });
});

describe("readOwnData: images", () => {
  const png = (name: string, value: number) => ({
    name,
    bytes: encode({
      width: 20,
      height: 20,
      channels: 1,
      data: new Uint8Array(400).map((_, i) => (i % 20 === 10 ? 255 - value : value)),
    }),
  });
  const set = (folder: string) =>
    [0, 1, 2, 3, 4].flatMap((i) => [png(`${folder}10/${i}.png`, 250), png(`${folder}9/${i}.png`, 255)]);

  it("reads folders as classes, inverts, and leaves out clutter", () => {
    const own = readOwnData([{ name: "set/.DS_Store", bytes: new Uint8Array(3) }, ...set("set/")], { seed: 1 });
    expect(own.data).toMatchObject({ shape: { kind: "image", height: 16, width: 16 }, classNames: ["9", "10"] });
    expect([classCounts(own, "train"), classCounts(own, "test")]).toEqual([[4, 4], [1, 1]]); // prettier-ignore
    expect(codes(own)).toEqual(["files-ignored", "class-from-folder", "resized", "split", "inverted"]);
  });

  it("holds out the folder named test, and takes decoded images too", () => {
    const own = readOwnData([...set("train/"), ...set("test/").slice(0, 2)], { seed: 1, maxSize: 8 });
    expect([own.data.train.n, own.data.test.n, own.data.d]).toEqual([10, 2, 64]);
    const decoded = (name: string) => ({ name, height: 2, width: 2, pixels: Float32Array.of(0, 1, 0, 0) });
    const mixed = readOwnData([decoded("a_1.jpg"), decoded("b_1.webp"), png("a_2.png", 0), png("b_2.png", 0)], {
      seed: 1,
    });
    expect(mixed.data.classNames).toEqual(["a", "b"]);
  });
});

describe("readOwnData: recognition", () => {
  const of =
    (name: string, ...bytes: number[]) =>
    () =>
      readOwnData([{ name, bytes: Uint8Array.from(bytes) }], { seed: 1 });

  it("says what a file is that cannot be read", () => {
    expectDataError(() => readOwnData([], { seed: 1 }), "no-files");
    expectDataError(() => readOwnData({}, { seed: 1 }), "no-files");
    expectDataError(of("e"), "file-empty");
    expectDataError(of("x.xlsx", 0x50, 0x4b, 3, 4, 0, 0), "file-archive");
    expectDataError(of("x.jpg", 0xff, 0xd8, 0xff, 0xe0, 0), "image-undecoded");
    expectDataError(of("x.bin", 1, 0, 2, 3), "file-unknown");
    expectDataError(of("train-images-idx3-ubyte", 1, 0, 2, 3), "idx-magic");
    expectDataError(of("3_x.png", 1, 0, 2, 3), "png-signature");
    const { images } = strokes(3);
    expectDataError(() => readOwnData([images, textFile("t.csv", "1,2,a")], { seed: 1 }), "files-mixed");
    expectDataError(() => readOwnData({ images }, { seed: 1 }), "idx-unpaired");
    expect(() => readOwnData([images], { seed: 1, testFraction: 1 })).toThrow(RangeError);
    expect(() => readOwnData([images], { seed: 1, maxSize: 0 })).toThrow(RangeError);
  });

  it("throws nothing but DataError for any files", () => {
    const file = fc.record({
      // Braces in a name would look like a hole in the message.
      name: fc.oneof(
        fc.string().map((name) => name.replace(/[{}]/g, "_")),
        fc.constantFrom("a.png", "t.csv", "x-idx1-ubyte"),
      ),
      bytes: fc.uint8Array(),
    });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 4 }), (files) => void dataErrorOf(() => readOwnData(files, { seed: 1 }))),
      { numRuns: 300 },
    );
  });
});

describe("small parts", () => {
  it("stratifies any labels: nothing lost, nothing twice, a share of every class", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (labels, fraction) => {
          const y = Uint8Array.from(labels);
          const order = Int32Array.from(labels, (_, i) => labels.length - 1 - i);
          const { train, test } = stratifiedSplit(order, y, 5, fraction);
          expect([...train, ...test].sort((a, b) => a - b)).toEqual(labels.map((_, i) => i));
          for (const k of new Set(labels)) {
            const held = [...test].filter((i) => y[i] === k).length;
            const all = labels.filter((l) => l === k).length;
            expect(held).toBeGreaterThanOrEqual(all > 1 ? 1 : 0);
            expect(held).toBeLessThan(all);
          }
        },
      ),
    );
  });

  it("sorts class names naturally, as a consistent order", () => {
    expect(["10", "9", "-1", "1.5"].sort(naturalCompare)).toEqual(["-1", "1.5", "9", "10"]);
    expect(["img10", "img2", "cat", "img"].sort(naturalCompare)).toEqual(["cat", "img", "img2", "img10"]);
    const name = fc.string({ unit: fc.constantFrom("a", "1", "0", "2", ".", "-", "e"), maxLength: 4 });
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(naturalCompare(a, b))).toBe(-Math.sign(naturalCompare(b, a)) + 0);
        if (naturalCompare(a, b) < 0 && naturalCompare(b, c) < 0) expect(naturalCompare(a, c)).toBeLessThan(0);
        if (a !== b) expect(naturalCompare(a, b)).not.toBe(0);
      }),
      { numRuns: 2000 },
    );
  });
});

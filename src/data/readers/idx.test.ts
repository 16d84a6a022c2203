import fc from "fast-check";
import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { dataErrorOf, expectDataError, idxFile, strokes } from "./fixtures.ts";
import { crc32, unpackGzip } from "./gzip.ts";
import { pairIdxFiles } from "./idx-examples.ts";
import { readIdx, readIdxPair } from "./idx.ts";

const gz = ({ name, bytes }: { name: string; bytes: Uint8Array }) => ({ name: `${name}.gz`, bytes: gzipSync(bytes) });

describe("readIdx", () => {
  it("reads images and labels, plain and gzip, also from the middle of a buffer", () => {
    const images = idxFile("i", [2, 2, 3], [0, 1, 2, 3, 4, 5, 250, 251, 252, 253, 254, 255]);
    const labels = idxFile("l", [2], [7, 9]);
    const shifted = new Uint8Array(images.bytes.length + 5);
    shifted.set(images.bytes, 5);
    for (const file of [images, gz(images), { name: "i", bytes: shifted.subarray(5) }]) {
      const read = readIdx(file);
      expect(read).toMatchObject({ kind: "images", n: 2, height: 2, width: 3 });
      expect(read.kind === "images" && [...read.pixels]).toEqual([0, 1, 2, 3, 4, 5, 250, 251, 252, 253, 254, 255]);
    }
    for (const file of [labels, gz(labels)]) {
      const read = readIdx(file);
      expect(read.kind === "labels" && [...read.labels]).toEqual([7, 9]);
    }
  });

  it("says where a file was cut off, at every byte", () => {
    for (const whole of [idxFile("i", [2, 2, 3], new Uint8Array(12)), idxFile("l", [4], new Uint8Array(4))]) {
      const header = 4 + 4 * whole.bytes[3];
      for (let end = 1; end < whole.bytes.length; end++) {
        const cut = { name: "cut", bytes: whole.bytes.subarray(0, end) };
        const error = expectDataError(() => readIdx(cut), end < header ? "idx-header" : "idx-truncated", { byte: end });
        expect(error.values).toEqual({
          expected: end < 4 ? 4 : end < header ? header : whole.bytes.length,
          found: end,
        });
        expect(error.message).toContain("cut");
      }
    }
    expectDataError(() => readIdx({ name: "e", bytes: new Uint8Array(0) }), "file-empty");
  });

  it("refuses headers that make no sense, before allocating", () => {
    const bad = (bytes: number[]) => ({ name: "bad", bytes: Uint8Array.from(bytes) });
    const big = [0xff, 0xff, 0xff, 0xff];
    expectDataError(() => readIdx(bad([1, 2, 3, 4])), "idx-magic", { byte: 0 });
    expectDataError(() => readIdx(bad([0, 0, 0x0d, 3])), "idx-type", { byte: 2 });
    expectDataError(() => readIdx(bad([0, 0, 8, 4])), "idx-rank", { byte: 3 });
    expectDataError(() => readIdx(idxFile("i", [0, 2, 2], [])), "idx-no-examples", { byte: 4 });
    expectDataError(() => readIdx(bad([0, 0, 8, 1, ...big])), "idx-too-many", { byte: 4 });
    expectDataError(() => readIdx(bad([0, 0, 8, 3, 0, 0, 0, 1, ...big, 0, 0, 0, 1])), "idx-side", { byte: 8 });
    expectDataError(() => readIdx(bad([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0])), "idx-side", { byte: 12 });
    expectDataError(() => readIdx(idxFile("i", [200_000, 128, 128], [])), "idx-too-large", { byte: 4 });
    expectDataError(() => readIdx(idxFile("l", [2], [1, 2, 3, 4, 5])), "idx-trailing", { byte: 10 });
  });

  it("throws nothing but DataError for any bytes", () => {
    const header = fc.tuple(fc.constantFrom(1, 3), fc.array(fc.nat(4), { maxLength: 14 }));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), header), (given) => {
        const bytes = given instanceof Uint8Array ? given : Uint8Array.from([0, 0, 8, given[0], ...given[1]]);
        dataErrorOf(() => readIdx({ name: "any", bytes }));
      }),
    );
  });
});

describe("readIdxPair", () => {
  it("puts swapped files right, and says so", () => {
    const { images, labels } = strokes(6);
    expect(readIdxPair(images, labels).swapped).toBe(false);
    const pair = readIdxPair(labels, images);
    expect(pair.swapped).toBe(true);
    expect(pair.images.name).toBe(images.name);
  });

  it("names the file that is of the wrong kind, and counts that differ", () => {
    const { images, labels } = strokes(6);
    expectDataError(() => readIdxPair(images, images), "idx-images-for-labels", { byte: 0 });
    expectDataError(() => readIdxPair(labels, labels), "idx-labels-for-images", { byte: 0 });
    const error = expectDataError(() => readIdxPair(images, idxFile("few", [5], [0, 1, 2, 0, 1])), "idx-counts", {
      byte: 4,
    });
    expect(error.file).toBe("few");
    expect(error.values).toEqual({ expected: 6, images: images.name, found: 5 });
  });
});

describe("pairIdxFiles", () => {
  it("finds the test pair by name, in any order", () => {
    const [train, test] = [strokes(6, "train-"), strokes(9, "t10k-")];
    const parts = pairIdxFiles([test.labels, train.images, test.images, train.labels]);
    expect([parts.train.images.name, parts.test?.labels.name]).toEqual([train.images.name, test.labels.name]);
  });

  it("finds the test pair by counts when names say nothing", () => {
    const [large, small] = [strokes(9, "a-"), strokes(6, "b-")];
    const parts = pairIdxFiles([small.labels, large.labels, small.images, large.images]);
    expect([parts.train.images.n, parts.test?.labels.n]).toEqual([9, 6]);
  });

  it("refuses files that cannot be paired", () => {
    const { images, labels } = strokes(6);
    for (const files of [[images], [images, labels, images], [images, labels, images, labels], [labels, labels]]) {
      expectDataError(() => pairIdxFiles(files), "idx-unpaired");
    }
  });
});

describe("unpackGzip", () => {
  const file = gz(
    idxFile(
      "l",
      [50],
      Uint8Array.from({ length: 50 }, (_, i) => (i * 37) % 10),
    ),
  );

  it("knows the check value of CRC-32", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  });

  it("notices every cut and every flipped bit of the data or the trailer", () => {
    for (let end = 2; end < file.bytes.length; end++) {
      expect(dataErrorOf(() => unpackGzip({ name: "cut", bytes: file.bytes.subarray(0, end) }))).toBeDefined();
    }
    for (let at = 10; at < file.bytes.length; at++) {
      const bytes = file.bytes.slice();
      bytes[at] ^= 1;
      const error = dataErrorOf(() => unpackGzip({ name: "flipped", bytes }));
      // A flip may leave the data as it was (padding after the last block), never changed.
      if (!error) expect(unpackGzip({ name: "flipped", bytes }).bytes).toEqual(unpackGzip(file).bytes);
    }
  });

  it("tells a cut from damage", () => {
    const noise = gz({ name: "n", bytes: Uint8Array.from({ length: 4000 }, (_, i) => (i * i * 31) >> 3) });
    // A cut leaves data where the trailer should be; here it announces a believable size.
    const cut = noise.bytes.slice(0, noise.bytes.length / 2);
    cut.set([0, 16, 0, 0], cut.length - 4);
    expectDataError(() => unpackGzip({ name: "cut", bytes: cut }), "gzip-truncated", { byte: cut.length });
    const bad = noise.bytes.slice();
    bad[10] |= 6;
    expectDataError(() => unpackGzip({ name: "bad", bytes: bad }), "gzip-corrupt", { byte: 0 });
  });

  it("does not unpack what announces too much", () => {
    const bomb = gzipSync(new Uint8Array(2 ** 20));
    const error = expectDataError(() => unpackGzip({ name: "bomb", bytes: bomb }, 2 ** 16), "gzip-too-large");
    expect(error.values).toEqual({ found: 2 ** 20, limit: 2 ** 16 });
    const lie = bomb.slice();
    lie.set([16, 0, 0, 0], lie.length - 4);
    expectDataError(() => unpackGzip({ name: "lie", bytes: lie }, 2 ** 16), "gzip-checksum");
  });
});

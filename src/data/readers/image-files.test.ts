import fc from "fast-check";
import { decode, encode, type ImageData } from "fast-png";
import { zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { dataErrorOf, expectDataError } from "./fixtures.ts";
import { crc32 } from "./gzip.ts";
import { classOfName, classSource, fitSquare, readImageSet } from "./image-files.ts";
import { decodePng } from "./png.ts";

const png = (image: ImageData) => ({ name: "a.png", bytes: encode(image) });

/** A PNG from raw scan lines (each with its filter byte), for what the encoder cannot write. */
function rawPng(header: number[], lines: number[], extra: [string, number[]][] = []): Uint8Array {
  const chunk = (type: string, body: ArrayLike<number>) => {
    const whole = new Uint8Array(12 + body.length);
    const view = new DataView(whole.buffer);
    view.setUint32(0, body.length);
    whole.set(
      [...type].map((c) => c.charCodeAt(0)),
      4,
    );
    whole.set(Uint8Array.from(body), 8);
    view.setUint32(8 + body.length, crc32(whole.subarray(4, 8 + body.length)));
    return [...whole];
  };
  return Uint8Array.from([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...chunk("IHDR", header),
    ...extra.flatMap(([type, body]) => chunk(type, body)),
    ...chunk("IDAT", zlibSync(Uint8Array.from(lines))), ...chunk("IEND", []),
  ]); // prettier-ignore
}
const size = (n: number) => [0, 0, n >> 8, n & 255];
const rounded = (pixels: Float32Array) => Array.from(pixels, (v) => Math.round(v * 1000) / 1000);

describe("decodePng", () => {
  it("gives luminance for every colour type", () => {
    expect(rounded(decodePng(png({ width: 2, height: 1, channels: 1, data: Uint8Array.of(0, 51) })).pixels)).toEqual([
      0, 0.2,
    ]);
    expect(
      rounded(
        decodePng(png({ width: 1, height: 2, channels: 1, depth: 16, data: Uint16Array.of(65535, 13107) })).pixels,
      ),
    ).toEqual([1, 0.2]);
    const rgb = Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255);
    expect(rounded(decodePng(png({ width: 3, height: 1, channels: 3, data: rgb })).pixels)).toEqual([
      0.213, 0.715, 0.072,
    ]);
  });

  it("reads samples of less than a byte, and palettes with transparency", () => {
    const bits = rawPng(
      [...size(10), ...size(2), 1, 0, 0, 0, 0],
      [0, 0b10100000, 0b01000000, 0, 0b00000001, 0b10000000],
    );
    expect([...decodePng({ name: "b", bytes: bits }).pixels]).toEqual([
      1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0,
    ]);
    const palette: [string, number[]][] = [
      ["PLTE", [0, 0, 0, 255, 255, 255, 0, 0, 0]],
      ["tRNS", [255, 255, 0]],
    ];
    const indexed = rawPng([...size(3), ...size(1), 2, 3, 0, 0, 0], [0, 0b00011000], palette);
    // The visible half is as dark as bright: paper is white then.
    expect([...decodePng({ name: "p", bytes: indexed }).pixels]).toEqual([0, 1, 1]);
    const noEntry = rawPng([...size(1), ...size(1), 2, 3, 0, 0, 0], [0, 0b11000000], palette);
    expectDataError(() => decodePng({ name: "p", bytes: noEntry }), "png-corrupt");
  });

  it("lays transparent drawings on paper that shows them", () => {
    const drawing = (ink: number) =>
      png({ width: 3, height: 1, channels: 2, data: Uint8Array.of(0, 0, ink, 255, 255, 0) });
    expect([...decodePng(drawing(0)).pixels]).toEqual([1, 0, 1]);
    expect([...decodePng(drawing(255)).pixels]).toEqual([0, 1, 0]);
    const key = rawPng([...size(2), ...size(1), 8, 0, 0, 0, 0], [0, 7, 0], [["tRNS", [0, 7]]]);
    expect([...decodePng({ name: "k", bytes: key }).pixels]).toEqual([1, 0]);
  });

  it("says where a file was cut off, at every byte", () => {
    const { bytes } = png({ width: 5, height: 4, channels: 1, data: new Uint8Array(20).fill(9) });
    for (let end = 0; end < bytes.length; end++) {
      const cut = { name: "cut", bytes: bytes.subarray(0, end) };
      if (end < 8) expectDataError(() => decodePng(cut), "png-signature", { byte: 0 });
      else expectDataError(() => decodePng(cut), "png-truncated", { byte: end });
    }
  });

  it("refuses what it cannot or should not decode", () => {
    const of =
      (header: number[], lines: number[] = []) =>
      () =>
        decodePng({ name: "x", bytes: rawPng(header, lines) });
    expectDataError(of([...size(1), ...size(1), 4, 2, 0, 0, 0]), "png-header", { byte: 8 });
    expectDataError(of([...size(0), ...size(1), 8, 0, 0, 0, 0]), "png-too-large", { byte: 16 });
    expectDataError(of([...size(65535), ...size(65535), 8, 0, 0, 0, 0]), "png-too-large", { byte: 16 });
    expectDataError(of([...size(8), ...size(8), 1, 0, 0, 0, 1]), "png-interlaced", { byte: 28 });
    expectDataError(of([...size(8), ...size(8), 8, 0, 0, 0, 0], [0, 1, 2]), "png-corrupt");
  });

  it("stops unpacking a bomb", () => {
    const bomb = rawPng([...size(2), ...size(2), 8, 0, 0, 0, 0], []);
    const idat = zlibSync(new Uint8Array(2 ** 27));
    const body = new Uint8Array(12 + idat.length);
    new DataView(body.buffer).setUint32(0, idat.length);
    body.set([0x49, 0x44, 0x41, 0x54], 4);
    body.set(idat, 8);
    new DataView(body.buffer).setUint32(8 + idat.length, crc32(body.subarray(4, 8 + idat.length)));
    const bytes = Uint8Array.from([...bomb.subarray(0, 33), ...body, ...bomb.subarray(-12)]);
    expectDataError(() => decodePng({ name: "bomb", bytes }), "png-corrupt", { byte: 33 });
  });

  it("throws nothing but DataError for any bytes and any damage", () => {
    const whole = png({ width: 4, height: 4, channels: 3, data: new Uint8Array(48).map((_, i) => i * 5) }).bytes;
    expect(decode(whole).data).toHaveLength(48);
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void dataErrorOf(() => decodePng({ name: "any", bytes }))));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
        const bytes = whole.slice();
        bytes[at] = value;
        dataErrorOf(() => decodePng({ name: "damaged", bytes }));
      }),
      { numRuns: 500 },
    );
  });
});

describe("readImageSet", () => {
  const image = (name: string, height = 4, width = 4, value = 0.25) => ({
    name,
    height,
    width,
    pixels: new Float32Array(height * width).fill(value),
  });

  it("finds the class in the folder or in the file name", () => {
    expect(classSource(["cats/1.png", "dogs/1.png"])).toBe("folder");
    expect(classSource(["digits/3_1.png", "digits/4_1.png"])).toBe("name");
    expect(classOfName("all/cats/a.png", "folder")).toBe("cats");
    expect(
      ["3_0001.png", "d/cat-12.png", "cat (2).png", "cat12.png", "3_1_b.x.png"].map((n) => classOfName(n, "name")),
    ).toEqual(["3", "cat", "cat", "cat", "3"]);
    for (const name of ["12.png", "_1.png", "png", ""]) expectDataError(() => classOfName(name, "name"), "image-class");
    expectDataError(() => classOfName("a.png", "folder"), "image-class");
  });

  it("brings all images to one size and keeps their proportions", () => {
    const images = [image("a_1.png", 32, 32), image("b_1.png", 8, 40)];
    const { examples, notes } = readImageSet(
      images.map((i) => i.name),
      images,
    );
    expect(examples.shape).toEqual({ kind: "image", height: 16, width: 16 });
    expect(notes.map((n) => n.code)).toEqual(["class-from-name", "resized-mixed"]);
    const row = new Float64Array(256);
    examples.read(1, row);
    for (const v of row) expect(v).toBeCloseTo(0.25, 6);
  });

  it("puts a flat image in the middle of the square", () => {
    const pixels = Float32Array.of(0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    expect([...fitSquare({ name: "w", height: 2, width: 8, pixels }, 4)].map((v) => Math.round(v * 100) / 100)).toEqual([
      0.13, 0.13, 0.13, 0.13, 0, 0, 0, 0.5, 0.13, 0.13, 0.13, 0.13, 0.13, 0.13, 0.13, 0.13,
    ]); // prettier-ignore
  });

  it("refuses pixels that are not luminance", () => {
    for (const bad of [
      image("a_1", 4, 4, NaN),
      image("a_1", 4, 4, 2),
      { ...image("a_1"), width: 3 },
      image("a_1", 0, 0),
    ]) {
      expectDataError(() => readImageSet(["a_1"], [bad]), "image-pixels");
    }
  });
});

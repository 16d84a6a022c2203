import fc from "fast-check";
import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { dataErrorOf, expectDataError, textFile } from "./fixtures.ts";
import { readModes, readModesFile } from "./modes.ts";
import { readPoints, readPointsFile } from "./points.ts";

describe("readPoints", () => {
  const read = (text: string) => Array.from(readPoints("pasted", text));

  it("takes commas, semicolons, tabs and spaces, with and without a header", () => {
    for (const text of [
      "0,1\n-.5,2e1\n3,4",
      "0, 1\n-0.5, 20\n3, 4\n",
      "x;y\r\n0;1\r\n\r\n-.5;20\r\n3;4\r\n",
      "lon\tlat\n0\t1\n-.5\t20\n3\t4",
      "  0 1\n-.5   20\n3 4  ",
      "x y\n0 1\n-.5 20\n3 4",
    ]) {
      expect(read(text)).toEqual([0, 1, -0.5, 20, 3, 4]);
    }
    const { name, bytes } = textFile("p.csv.gz", "0,1\n-.5,20\n3,4");
    expect(Array.from(readPointsFile({ name, bytes: gzipSync(bytes) }))).toEqual([0, 1, -0.5, 20, 3, 4]);
  });

  it("says the line of what is wrong", () => {
    expectDataError(() => read("x,y\n1,2\n\n3,4,5"), "points-two", { line: 4 });
    expectDataError(() => read("1 2\n3 4 5"), "points-two", { line: 2 });
    expectDataError(() => read("1\n2\n3"), "points-two", { line: 1 });
    expectDataError(() => read("1,2\n3,cat"), "csv-cell-not-number", { line: 2, column: 2 });
    expectDataError(() => read("1,2\nx,y"), "csv-cell-not-number", { line: 2, column: 1 });
    expectDataError(() => read("1,2\n3,"), "csv-cell-missing", { line: 2, column: 2 });
    expectDataError(() => read("NaN,NaN\n3,1"), "csv-cell-not-finite", { line: 1, column: 1 });
    expectDataError(() => read("1,5;2\n1;3"), "csv-cell-decimal-comma", { line: 1, column: 1 });
    expectDataError(() => read("1,1e31\n"), "csv-cell-too-large", { line: 1, column: 2 });
    expectDataError(() => read("x,y\n" + "1,2\n".repeat(20_001)), "csv-too-many-rows", { line: 20_002 });
  });

  it("needs three different points", () => {
    expectDataError(() => read(""), "points-too-few");
    const error = expectDataError(() => read("x,y\n1,2\n1,2\n1,2.0\n3,4"), "points-too-few");
    expect(error.values).toEqual({ expected: 3, found: 2 });
  });

  it("throws nothing but DataError for any text and any bytes", () => {
    const text = fc.string({ unit: fc.constantFrom("1", "2", ".", "-", "e", "a", '"', ",", ";", "\t", "\n", " ") });
    fc.assert(
      fc.property(text, (t) => void dataErrorOf(() => read(t))),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void dataErrorOf(() => readPointsFile({ name: "any", bytes }))));
  });
});

describe("readModes", () => {
  const read = (text: string) => readModes("m.json", text);

  it("reads a list of modes", () => {
    const text = '[{ "weight": 2, "mean": [1, -2], "sd": 0.5 }, { "mean": [0, 0], "sd": 1 }]';
    const modes = [
      { weight: 2, mean: [1, -2], sd: 0.5 },
      { weight: 1, mean: [0, 0], sd: 1 },
    ];
    expect(read(text)).toEqual(modes);
    expect(readModesFile(textFile("m.json", text))).toEqual(modes);
  });

  it("names the entry", () => {
    const good = '{ "mean": [0, 0], "sd": 1 }';
    expectDataError(() => read("{"), "modes-json");
    expectDataError(() => read(good), "modes-json");
    expectDataError(() => read("[]"), "modes-none");
    expectDataError(() => read(`[${Array(65).fill(good).join()}]`), "modes-too-many");
    const entry = expectDataError(() => read(`[${good}, { "x": 0, "sd": 1 }]`), "mode-entry");
    expect(entry.values).toEqual({ mode: 2, found: "{ x, sd }" });
    expectDataError(() => read(`[${good}, null]`), "mode-entry");
    expectDataError(() => read('[{ "mean": [1, 2, 3], "sd": 1 }]'), "mode-entry");
    const text = expectDataError(() => read('[{ "mean": [1, "2"], "sd": 1 }]'), "mode-number");
    expect(text.values).toMatchObject({ mode: 1, field: "y", found: "2" });
    expectDataError(() => read('[{ "mean": [1, 2], "sd": 0 }]'), "mode-number");
    expectDataError(() => read('[{ "mean": [1, 2], "sd": 1, "weight": { "toString": 1 } }]'), "mode-number");
  });

  it("throws nothing but DataError for any JSON", () => {
    fc.assert(fc.property(fc.json(), (t) => void dataErrorOf(() => read(t))));
    const entry = fc.record({ mean: fc.jsonValue(), sd: fc.jsonValue() }, { requiredKeys: [] });
    fc.assert(fc.property(fc.array(entry), (t) => void dataErrorOf(() => read(JSON.stringify(t)))));
  });
});

import fc from "fast-check";
import { gzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { csvForm } from "./csv-examples.ts";
import { csvRows, detectDelimiter } from "./csv-rows.ts";
import { readCsv } from "./csv.ts";
import { dataErrorOf, expectDataError, textFile } from "./fixtures.ts";

const read = (text: string) => readCsv(textFile("t.csv", text));
const rowsOf = (text: string) => read(text).rows.map((row) => [...row]);
const codes = (text: string) => read(text).notes.map((n) => n.code);

describe("csvRows", () => {
  it("gives back what a writer that quotes everything wrote", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", ";", "\n", "\r", " ", "é", "类") });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 5 }),
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n", "\r"),
        (table, delimiter, end) => {
          const text = table
            .map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(delimiter) + end)
            .join("");
          expect([...csvRows(text, delimiter, "t")].map((row) => row.cells)).toEqual(table);
        },
      ),
    );
  });

  it("keeps count of lines over quoted line breaks and blank lines", () => {
    const lines = [...csvRows('a,"b\nb"\n\n\r\nc,d\r"e\r\ne",f', ",", "t")].map((row) => row.line);
    expect(lines).toEqual([1, 5, 6]);
  });

  it("detects the delimiter", () => {
    expect(detectDelimiter("a,b\n1,2")).toBe(",");
    expect(detectDelimiter("a\tb, c\n1\t2")).toBe("\t");
    expect(detectDelimiter("1,5;2,5;3\n1,5;2,5;3")).toBe(";");
    expect(detectDelimiter('"x;y",1,2\n"z;w",1,2')).toBe(",");
    expect(detectDelimiter("")).toBe(",");
  });
});

describe("readCsv", () => {
  it("reads numbers and labels with or without header, quotes, byte order mark, gzip", () => {
    const expected = [[1, 2], [-0.5, 3e2]]; // prettier-ignore
    for (const text of [
      "a,b,kind\n1,2,cat\n-.5,3e2,dog\n",
      "1,2,cat\n-.5,3e2,dog",
      '\ufeff"a";"label";"b"\r\n"1";"cat";2\r\n -.5 ;dog;"3e2"\r\n',
      "类别\tx\ty1\ncat\t1\t2\ndog\t-0.5\t300",
    ]) {
      const table = read(text);
      expect(table.rows.map((row) => [...row])).toEqual(expected);
      expect(table.labels).toEqual(["cat", "dog"]);
    }
    const { name, bytes } = textFile("t.csv.gz", "1,2,cat\n-.5,3e2,dog");
    expect(readCsv({ name, bytes: gzipSync(bytes) }).labels).toEqual(["cat", "dog"]);
  });

  it("reads UTF-16 with a byte order mark, as spreadsheets write it", () => {
    const text = "\ufeffa\tb\t标签\n1\t2\t猫\n3\t4\t狗\n";
    const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
    const little = new Uint8Array(units.buffer.slice(0));
    const big = Uint8Array.from(little, (_, i) => little[i ^ 1]);
    for (const bytes of [little, big]) expect(readCsv({ name: "u", bytes }).labels).toEqual(["猫", "狗"]);
  });

  it("tells a header from a first row", () => {
    expect(rowsOf("label,0,1\n5,1,2\n6,3,4")).toEqual([[1, 2], [3, 4]]); // prettier-ignore
    expect(rowsOf("1,2,y\n3,4,n\n5,6,y")).toHaveLength(3);
    expect(rowsOf("1,2,y\n3,4,0\n5,6,1")).toHaveLength(2);
    expect(read("a,b,c\n1,2,x\n3,4,y").featureNames).toEqual(["a", "b"]);
    expect(read("y,class,label\n1,2,x\n3,4,z").labels).toEqual(["x", "z"]);
    expect(read("x,y,kind\n1,2,a\n3,4,b").labels).toEqual(["a", "b"]);
    expect(read("y,x1,x2\n1,2,3\n0,4,5").labels).toEqual(["1", "0"]);
    expectDataError(() => read("1,NaN,x\n3,4,y"), "csv-cell-not-finite", { line: 1, column: 2 });
  });

  it("writes numeric labels in one way", () => {
    expect(read("1,2,1.0\n3,4,1\n5,6,-0").labels).toEqual(["1", "1", "0"]);
  });

  it("takes the first column as label where the last is constant", () => {
    const table = read("5,0,7,0\n3,9,1,0\n5,2,2,0");
    expect(table.labels).toEqual(["5", "3", "5"]);
    expect([...table.rows[0]]).toEqual([0, 7, 0]);
    expect(codes("5,0,7,0\n3,9,1,0\n5,2,2,0")).toEqual(["label-first"]);
  });

  it("leaves out a column that only numbers the rows", () => {
    const table = read("Id,a,b,Species\n1,5,6,x\n2,7,8,y\n3,9,10,x");
    expect(table.featureNames).toEqual(["a", "b"]);
    expect([...table.rows[2]]).toEqual([9, 10]);
    expect(read("id,a,b\n1,5,x\n2,7,y\n4,9,x").d).toBe(2);
  });

  it("says line and column of every bad cell, and what was found", () => {
    const cases = [
      ["", "csv-cell-missing"],
      ["x1", "csv-cell-not-number"],
      ["0x10", "csv-cell-not-number"],
      ["inf", "csv-cell-not-finite"],
      ["NaN", "csv-cell-not-finite"],
      ["1e400", "csv-cell-too-large"],
      ['"1,5"', "csv-cell-decimal-comma"],
    ] as const;
    for (const [cell, code] of cases) {
      expectDataError(() => read(`a,b,c\n1,2,x\n3,${cell},y`), code, { line: 3, column: 2 });
    }
    expect(expectDataError(() => read("a,b,c\n1,oops,x"), "csv-cell-not-number").values).toEqual({ found: "oops" });
    expectDataError(() => read("a,b,c\n1,2,x\n3,4,"), "csv-label-missing", { line: 3, column: 3 });
    expectDataError(() => read("a,b,c\n1,2,x\n3,4,NaN"), "csv-cell-not-finite", { line: 3, column: 3 });
    expectDataError(() => read('t,a,b\n"p\nq",1,x'), "csv-cell-not-number", { line: 2, column: 1 });
    expectDataError(() => read('label,a,b\n"p\nq",1,z'), "csv-cell-not-number", { line: 3, column: 3 });
  });

  it("says what is wrong with the form of a file", () => {
    expectDataError(() => read("  \n\n"), "csv-no-rows");
    expectDataError(() => read("a,b,label\n"), "csv-no-rows");
    expectDataError(() => read("1\n2\n"), "csv-one-column", { line: 1 });
    expectDataError(() => read("1,2,a\n\n1,2\n"), "csv-ragged", { line: 3 });
    expectDataError(() => read('1,2,a\n1,"2,b\n'), "csv-open-quote", { line: 2, column: 2 });
    expectDataError(() => read('1,2,a\n"1"x,2,b\n'), "csv-after-quote", { line: 2, column: 1 });
    expectDataError(() => read(`${"1,".repeat(4096)}a\n`), "csv-too-many-columns", { line: 1 });
    expectDataError(() => read("1,2,a\n".repeat(200_001)), "csv-too-many-rows", { line: 200_001 });
    const continuous = Array.from({ length: 65 }, (_, i) => `1,2,${i / 7}`).join("\n");
    expect(expectDataError(() => read(continuous), "csv-too-many-classes", { column: 3 }).values).toEqual({
      limit: 64,
      found: 65,
    });
    const latin1 = Uint8Array.from([0x31, 0x2c, 0x61, 0x0a, 0x32, 0x2c, 0xe9, 0x0a]);
    expectDataError(() => readCsv({ name: "l", bytes: latin1 }), "csv-encoding", { line: 2 });
  });

  it("reads test tables as the training table was read", () => {
    const train = read("5,0,7,0\n3,9,1,0\n5,2,2,0");
    expect(readCsv(textFile("s", "3,1,2,0\n5,1,2,4"), train).labels).toEqual(["3", "5"]);
    const named = read("a,b,label\n1,2,x\n3,4,y");
    expect([...readCsv(textFile("s", "label,b,a\nx,2,1"), named).rows[0]]).toEqual([1, 2]);
    expectDataError(() => readCsv(textFile("s", "1,2,3,x"), named), "csv-columns");
  });

  it("throws nothing but DataError for any bytes and any text", () => {
    const text = fc.string({
      unit: fc.constantFrom("1", "2", ".", "-", "e", "a", '"', ",", ";", "\t", "\n", "\r", "y"),
    });
    fc.assert(
      fc.property(text, (t) => void dataErrorOf(() => read(t))),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void dataErrorOf(() => readCsv({ name: "any", bytes }))));
  });
});

describe("csvForm", () => {
  const form = (cell: (i: number, j: number) => number, d: number) =>
    csvForm(
      read(
        Array.from({ length: 4 }, (_, i) => [...Array.from({ length: d }, (_, j) => cell(i, j)), i % 2].join()).join(
          "\n",
        ),
      ),
    );

  it("recognises points, images with their scale, and features", () => {
    expect(form((i, j) => i + j, 2).shape).toEqual({ kind: "points", dims: 2 });
    expect(form((i, j) => (i * 64 + j) % 17, 64)).toEqual({ shape: { kind: "image", height: 8, width: 8 }, scale: 16 });
    expect(form((i, j) => (i * 81 + j) % 256, 81).scale).toBe(255);
    expect(form((_, j) => j / 100, 100)).toMatchObject({ shape: { kind: "image", height: 10 }, scale: 1 });
    expect(form((_, j) => j / 10, 64).shape.kind).toBe("features");
    expect(form((_, j) => j - 1, 64).shape.kind).toBe("features");
    expect(form((_, j) => j, 65).shape.kind).toBe("features");
    expect(form((_, j) => j, 9).shape).toEqual({ kind: "features", dims: 9, names: undefined });
  });
});

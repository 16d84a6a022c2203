import { describe, expect, it } from "vitest";
import { DataError, describeError, dataError, excerpt } from "./errors.ts";
import { errorsEn, notesEn } from "./messages.en.ts";
import { errorsZh, notesZh } from "./messages.zh.ts";
import { describeNote, note } from "./notes.ts";

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

describe("messages", () => {
  it.each([
    [errorsEn, errorsZh],
    [notesEn, notesZh],
  ])("have the same codes and placeholders in both languages", (en, zh) => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    const names = (table: object) =>
      Object.entries(table)
        .map(([code, text]) => [code, ...new Set(placeholders(String(text)))])
        .sort();
    expect(names(zh)).toEqual(names(en));
    for (const text of Object.values(zh)) expect(text).toMatch(/[\u4e00-\u9fff]/);
  });

  it("name the file and the place, in both languages", () => {
    const error = dataError("csv-cell-not-number", "a.csv", { line: 3, column: 2 }, { found: "x{file}" });
    expect(error).toBeInstanceOf(DataError);
    expect(error.message).toBe("a.csv, line 3, column 2: expected a number, found “x{file}”.");
    expect(describeError(error, errorsZh)).toBe("a.csv 第 3 行第 2 列：应为数字，实为“x{file}”。");
  });

  it("describe notes in both languages", () => {
    const one = note("class-from-folder", {});
    expect(describeNote(one)).toBe("The class of an image is the name of its folder.");
    expect(describeNote(one, notesZh)).toBe("图像的类别取自所在文件夹的名称。");
  });

  it("quote foreign text on one short line", () => {
    expect(excerpt(" a\n b ")).toBe("a b");
    expect(excerpt("x".repeat(100))).toHaveLength(40);
  });
});

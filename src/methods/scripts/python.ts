/** Writing Python: literals, pieces of code with holes, and the whole script around them. */
import type { ControlValue } from "../../lab/controls.ts";

/** A value as a Python literal on one line; whatever a text holds, it stays a text. */
export function literal(value: ControlValue): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  const unit = (c: string) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value).replace(/[^\x20-\x7e]/g, unit);
}

/** Words for a comment or a docstring: on one line, and nothing that could end it. */
export const words = (text: string): string =>
  text
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, " ")
    .replaceAll("\\", "/")
    .replaceAll('"', "'");

/** teacherWidth → TEACHER_WIDTH */
export const constantName = (name: string): string => name.replace(/(?<=[a-z0-9])[A-Z]/g, (c) => `_${c}`).toUpperCase();

/**
 * A piece of Python: backslashes as written, common indentation removed. What is put in keeps the indentation of its place;
 * a line on which nothing but "" is put disappears.
 */
export function py(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const gone = "\u0000";
  const parts = dedented(strings.raw);
  let code = parts[0];
  values.forEach((value, i) => {
    const indent = /(?:^|\n)([ ]*)$/.exec(code)?.[1];
    const alone = indent !== undefined && /^(\n|$)/.test(parts[i + 1]);
    const text = String(value)
      .replaceAll("\n", `\n${indent ?? ""}`)
      .replace(/\n +(?=\n)/g, "\n");
    code += (alone && text === "" ? gone : text) + parts[i + 1];
  });
  const lines = code.split("\n").filter((line) => !line.includes(gone));
  return lines.join("\n").replace(/^\n+|\s+$/g, "");
}

function dedented(parts: readonly string[]): string[] {
  const depths = parts.flatMap((part, i) =>
    [...part.matchAll(/\n( *)(?=[^ \n]|$)/g)]
      .filter(({ index, 0: all }) => index + all.length < part.length || i < parts.length - 1)
      .map(([, spaces]) => spaces.length),
  );
  const depth = depths.length > 0 ? Math.min(...depths) : 0;
  return parts.map((part) => part.replaceAll(`\n${" ".repeat(depth)}`, "\n"));
}

/** Lines of at most so many characters, broken at spaces. */
export function wrapped(text: string, width = 100): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && lines.at(-1)!.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] += (lines.at(-1) ? " " : "") + word;
  }
  return lines;
}

/** Numbers as a Python list over as many lines as it takes, each entry already a literal. */
export function list(entries: readonly string[]): string {
  const one = `[${entries.join(", ")}]`;
  return one.length <= 90 ? one : `[\n${wrapped(entries.join(", "), 100).map((line) => `    ${line.replace(/ $/, "")}`).join("\n")},\n]`; // prettier-ignore
}

/** The files of the built page and what they weigh on the wire. */
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root } from "./report.ts";

export interface Chunk {
  readonly name: string;
  readonly raw: number;
  readonly gzip: number;
  /** Whether it was asked for before the first picture. */
  readonly beforeFirstPicture: boolean;
}

/** @param asked names of the files that a visit asked for until its first picture */
export function chunks(asked: readonly string[]): Chunk[] {
  const dist = join(root, "dist");
  return readdirSync(dist, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => !name.split("/").some((part) => part.startsWith(".")) && statSync(join(dist, name)).isFile())
    .map((name) => {
      const bytes = readFileSync(join(dist, name));
      const gzip = gzipSync(bytes, { level: 9 }).length;
      return { name, raw: bytes.length, gzip, beforeFirstPicture: asked.includes(name) };
    })
    .sort((a, b) => Number(b.beforeFirstPicture) - Number(a.beforeFirstPicture) || b.gzip - a.gzip);
}

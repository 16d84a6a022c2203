/** The engine in this process, reading pretrained networks from the folder `public/` of the project. */
import { readFile } from "node:fs/promises";
import { createLocalEngine } from "../engine/local.ts";
import type { Engine } from "../engine/protocol.ts";

export const publicFolder = new URL("../../public/", import.meta.url);

export function nodeEngine(): Engine {
  return createLocalEngine({ readPublic: async (path) => new Uint8Array(await readFile(new URL(path, publicFolder))) });
}

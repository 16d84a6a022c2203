/** Names that follow from the thing named. */
import type { Artifact } from "../../lab/artifact.ts";

/**
 * 64 bits over everything an artifact is, as 16 hexadecimal digits: the same network has the same name on every machine.
 * Two lanes of FxHash with the finish of MurmurHash3; no guard against forgery.
 */
export function contentId({ kind, name, architecture, diffusion, lineage, theta }: Artifact): string {
  const about = JSON.stringify([kind, name, architecture, diffusion ?? null, lineage]);
  const bits = new Uint32Array(theta.buffer, theta.byteOffset, theta.length);
  return [0x9e3779b1, 0x85ebca77]
    .map((factor) => {
      let h = factor;
      const take = (word: number) => (h = Math.imul(((h << 5) | (h >>> 27)) ^ word, factor));
      for (let i = 0; i < about.length; i++) take(about.charCodeAt(i));
      for (let i = 0; i < bits.length; i++) take(bits[i]);
      h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
      h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
      return ((h ^ (h >>> 16)) >>> 0).toString(16).padStart(8, "0");
    })
    .join("");
}

/** The same for artifacts of the same run and name, whatever came out. */
export const originOf = ({ name, lineage }: Pick<Artifact, "name" | "lineage">): string =>
  JSON.stringify([name, lineage]);

/** The models of the language half: small transformers that read a problem and write what follows. */
import { contextLength, vocabulary } from "../../data/tokens/last-digits.ts";
import type { Artifact, Lineage, TransformerArchitecture } from "../../lab/artifact.ts";
import type { Rng } from "../../math/rng.ts";
import { initialTheta, layoutOf } from "../../nn/layout.ts";
import type { Network } from "../../nn/network.ts";

const transformer = (width: number, blocks: number, heads: number, expand: number): TransformerArchitecture => ({
  kind: "transformer",
  tokens: contextLength,
  inputSize: vocabulary,
  width,
  heads,
  blocks,
  expand,
  head: "token",
  outputSize: vocabulary,
  causal: true,
});

export const teacherArchitecture = transformer(64, 2, 4, 2);
/** One layer; @param width a multiple of 4, for as many heads: with two, some seeds never learned the first step. */
export const studentArchitecture = (width: number): TransformerArchitecture => transformer(width, 1, 4, 2);

/**
 * Fresh parameters. Where a token stands matters as much here as what it is, so positions begin as large as digits do and
 * not at the layout's 0.02, from which a small network takes long to tell them apart.
 */
export function freshTheta(architecture: TransformerArchitecture, rng: Rng): Float32Array {
  const layout = layoutOf(architecture);
  const theta = initialTheta(layout, rng);
  const slot = (name: string) => layout.slots.find((one) => one.name === name)!;
  const { offset, size, initial } = slot("position");
  const scale = Number(slot("embed.weight").initial) / Number(initial);
  for (let i = offset; i < offset + size; i++) theta[i] *= scale;
  return theta;
}

export async function artifactOf(name: string, network: Network, { lineage }: { lineage: Lineage }): Promise<Artifact> {
  const { architecture } = network;
  return { kind: "language", name, architecture, theta: await network.values(), lineage };
}

/** Takes a network out of a file that a person gives, and says what is wrong with one that holds none. */
import * as v from "valibot";
import { decodeSafetensors } from "../../engine/client-files.ts";
import type { Artifact } from "../../lab/artifact.ts";
import { predictions } from "../../lab/artifact.ts";
import { limits } from "./shelf.ts";

export type FileProblem = "header" | "foreign" | "tensor" | "numbers" | "large";

/** Carries what is wrong, and the byte or tensor where it is known. */
export class UnreadableFile extends Error {
  constructor(
    readonly problem: FileProblem,
    readonly detail = "",
  ) {
    super(`${problem} ${detail}`);
  }
}

const size = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));
const count = v.pipe(v.number(), v.minValue(0));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const perceptron = v.object({
  kind: v.literal("mlp"),
  sizes: v.pipe(v.array(size), v.minLength(2), v.maxLength(100)),
  activation: v.picklist(["relu", "silu", "tanh"]),
});
const architecture = v.variant("kind", [
  perceptron,
  v.object({ kind: v.literal("lora"), base: perceptron, rank: size }),
  v.object({
    kind: v.literal("transformer"),
    tokens: size,
    inputSize: size,
    width: size,
    heads: size,
    blocks: v.pipe(size, v.maxValue(100)),
    expand: size,
    head: v.picklist(["pool", "token"]),
    outputSize: size,
    causal: v.optional(v.boolean()),
  }),
  v.object({
    kind: v.literal("diffusion-transformer"),
    tokens: size,
    features: size,
    told: size,
    width: size,
    heads: size,
    blocks: v.pipe(size, v.maxValue(100)),
    expand: size,
    judges: v.optional(v.array(size)),
  }),
]);
const metadata = v.object({
  kind: v.picklist(["classifier", "autoencoder", "diffusion", "language", "dataset", "adapter"]),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  architecture,
  diffusion: v.optional(
    v.object({
      prediction: v.picklist(predictions),
      dims: size,
      classes: whole,
      guided: v.optional(v.boolean()),
    }),
  ),
  lineage: v.object({
    method: v.string(),
    version: whole,
    parameters: v.record(v.string(), v.union([v.number(), v.string(), v.boolean()])),
    seed: whole,
    command: v.string(),
    parents: v.array(v.string()),
  }),
  spent: v.optional(
    v.object({
      seconds: count,
      steps: count,
      backend: v.string(),
      teacherCalls: v.optional(count),
      realSamples: v.optional(count),
    }),
  ),
});

/** Nothing in the file is trusted before it has been looked at. @throws UnreadableFile */
export function readArtifact(bytes: Uint8Array): Artifact {
  if (bytes.length > limits.bytes) throw new UnreadableFile("large");
  checkMetadata(headerOf(bytes));
  let artifact: Artifact;
  try {
    artifact = decodeSafetensors(bytes);
  } catch (error) {
    throw new UnreadableFile("tensor", error instanceof Error ? error.message : String(error));
  }
  if (!artifact.theta.every(Number.isFinite)) throw new UnreadableFile("numbers");
  return artifact;
}

function headerOf(bytes: Uint8Array): unknown {
  try {
    const length = Number(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(0, true));
    if (length > bytes.length - 8) throw new RangeError(`${length} > ${bytes.length - 8}`);
    return JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  } catch (error) {
    throw new UnreadableFile("header", error instanceof Error ? error.message : String(error));
  }
}

function checkMetadata(header: unknown): void {
  const texts = v.safeParse(v.object({ __metadata__: v.record(v.string(), v.string()) }), header);
  if (!texts.success) throw new UnreadableFile("foreign", "__metadata__");
  const { kind, name, ...rest } = texts.output.__metadata__;
  const given: Record<string, unknown> = { kind, name };
  for (const part of ["architecture", "diffusion", "lineage", "spent"]) {
    try {
      if (rest[part] !== undefined) given[part] = JSON.parse(rest[part]);
    } catch {
      throw new UnreadableFile("foreign", part);
    }
  }
  const checked = v.safeParse(metadata, given);
  if (!checked.success) throw new UnreadableFile("foreign", v.getDotPath(checked.issues[0]) ?? "");
  const { architecture: net } = checked.output;
  if ((checked.output.kind === "adapter") !== (net.kind === "lora")) throw new UnreadableFile("foreign", "kind");
  // What names more parameters than there are bytes is not given memory.
  if (parametersAtLeast(net) > limits.bytes / 2) throw new UnreadableFile("tensor", "architecture");
}

/** A lower bound, from the sizes alone. */
function parametersAtLeast(net: v.InferOutput<typeof architecture>): number {
  const perLayer = (sizes: readonly number[], count: (inputs: number, outputs: number) => number) =>
    sizes.slice(1).reduce((sum, n, i) => sum + count(sizes[i], n), 0);
  switch (net.kind) {
    case "mlp":
      return perLayer(net.sizes, (a, b) => a * b);
    case "lora":
      return perLayer(net.base.sizes, (a, b) => net.rank * (a + b));
    case "transformer":
    case "diffusion-transformer":
      return net.blocks * net.width ** 2 * net.expand;
  }
}

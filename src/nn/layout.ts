/** Where each weight of an architecture lies in its one flat parameter vector. */
import type {
  Architecture,
  DiffusionTransformerArchitecture,
  LoraArchitecture,
  MlpArchitecture,
  TransformerArchitecture,
} from "../lab/artifact.ts";
import type { Rng } from "../math/rng.ts";

export interface Slot {
  readonly name: string;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly size: number;
  /** Standard deviation of the initial normal; "one" and 0 are constants. */
  readonly initial: number | "one";
}

export interface Layout {
  readonly slots: readonly Slot[];
  /** Number of parameters. */
  readonly size: number;
}

type Entry = [name: string, shape: number[], initial: number | "one"];

/** He et al. 2015 (arXiv:1502.01852): keeps the variance through rectifiers; the output layer starts smaller. */
function mlpEntries({ sizes }: MlpArchitecture): Entry[] {
  return sizes.slice(1).flatMap((out, i): Entry[] => {
    const gain = i === sizes.length - 2 ? 1 : 2;
    return [
      [`layers.${i}.weight`, [sizes[i], out], Math.sqrt(gain / sizes[i])],
      [`layers.${i}.bias`, [out], 0],
    ];
  });
}

/** GPT-2's residual scaling: the projections back into the stream start smaller by the number of additions. */
function transformerEntries(a: TransformerArchitecture): Entry[] {
  const { width: d, expand } = a;
  const residual = 1 / Math.sqrt(2 * a.blocks);
  const blocks = Array.from({ length: a.blocks }, (_, i): Entry[] => [
    [`blocks.${i}.norm1.weight`, [d], "one"],
    [`blocks.${i}.norm1.bias`, [d], 0],
    [`blocks.${i}.qkv.weight`, [d, 3 * d], Math.sqrt(1 / d)],
    [`blocks.${i}.qkv.bias`, [3 * d], 0],
    [`blocks.${i}.proj.weight`, [d, d], residual * Math.sqrt(1 / d)],
    [`blocks.${i}.proj.bias`, [d], 0],
    [`blocks.${i}.norm2.weight`, [d], "one"],
    [`blocks.${i}.norm2.bias`, [d], 0],
    [`blocks.${i}.up.weight`, [d, expand * d], Math.sqrt(2 / d)],
    [`blocks.${i}.up.bias`, [expand * d], 0],
    [`blocks.${i}.down.weight`, [expand * d, d], residual * Math.sqrt(1 / (expand * d))],
    [`blocks.${i}.down.bias`, [d], 0],
  ]);
  return [
    ["embed.weight", [a.inputSize, d], Math.sqrt(1 / a.inputSize)],
    ["embed.bias", [d], 0],
    ["position", [a.tokens, d], 0.02],
    ...blocks.flat(),
    ["norm.weight", [d], "one"],
    ["norm.bias", [d], 0],
    ["head.weight", [d, a.outputSize], Math.sqrt(1 / d)],
    ["head.bias", [a.outputSize], 0],
  ];
}

/**
 * Peebles & Xie 2023 (arXiv:2212.09748), section 3.2: what the condition sets begins at 0, and so every block as the
 * identity. The queries' output does not: a discriminator that always says 0 learns nothing at equal rates.
 */
function diffusionTransformerEntries(a: DiffusionTransformerArchitecture): Entry[] {
  const { width: d, expand, told, features } = a;
  const blocks = Array.from({ length: a.blocks }, (_, i): Entry[] => [
    [`blocks.${i}.condition.weight`, [d, 6 * d], 0],
    [`blocks.${i}.condition.bias`, [6 * d], 0],
    [`blocks.${i}.qkv.weight`, [d, 3 * d], Math.sqrt(1 / d)],
    [`blocks.${i}.qkv.bias`, [3 * d], 0],
    [`blocks.${i}.proj.weight`, [d, d], Math.sqrt(1 / d)],
    [`blocks.${i}.proj.bias`, [d], 0],
    [`blocks.${i}.up.weight`, [d, expand * d], Math.sqrt(2 / d)],
    [`blocks.${i}.up.bias`, [expand * d], 0],
    [`blocks.${i}.down.weight`, [expand * d, d], Math.sqrt(1 / (expand * d))],
    [`blocks.${i}.down.bias`, [d], 0],
  ]);
  const last: Entry[] = [
    ["condition.weight", [d, 2 * d], 0],
    ["condition.bias", [2 * d], 0],
    ["head.weight", [d, features], 0],
    ["head.bias", [features], 0],
  ];
  return [
    ["embed.weight", [features, d], Math.sqrt(1 / features)],
    ["embed.bias", [d], 0],
    ["position", [a.tokens, d], 0.5],
    ["told.0.weight", [told, d], Math.sqrt(2 / told)],
    ["told.0.bias", [d], 0],
    ["told.1.weight", [d, d], Math.sqrt(2 / d)],
    ["told.1.bias", [d], 0],
    ...blocks.flat(),
    ...(a.judges ? judgeEntries(a.judges, d) : last),
  ];
}

function judgeEntries(judges: readonly number[], d: number): Entry[] {
  const all = judges.length * d;
  const each = judges.map((block): Entry[] => [
    [`judges.${block}.norm.weight`, [d], "one"],
    [`judges.${block}.norm.bias`, [d], 0],
    [`judges.${block}.query`, [1, d], 1],
    [`judges.${block}.read.weight`, [d, 2 * d], Math.sqrt(1 / d)],
    [`judges.${block}.read.bias`, [2 * d], 0],
  ]);
  return [
    ...each.flat(),
    ["verdict.norm.weight", [all], "one"],
    ["verdict.norm.bias", [all], 0],
    ["verdict.weight", [all, 1], Math.sqrt(1 / all)],
    ["verdict.bias", [1], 0],
  ];
}

/** Hu et al. 2021 (arXiv:2106.09685), section 4.1: B begins at 0, so that the adapted network begins as its base. */
function loraEntries({ base: { sizes }, rank }: LoraArchitecture): Entry[] {
  return sizes.slice(1).flatMap((out, i): Entry[] => [
    [`layers.${i}.A`, [sizes[i], rank], Math.sqrt(1 / sizes[i])],
    [`layers.${i}.B`, [rank, out], 0],
  ]);
}

function entriesOf(architecture: Architecture): Entry[] {
  switch (architecture.kind) {
    case "mlp":
      return mlpEntries(architecture);
    case "transformer":
      return transformerEntries(architecture);
    case "diffusion-transformer":
      return diffusionTransformerEntries(architecture);
    case "lora":
      return loraEntries(architecture);
  }
}

/** The layout of an architecture. */
export function layoutOf(architecture: Architecture): Layout {
  const entries = entriesOf(architecture);
  let offset = 0;
  const slots = entries.map(([name, shape, initial]): Slot => {
    const size = shape.reduce((a, b) => a * b, 1);
    const slot = { name, shape, offset, size, initial };
    offset += size;
    return slot;
  });
  return { slots, size: offset };
}

/** A piece of the parameters as a network uses it: a weight or gain with its bias as the last row, or a slot alone. */
export interface Part {
  readonly name: string;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly size: number;
}

/** The parts of a layout: every `name.weight` is followed by its `name.bias`, and the two are one matrix. */
export function partsOf({ slots }: Layout): Part[] {
  return slots.flatMap((slot, i): Part[] => {
    const { name, shape, offset, size } = slot;
    if (name.endsWith(".bias")) return [];
    if (!name.endsWith(".weight")) return [slot];
    const columns = shape.at(-1)!;
    const together = size + slots[i + 1].size;
    return [{ name: name.slice(0, -".weight".length), shape: [together / columns, columns], offset, size: together }];
  });
}

/** Fresh parameters; every slot draws from a stream of its own, so adding a layer leaves the others as they were. */
export function initialTheta(layout: Layout, rng: Rng): Float32Array {
  const theta = new Float32Array(layout.size);
  for (const { name, offset, size, initial } of layout.slots) {
    if (initial === "one") theta.fill(1, offset, offset + size);
    else if (initial > 0) {
      const draws = rng.fold("init", name).normal(size);
      for (let i = 0; i < size; i++) theta[offset + i] = draws[i] * initial;
    }
  }
  return theta;
}

/** What a comparison measures with: noise that all begin with, and judges of what they make of it. */
import { floorSets } from "../../lab/compare-views.ts";
import type { TargetView } from "../../lab/diffusion-views.ts";
import type { MethodSpec } from "../../lab/method.ts";
import type { PlaneTargetId } from "../../data/targets/plane.ts";
import { isImageTarget, type ImageTargetId } from "../../lab/image-targets.ts";
import { evenNormal } from "../../math/lattice.ts";
import { sample } from "../../math/mixture.ts";
import { mean } from "../../math/statistics.ts";
import { planeJudge } from "../../metrics/plane.ts";
import { tf } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { classOf, taken } from "../generative/generator.ts";
import { imageJudge } from "../generative/image-judge.ts";
import { digitClasses, digitSize, featureNetwork, imageSpace } from "../generative/images.ts";
import { targetView } from "../generative/plane-views.ts";
import { planeTargetOf } from "../generative/targets.ts";
import type { ComparedTarget } from "./spec.ts";

export interface Bench {
  readonly dims: number;
  /** Tokens of an example, where models are transformers. */
  readonly tokens?: number;
  /** Samples shown of everybody. */
  readonly shown: number;
  readonly target: TargetView;
  /** Standard normal numbers `[n, dims]`, the same whenever asked for. */
  noise(n: number): Float32Array;
  /** What people look at: points as they are, pictures 0 … 1. */
  picture(examples: Float32Array): Promise<Float32Array>;
  /** A judge of n pictured samples. */
  judge(n: number): Promise<(pictures: Float32Array) => Promise<Readonly<Record<string, number>>>>;
  /** What n true samples score, in the mean over several sets. */
  floor(n: number): Promise<Readonly<Record<string, number>>>;
  readonly labels?: (n: number) => Uint8Array;
}

type Given = Pick<Context<MethodSpec>, "rng" | "scope" | "pretrained">;

const meanOf = (scores: readonly Readonly<Record<string, number>>[]): Record<string, number> =>
  Object.fromEntries(Object.keys(scores[0]).map((name) => [name, mean(scores.map((score) => score[name]))]));

/** Pictures shown, and points. */
const shown = { images: 10, points: 600 };

export const benchOf = (given: Given, target: ComparedTarget): Promise<Bench> =>
  isImageTarget(target) ? ofImages(given, target) : Promise.resolve(ofPoints(given, target));

function ofPoints({ rng }: Given, id: PlaneTargetId): Bench {
  const target = planeTargetOf({ p: { target: id, modes: "" }, ownPoints: undefined });
  const judges = new Map<number, ReturnType<typeof planeJudge>>();
  const judgeOf = (n: number) => {
    const judge = judges.get(n) ?? planeJudge(target, n, { rng: rng.fold("truth") });
    judges.set(n, judge);
    return judge;
  };
  return {
    dims: 2,
    shown: shown.points,
    target: targetView(target, rng.fold("shown truth")),
    noise: (n) => evenNormal(rng.fold("samples"), n),
    picture: async (examples) => examples,
    async judge(n) {
      const judge = judgeOf(n);
      return async (x) => ({ ...judge(x) });
    },
    floor: async (n) => {
      const draw = (i: number) => sample(target.mixture, rng.fold("floor", i), n).x;
      return meanOf(Array.from({ length: floorSets }, (_, i) => ({ ...judgeOf(n)(draw(i)) })));
    },
  };
}

async function ofImages(given: Given, id: ImageTargetId): Promise<Bench> {
  const { rng } = given;
  const space = await imageSpace(given, id);
  const classifier = await featureNetwork(given, id);
  const labels = (n: number) => Uint8Array.from({ length: n }, (_, i) => classOf(i, digitClasses));
  const real = space.draw(rng.fold("shown truth"), shown.images);
  const judges = new Map<number, ReturnType<typeof imageJudge>>();
  const judgeOf = (n: number) => {
    const judge = judges.get(n) ?? imageJudge(classifier, n, rng.fold("truth"), space.draw);
    judges.set(n, judge);
    return judge;
  };
  return {
    dims: space.dims,
    ...(space.tokens && { tokens: space.tokens }),
    shown: shown.images,
    target: {
      kind: "target",
      shape: "image",
      height: digitSize,
      width: digitSize,
      classNames: Array.from({ length: digitClasses }, (_, i) => String(i)),
      samples: real.images,
      labels: real.labels,
    },
    noise: (n) => rng.fold("samples").normal(n * space.dims),
    async picture(examples) {
      const input = tf.tensor2d(examples, [examples.length / space.dims, space.dims]);
      const images = space.decode(input);
      input.dispose();
      return taken(images);
    },
    async judge(n) {
      const judge = await judgeOf(n);
      return async (images) => ({ ...(await judge(images, labels(n))) });
    },
    async floor(n) {
      const judge = await judgeOf(n);
      const scores: Readonly<Record<string, number>>[] = [];
      for (let i = 0; i < floorSets; i++) {
        const { images, labels: drawn } = space.draw(rng.fold("floor", i), n);
        scores.push({ ...(await judge(images, drawn)) });
      }
      return meanOf(scores);
    },
    labels,
  };
}

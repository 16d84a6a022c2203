/** The phase in which the images are learned. */
import type { Run } from "../../lab/run.ts";
import type { Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { isDue } from "./bench.ts";
import type { LearnedImages } from "./learned-images.ts";
import { matching } from "./objectives.ts";
import type { Prepared } from "./setup.ts";
import type { Spec } from "./spec.ts";

/** What the rate has fallen to at the end. */
const lastRate = 0.1;

export async function* distil(context: Context<Spec>, prepared: Prepared, learned: LearnedImages): Run<Scalar> {
  const { p, scope } = context;
  const { train, d } = prepared;
  const images = scope.constant(train.x, [train.n, d]);
  const match = matching(context, prepared, images);
  for (let k = 0; k < p.iterations; k++) {
    const rate = p.lr * (1 - (1 - lastRate) * (k / p.iterations));
    const loss = match(learned, rate, k);
    yield { type: "step", phase: "distil", step: k + 1, of: p.iterations, losses: { matchingLoss: loss } };
    if (isDue(k + 1, p.iterations, 50)) yield { type: "measured", phase: "distil", step: k + 1, metrics: {} };
  }
  scope.release(images);
}

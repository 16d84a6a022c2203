/** Finding the labels that were made wrong, by networks that never saw them. */
import { filterQuality, foldsOf, suggestLabels } from "../../data/confident-learning.ts";
import type { Run } from "../../lab/run.ts";
import { softmax } from "../../math/statistics.ts";
import { predict } from "../../nn/predict.ts";
import type { Scalar, Tensor } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { teach, type Findings } from "./bench.ts";
import { Learners } from "./learners.ts";
import { perceptron, type Prepared } from "./setup.ts";
import type { Spec } from "./spec.ts";
import { storeOf } from "./store.ts";

/** One network per fold learns from all other folds and is asked about its own. */
export async function* clean(
  context: Context<Spec>,
  prepared: Prepared,
  { found, test }: { readonly found: Findings; readonly test: Tensor },
): Run<Scalar> {
  const { p, rng, scope } = context;
  const { train, d, classes, noisy, wrong } = prepared;
  const fold = foldsOf(rng.fold("folds"), train.n, p.folds);
  const store = storeOf(scope, prepared);
  const { images, answers } = store;
  const rows = Array.from(fold.keys());
  const lessons = Array.from({ length: p.folds }, (_, f) =>
    store.real(
      "noisy",
      rows.filter((row) => fold[row] !== f),
    ),
  );
  const architecture = perceptron(d, p.width, p.depth, classes);
  const room = { architecture, copies: 1, lessons, images, answers, rng: rng.fold("fold networks") };
  const learners = scope.own(new Learners(room));
  const named = lessons.map(() => null);
  const losses = { foldsLoss: [0, p.folds] } as const;
  yield* teach(context, prepared, found, { phase: "folds", learners, named, losses, test });

  const asked = scope.constant(train.x, [train.n, d]);
  const logits = await predict(learners.network, asked);
  const outOfFold = new Float32Array(train.n * classes);
  for (const row of rows) {
    const at = (fold[row] * train.n + row) * classes;
    outOfFold.set(logits.subarray(at, at + classes), row * classes);
  }
  const suggested = suggestLabels(softmax(outOfFold, classes), noisy, classes);
  const flagged = noisy.map((label, row) => (suggested[row] === label ? 0 : 1));
  found.cleaning = { flagged, suggested };
  const { precision, recall } = filterQuality(flagged, wrong);
  // Nothing flagged, or nothing wrong, has no precision or recall.
  const measured = { filterPrecision: precision, filterRecall: recall };
  const metrics = Object.fromEntries(Object.entries(measured).filter(([, value]) => !Number.isNaN(value)));
  Object.assign(found.metrics, metrics);
  yield { type: "measured", phase: "folds", step: p.steps, metrics };
  for (const thing of [learners, asked, images, answers]) scope.release(thing);
}

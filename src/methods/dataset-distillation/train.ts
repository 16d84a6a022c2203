import type { Artifact } from "../../lab/artifact.ts";
import type { Run } from "../../lab/run.ts";
import { layoutOf } from "../../nn/layout.ts";
import type { Network } from "../../nn/network.ts";
import type { Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import type { Findings } from "./bench.ts";
import { clean } from "./clean.ts";
import { distil } from "./distil.ts";
import { judge } from "./judge.ts";
import { LearnedImages } from "./learned-images.ts";
import { watch } from "./observe.ts";
import { prepare, startOf } from "./setup.ts";
import type { Spec } from "./spec.ts";

/**
 * Data made small or clean while the model stays as it is, beside knowledge distillation, which does the reverse. A few
 * images per class are learned (Zhao & Bilen 2021, arXiv:2110.04181) and given to fresh networks to learn from, as are
 * chosen real ones; wrong labels planted in the examples are found and taken out (Northcutt et al. 2021, arXiv:1911.00068);
 * and a small student learns from a network that saw everything.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, scope, lineage } = context;
  const prepared = prepare(context);
  const { test: held, d } = prepared;
  const learned = scope.own(new LearnedImages(startOf(context, prepared), d));
  const found: Findings = { step: 0, metrics: {}, accuracies: {}, cleaning: null };
  yield { type: "ready", observable: watch(context, prepared, { learned, found }) };

  const test = scope.constant(held.x, [held.n, d]);
  const networks: Partial<Record<"learned" | "student", Network>> = {};
  const keep = (name: "learned" | "student", several: Network) => void (networks[name] = several);
  yield* counted(found, distil(context, prepared, learned));
  if (p.labelNoise > 0) yield* counted(found, clean(context, prepared, { found, test }));
  const images = await learned.values();
  yield* counted(found, judge(context, prepared, { found, test, learned: images, keep }));

  for (const [name, several] of Object.entries(networks)) {
    const { architecture } = several;
    const theta = (await several.values()).slice(0, layoutOf(architecture).size);
    const artifact: Artifact = { kind: "classifier", name, architecture, theta, lineage };
    yield { type: "artifact", artifact };
  }
}

/** The same run, whose steps the views are told of. */
async function* counted(found: Findings, run: Run<Scalar>): Run<Scalar> {
  for await (const event of run) {
    if (event.type === "step") found.step = event.step;
    yield event;
  }
}

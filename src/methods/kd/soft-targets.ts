/** What a frozen teacher says about the student's examples: computed once, looked up every step. */
import { crossEntropy } from "../../losses/cross-entropy.ts";
import { gradientCosine } from "../../losses/gradient-cosine.ts";
import { applyPolicy, teacherIsRight } from "../../losses/policies.ts";
import { softLabelLoss } from "../../losses/soft-labels.ts";
import type { Network } from "../../nn/network.ts";
import { tf, type Scalar, type Tensor, type Tensor2D } from "../../nn/tf.ts";
import { gradientOf } from "../../nn/trainer.ts";
import type { Context } from "../context.ts";
import { gather, type StepRows } from "./batches.ts";
import type { Classifier } from "./classifier.ts";
import { lastHidden, objectiveOf, type Batch } from "./objectives.ts";
import { usesFeatures, type Prepared } from "./setup.ts";
import type { Spec } from "./spec.ts";

export interface SoftTargets {
  /** The teacher's logits for every example of the student, under the policy, `[n, classes]`. */
  readonly logits: Tensor;
  /** Share of the labelled examples whose label is not the teacher's top class. */
  readonly conflicts: number;
  /** Maps the student's features to the width of the teacher's; hints only. */
  readonly regressor: Network | null;
  /** What `use` makes of the batch of some rows; everything else is freed, also when it throws. */
  onBatch<R extends Record<string, Scalar>>(
    x: Tensor,
    y: Tensor,
    at: { rows: StepRows; progress: number },
    use: (batch: Batch) => R,
  ): R;
}

/** The soft targets of a frozen teacher, for one pupil. */
export async function teach(
  context: Context<Spec>,
  { data, forStudent, labelled }: Prepared,
  teacher: { classifier: Classifier; network: Network | null },
  x: Tensor,
  pupil: Network,
): Promise<SoftTargets> {
  const { p, rng, scope } = context;
  const { classes } = data;
  const raw = await teacher.classifier.logits({ values: forStudent.x, tensor: x });
  // The labels of the transfer set are not used: no policy touches its soft labels.
  const known = Array.from(forStudent.y, (label, i) => (i < labelled ? label : -1));
  const right = teacherIsRight(raw, known, classes).subarray(0, labelled);
  // The policies are Hinton's story; the variants are compared as their authors wrote them.
  const policy = applyPolicy(p.variant === "hinton" ? p.policy : "mix", raw, known, classes);
  const logits = scope.constant(policy.logits, [forStudent.n, classes]);
  const weights =
    p.variant === "hinton" && p.policy === "filter" ? scope.constant(policy.weights, [forStudent.n]) : null;
  const network = teacher.network;
  const features = usesFeatures(p) && network ? scope.own(tf.tidy(() => lastHidden(network, x))) : null;
  const widths = [pupil.architecture.kind === "mlp" ? pupil.architecture.sizes.at(-2)! : 0, features?.shape[1] ?? 0];
  const regressor =
    p.variant === "hints"
      ? scope.network({ kind: "mlp", sizes: widths, activation: "relu" }, rng.fold("regressor"))
      : null;
  const wanted = [logits, weights, features].filter((t) => t !== null);
  return {
    logits,
    conflicts: 1 - right.reduce((n, isRight) => n + isRight, 0) / labelled,
    regressor,
    onBatch: (from, y, { rows, progress }, use) =>
      tf.tidy(() => {
        const [xb, yb] = gather([from, y], rows.labelled);
        const softX = rows.soft === rows.labelled ? xb : gather([from], rows.soft)[0];
        const found = gather(wanted, rows.soft);
        const of = (t: Tensor | null) => (t ? found[wanted.indexOf(t)] : null);
        const soft = { softX, soft: found[0], softWeights: of(weights), features: of(features) };
        return use({ x: xb, y: yb, ...soft, progress });
      }),
  };
}

/** Labelled examples the conflict is measured on. */
const conflictExamples = 256;

/**
 * Do label and teacher pull the student the same way? The cosine between the gradients of its two losses, now, on the
 * first labelled examples (Du et al. 2018, arXiv:1812.02224). For every student, where several are trained together.
 */
export async function gradientConflict(
  context: Context<Spec>,
  { labelled, data }: Prepared,
  student: Network,
  targets: SoftTargets,
  x: Tensor,
  y: Tensor,
): Promise<Record<string, number>[]> {
  const { T } = objectiveOf(context);
  const { copies } = student;
  const m = Math.min(labelled, conflictExamples);
  const cosine = tf.tidy(() => {
    const first = (t: Tensor, columns: number) => tf.slice(t as Tensor2D, [0, 0], [m, columns]);
    const [xb, yb, zb] = [first(x, data.d), first(y, data.classes), first(targets.logits, data.classes)];
    const hard = gradientOf(student, () => crossEntropy(yb, student.apply(xb), copies));
    const soft = gradientOf(student, () => softLabelLoss(zb, student.apply(xb), T));
    const rows = (gradient: Tensor) => tf.reshape(gradient, [copies, -1]);
    return gradientCosine(rows(hard.gradient), rows(soft.gradient));
  });
  const conflicts = await cosine.data();
  cosine.dispose();
  return Array.from(conflicts, (conflict) => ({ conflict, teacherConflicts: targets.conflicts }));
}

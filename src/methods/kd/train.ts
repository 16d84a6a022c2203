import { crossEntropy, smoothLabels } from "../../losses/cross-entropy.ts";
import { softLabelLoss } from "../../losses/soft-labels.ts";
import { epochBatches } from "../../data/shuffle.ts";
import type { Run } from "../../lab/run.ts";
import { gatherRows } from "../../nn/kernels/gather.ts";
import type { Network } from "../../nn/network.ts";
import { applyInChunks } from "../../nn/predict.ts";
import { tf, type Scalar, type Tensor } from "../../nn/tf.ts";
import type { Trainer } from "../../nn/trainer.ts";
import type { Context } from "../context.ts";
import { watch } from "./observe.ts";
import { oneHot, perceptron, prepareData } from "./setup.ts";
import type { Spec } from "./spec.ts";

/** Measurements per phase of a run. */
const measurements = 50;

/**
 * Knowledge distillation: Hinton, Vinyals & Dean 2015 (arXiv:1503.02531). A student on labels and the teacher's soft
 * labels, beside a control on the labels alone: same initial weights, same batches. Optionally a third on smoothed labels.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope } = context;
  const data = prepareData(context);
  const { classes, train } = data;
  const labelled = Math.min(p.labels, train.n);
  const pool = Math.min(p.labels + p.transfer, train.n);
  const x = scope.constant(train.x, [train.n, data.d]);
  const y = scope.constant(oneHot(train.y, classes), [train.n, classes]);

  // Nobody has trained a teacher on a person's own data beforehand.
  const live = p.teacher === "live" || p.dataset === "own";
  const teacher = live
    ? scope.network(perceptron(data.d, p.teacherWidth, p.teacherDepth, classes), rng.fold("teacher"))
    : await pretrainedTeacher(context);
  const architecture = perceptron(data.d, p.studentWidth, p.studentDepth, classes);
  const student = scope.network(architecture, rng.fold("student"));
  const control = scope.network(architecture, rng.fold("student"));
  const smoothed = p.smoothing > 0 ? scope.network(architecture, rng.fold("student")) : undefined;
  const networks = { teacher, student, control, ...(smoothed ? { smoothed } : {}) };

  let step = 0;
  const observable = watch(scope, data, networks, labelled, () => step);
  yield { type: "ready", observable };

  if (live) {
    const rows = epochBatches(rng.fold("teacher", "batches"), Math.min(p.teacherExamples, train.n), teacherBatch);
    const trainer = scope.trainer(teacher);
    for (let k = 0; k < p.teacherSteps; k++) {
      const [xb, yb] = gather([x, y], rows(k));
      const loss = trainer.step(p.lr, () => crossEntropy(yb, teacher.apply(xb)));
      tf.dispose([xb, yb]);
      yield { type: "step", phase: "teacher", step: k + 1, of: p.teacherSteps, losses: { teacherLoss: loss } };
      if (isDue(k + 1, p.teacherSteps)) {
        yield { type: "measured", phase: "teacher", step: k + 1, metrics: await observable.measure() };
      }
    }
    scope.release(trainer);
  }

  // The teacher is frozen from here on: its answer to every example is computed once.
  const xPool = tf.tidy(() => tf.slice(x, [0, 0], [pool, data.d]));
  const zTeacher = applyInChunks(teacher, xPool);
  xPool.dispose();
  scope.own(zTeacher);

  const trainers = [student, control, smoothed].map((network) => network && scope.trainer(network)) as Trainer[];
  const [forStudent, forControl, forSmoothed] = trainers;
  const labelledRows = batches(context, "batches", labelled);
  const poolRows = batches(context, "transfer", pool);
  for (let k = 0; k < p.steps; k++) {
    step = k + 1;
    const rows = labelledRows(k);
    const more = pool > labelled ? poolRows(k) : rows;
    const [xb, yb] = gather([x, y], rows);
    const [xt, zt] = gather([x, zTeacher], more);
    // L = (1 − α) CE(y, z_s) + α T² KL(p_t ‖ p_s); the soft part sees the transfer set as well.
    const losses: Record<string, Scalar> = {
      studentLoss: forStudent.step(p.lr, () => {
        const zb = student.apply(xb);
        const zs = more === rows ? zb : student.apply(xt);
        return tf.add(tf.mul(crossEntropy(yb, zb), 1 - p.alpha), tf.mul(softLabelLoss(zt, zs, p.T), p.alpha));
      }),
      controlLoss: forControl.step(p.lr, () => crossEntropy(yb, control.apply(xb))),
    };
    if (smoothed) {
      losses["smoothedLoss"] = forSmoothed.step(p.lr, () =>
        crossEntropy(smoothLabels(yb, p.smoothing), smoothed.apply(xb)),
      );
    }
    tf.dispose([xb, yb, xt, zt]);
    yield { type: "step", phase: "students", step, of: p.steps, losses };
    if (isDue(step, p.steps)) yield { type: "measured", phase: "students", step, metrics: await observable.measure() };
  }

  for (const [name, network] of Object.entries({ teacher, student, control })) {
    const { architecture, lineage } = { architecture: network.architecture, lineage: context.lineage };
    yield {
      type: "artifact",
      artifact: { kind: "classifier", name, architecture, theta: await network.values(), lineage },
    };
  }
}

const teacherBatch = 128;

/** The first step, the last, and evenly between. */
const isDue = (step: number, of: number) =>
  step === of || step === 1 || step % Math.max(1, Math.round(of / measurements)) === 0;

/** Rows of step k of shuffled epochs over `n` examples, at the batch size of the moment. */
function batches({ p, rng }: Context<Spec>, name: string, n: number): (k: number) => Int32Array {
  let size = p.batch;
  let rows = epochBatches(rng.fold(name), n, size);
  return (k) => {
    if (p.batch !== size) rows = epochBatches(rng.fold(name), n, (size = p.batch));
    return rows(k);
  };
}

/** The same rows of several tensors. */
function gather(tensors: Tensor[], rows: Int32Array): Tensor[] {
  return tf.tidy(() => {
    const index = tf.tensor1d(rows, "int32");
    return tensors.map((t) => gatherRows(t, index));
  });
}

async function pretrainedTeacher({ p, pretrained, scope }: Context<Spec>): Promise<Network> {
  const { architecture, theta } = await pretrained(`teacher-${p.dataset}`);
  return scope.network(architecture, theta);
}

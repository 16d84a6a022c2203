import { epochBatches } from "../../data/shuffle.ts";
import type { Artifact } from "../../lab/artifact.ts";
import type { Run } from "../../lab/run.ts";
import { crossEntropy, smoothLabels } from "../../losses/cross-entropy.ts";
import type { Network } from "../../nn/network.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { batchesOf, gather } from "./batches.ts";
import { exactClassifier, networkClassifier } from "./classifier.ts";
import { hintTerm, studentLoss } from "./objectives.ts";
import { watch } from "./observe.ts";
import { hasLiveTeacher, oneHot, perceptron, prepare, type Prepared } from "./setup.ts";
import { gradientConflict, teach } from "./soft-targets.ts";
import type { Spec } from "./spec.ts";

/** Measurements per phase of a run, and the batch a live teacher is trained with. */
const measurements = 50;
const teacherBatch = 128;

/**
 * Knowledge distillation: Hinton, Vinyals & Dean 2015 (arXiv:1503.02531). A student on labels and the teacher's soft
 * labels, beside a control on the labels alone: same initial weights, same batches. Optionally a third on smoothed labels.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope } = context;
  const prepared = prepare(context);
  const { data, forStudent } = prepared;
  const { d, classes } = data;

  const teacher = await teacherOf(context, prepared);
  const architecture = perceptron(d, p.studentWidth, p.studentDepth, classes);
  const twin = () => scope.network(architecture, rng.fold("student"));
  const [student, control] = [twin(), twin()];
  const smoothed = p.smoothing > 0 ? twin() : null;
  let step = 0;
  const answers = teacher ? networkClassifier(teacher) : exactClassifier(data.posterior!);
  const pupils = { student, control, ...(smoothed ? { smoothed } : {}) };
  const named = Object.fromEntries(Object.entries(pupils).map(([role, network]) => [role, networkClassifier(network)]));
  const observable = watch({ scope, prepared, classifiers: { teacher: answers, ...named }, step: () => step });
  yield { type: "ready", observable };

  if (teacher && hasLiveTeacher(p)) {
    for await (const event of trainTeacher(context, prepared, teacher)) {
      yield event;
      if (event.type === "step" && isDue(event.step, event.of)) {
        yield { type: "measured", phase: "teacher", step: event.step, metrics: await observable.measure() };
      }
    }
  }

  const x = scope.constant(forStudent.x, [forStudent.n, d]);
  const y = scope.constant(oneHot(forStudent.y, classes), [forStudent.n, classes]);
  const targets = await teach(context, prepared, { classifier: answers, network: teacher }, x);
  const { regressor } = targets;
  const [forTheStudent, forControl] = [scope.trainer(student), scope.trainer(control)];
  const forSmoothed = smoothed && scope.trainer(smoothed);
  const forRegressor = regressor && scope.trainer(regressor);
  const rowsOf = batchesOf(context, prepared);
  for (let k = 0; k < p.steps; k++) {
    step = k + 1;
    const losses = targets.onBatch(x, y, { rows: rowsOf(k), progress: k / p.steps }, (batch) => {
      const taken: Record<string, Scalar> = {
        studentLoss: forTheStudent.step(p.lr, () => studentLoss(p, student, batch, regressor)),
        controlLoss: forControl.step(p.lr, () => crossEntropy(batch.y, control.apply(batch.x))),
      };
      if (smoothed) {
        const onSmoothed = () => crossEntropy(smoothLabels(batch.y, p.smoothing), smoothed.apply(batch.x));
        taken["smoothedLoss"] = forSmoothed!.step(p.lr, onSmoothed);
      }
      if (regressor) forRegressor!.step(p.lr, () => hintTerm(student, batch, regressor));
      return taken;
    });
    yield { type: "step", phase: "students", step, of: p.steps, losses };
    if (isDue(step, p.steps)) {
      const conflict = await gradientConflict(context, prepared, student, targets, x, y);
      const metrics = { ...(await observable.measure()), ...conflict };
      yield { type: "measured", phase: "students", step, metrics };
    }
  }

  for (const [name, network] of Object.entries({ ...(teacher ? { teacher } : {}), student, control })) {
    yield { type: "artifact", artifact: await artifactOf(name, network, context) };
  }
}

/** A network with random weights to be trained, the pretrained one, or null for the exact posterior. */
async function teacherOf(context: Context<Spec>, { data }: Prepared): Promise<Network | null> {
  const { p, rng, scope } = context;
  if (hasLiveTeacher(p)) {
    return scope.network(perceptron(data.d, p.teacherWidth, p.teacherDepth, data.classes), rng.fold("teacher"));
  }
  if (p.teacher === "exact") return null;
  const { architecture, theta } = await context.pretrained(`teacher-${p.dataset}`);
  return scope.network(architecture, theta);
}

async function* trainTeacher(
  { p, rng, scope }: Context<Spec>,
  { data, forTeacher }: Prepared,
  teacher: Network,
): Run<Scalar> {
  const x = scope.constant(forTeacher.x, [forTeacher.x.length / data.d, data.d]);
  const y = scope.constant(oneHot(forTeacher.y, data.classes), [forTeacher.y.length, data.classes]);
  const rows = epochBatches(rng.fold("teacher", "batches"), forTeacher.n, teacherBatch);
  const trainer = scope.trainer(teacher);
  for (let k = 0; k < p.teacherSteps; k++) {
    const loss = tf.tidy(() => {
      const [xb, yb] = gather([x, y], rows(k));
      return trainer.step(p.lr, () => crossEntropy(yb, teacher.apply(xb)));
    });
    yield { type: "step", phase: "teacher", step: k + 1, of: p.teacherSteps, losses: { teacherLoss: loss } };
  }
  for (const thing of [trainer, x, y]) scope.release(thing);
}

/** The first step, the last, and evenly between. */
const isDue = (step: number, of: number) =>
  step === of || step === 1 || step % Math.max(1, Math.round(of / measurements)) === 0;

async function artifactOf(name: string, network: Network, { lineage }: Context<Spec>): Promise<Artifact> {
  const { architecture } = network;
  return { kind: "classifier", name, architecture, theta: await network.values(), lineage };
}

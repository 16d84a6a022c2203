import { epochBatches } from "../../data/shuffle.ts";
import type { Artifact } from "../../lab/artifact.ts";
import type { Run } from "../../lab/run.ts";
import { crossEntropy } from "../../losses/cross-entropy.ts";
import { initialTheta, layoutOf } from "../../nn/layout.ts";
import type { Network } from "../../nn/network.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { gather } from "./batches.ts";
import { exactClassifier, networkClassifier } from "./classifier.ts";
import { distil, type Round } from "./distil.ts";
import { isDue, measured } from "./measuring.ts";
import { watch } from "./observe.ts";
import { hasLiveTeacher, oneHot, perceptron, prepare, type Prepared } from "./setup.ts";
import type { Spec } from "./spec.ts";

const teacherBatch = 128;

/**
 * Knowledge distillation: Hinton, Vinyals & Dean 2015 (arXiv:1503.02531). A student on labels and the teacher's soft
 * labels, beside a control on the labels alone: same initial weights, same batches. Optionally a third on smoothed
 * labels, an assistant between teacher and student (Mirzadeh et al. 2020, arXiv:1902.03393), and further generations, in
 * which each student teaches a fresh one like it (Furlanello et al. 2018, arXiv:1805.04770). Recipes trained together
 * have a student each, which stand side by side in one network; everything else is the same for all and there once.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, each, rng, scope } = context;
  const prepared = prepare(context);
  const { d, classes, posterior } = prepared.data;

  const teacher = await teacherOf(context, prepared);
  const architecture = perceptron(d, p.studentWidth, p.studentDepth, classes);
  const initial = initialTheta(layoutOf(architecture), rng.fold("student"));
  const twins = (copies = 1) => scope.network(architecture, repeated(initial, copies), copies);
  const [student, control] = [twins(each.length), twins()];
  const smoothed = p.smoothing > 0 ? twins() : null;
  let step = 0;
  const onStep = (k: number) => void (step = k);
  const answers = teacher ? networkClassifier(teacher) : exactClassifier(posterior!);
  const pupils = { student, control, ...(smoothed ? { smoothed } : {}) };
  const named = Object.fromEntries(Object.entries(pupils).map(([role, network]) => [role, networkClassifier(network)]));
  const classifiers = { teacher: answers, ...named };
  const observable = watch({ scope, prepared, classifiers, students: each.length, step: () => step });
  yield { type: "ready", observable };

  if (teacher && hasLiveTeacher(p)) {
    for await (const event of trainTeacher(context, prepared, teacher)) {
      yield event;
      if (event.type === "step" && isDue(event.step, event.of)) {
        yield await measured(observable, { phase: "teacher", step: event.step });
      }
    }
  }
  let master: Round["master"] = { classifier: answers, network: teacher };
  if (p.assistantWidth > 0) {
    const assistant = scope.network(perceptron(d, p.assistantWidth, p.studentDepth, classes), rng.fold("assistant"));
    yield* distil(context, prepared, {
      phase: "assistant",
      master,
      pupil: assistant,
      loss: "assistantLoss",
      observable,
      onStep,
    });
    master = { classifier: networkClassifier(assistant), network: assistant };
  }
  const round = { pupil: student, loss: "studentLoss", observable, onStep } as const;
  yield* distil(context, prepared, { ...round, phase: "students", master, control, smoothed });
  for (let generation = 2; generation <= p.generations; generation++) {
    const parent = scope.own(await student.clone());
    master = { classifier: networkClassifier(parent), network: parent };
    student.reset(rng.fold("generation", generation));
    yield* distil(context, prepared, { ...round, phase: `generation${generation}`, master });
  }

  if (each.length > 1) return;
  for (const [name, network] of Object.entries({ ...(teacher ? { teacher } : {}), student, control })) {
    yield { type: "artifact", artifact: await artifactOf(name, network, context) };
  }
}

/** Values `copies` times, one behind the other. */
function repeated(values: Float32Array, copies: number): Float32Array {
  const all = new Float32Array(copies * values.length);
  for (let i = 0; i < copies; i++) all.set(values, i * values.length);
  return all;
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

async function artifactOf(name: string, network: Network, { lineage }: Context<Spec>): Promise<Artifact> {
  const { architecture } = network;
  return { kind: "classifier", name, architecture, theta: await network.values(), lineage };
}

/** How good every set of examples is for fresh networks to learn from, and what a small student takes from a large one. */
import type { Run } from "../../lab/run.ts";
import { softmax } from "../../math/statistics.ts";
import type { Network } from "../../nn/network.ts";
import { predict } from "../../nn/predict.ts";
import { tf, type Scalar, type Tensor } from "../../nn/tf.ts";
import { chosenSets } from "../../lab/dataset-views.ts";
import type { Context } from "../context.ts";
import { teach, type Findings, type SetId } from "./bench.ts";
import { Learners, type Lesson } from "./learners.ts";
import { perceptron, type Prepared } from "./setup.ts";
import type { Spec } from "./spec.ts";
import { storeOf } from "./store.ts";

interface Judging {
  readonly found: Findings;
  readonly test: Tensor;
  /** The learned images, `[classes·perClass, d]`. */
  readonly learned: Float32Array;
  /** Takes the networks that learned from the learned images, and the small students. */
  readonly keep: (name: "learned" | "student", networks: Network) => void;
}

/** Networks of one size for every set; then small students of those that learned from all examples. */
export async function* judge(context: Context<Spec>, prepared: Prepared, judging: Judging): Run<Scalar> {
  const { p, rng, scope } = context;
  const { found, test, learned, keep } = judging;
  const { d, classes, train } = prepared;
  const store = storeOf(scope, prepared, learned);
  const { images } = store;
  const sets: [SetId, Lesson][] = [
    ["learned", store.learned()],
    ["full", store.real("clean")],
    ...chosenSets.map((set): [SetId, Lesson] => [set, store.chosen(set)]),
  ];
  if (found.cleaning) {
    const { flagged } = found.cleaning;
    const kept = Array.from(flagged.keys()).filter((row) => flagged[row] === 0);
    sets.push(["noisy", store.real("noisy")], ["filtered", store.real("noisy", kept)]);
  }
  const large = perceptron(d, p.width, p.depth, classes);
  const common = { copies: p.judges, images };
  const room = { ...common, architecture: large, lessons: sets.map(([, lesson]) => lesson), answers: store.answers };
  const learners = scope.own(new Learners({ ...room, rng: rng.fold("judges") }));
  const losses = { learnedLoss: [0, 1], fullLoss: [1, 1], randomLoss: [2, 1] } as const;
  const named = sets.map(([id]) => id);
  yield* teach(context, prepared, found, { phase: "judges", learners, named, losses, test });
  keep("learned", scope.own(await learners.of(0)));
  const teachers = await learners.of(1);
  scope.release(learners);

  const all = scope.constant(train.x, [train.n, d]);
  const soft = softmax(await predict(teachers, all), classes, p.T);
  teachers.dispose();
  scope.release(all);
  // The teachers' answers, one teacher after another, behind the labels.
  const answers = scope.own(
    tf.tidy(() => tf.concat([store.answers, tf.tensor2d(soft, [soft.length / classes, classes])])),
  );
  const labels = store.real("clean");
  const taught = labels.answers.map((row) => row + store.answers.shape[0]);
  const lessons = [{ images: labels.images, answers: taught, answersApart: train.n, temperature: p.T }, labels];
  const small = perceptron(d, p.studentWidth, p.depth, classes);
  const students = scope.own(
    new Learners({ ...common, architecture: small, lessons, answers, rng: rng.fold("students") }),
  );
  const studentLosses = { kdLoss: [0, 1], smallLoss: [1, 1] } as const;
  yield* teach(context, prepared, found, {
    phase: "students",
    learners: students,
    named: ["kd", "small"],
    losses: studentLosses,
    test,
  });
  keep("student", scope.own(await students.of(0)));
  for (const thing of [students, answers, images, store.answers]) scope.release(thing);
}

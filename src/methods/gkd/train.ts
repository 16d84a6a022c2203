import { epochBatches } from "../../data/shuffle.ts";
import { drawProblems, prices } from "../../data/tokens/last-digits.ts";
import type { Run } from "../../lab/run.ts";
import { generalisedJsd } from "../../losses/generalised-jsd.ts";
import type { Network } from "../../nn/network.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { ask } from "../language/ask.ts";
import { inputsOf, perToken, pick, tokensIn } from "../language/batches.ts";
import { examOf } from "../language/exam.ts";
import { report } from "../language/measuring.ts";
import { artifactOf, freshTheta, studentArchitecture } from "../language/models.ts";
import { learn, momenta, pupilOf, rateAt, teach, type Lessons } from "../language/teach.ts";
import { teacherOf, trainTeacher } from "../language/teacher.ts";
import { watch, type ByRole } from "../language/watch.ts";
import { write } from "../language/write.ts";
import { divergenceFrom } from "./divergence.ts";
import type { Spec } from "./spec.ts";

/**
 * Generalised knowledge distillation (Agarwal et al. 2023, arXiv:2306.13649, algorithm 1): with probability λ the student
 * writes the texts itself, and on every token of them it is told the teacher's whole distribution. Beside it a twin that
 * goes on learning the teacher's texts, from the same warm-up and questions.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope } = context;
  const exam = examOf(rng);
  const X = drawProblems(rng.fold("questions"), p.questions, exam.numbers);
  const teacher = await teacherOf(context, p);
  const architecture = studentArchitecture(p.width);
  const fresh = () => scope.network(architecture, freshTheta(architecture, rng.fold("student")));
  const [student, twin] = [fresh(), fresh()];
  const divergence = divergenceFrom(teacher, exam, rng.fold("divergence"));
  const models: ByRole<Network> = { teacher, student };
  let step = 0;
  let teacherLooks = 0;
  const observable = watch({
    models,
    names: { teacher: "teacher", student: "student", control: "texts" },
    exam,
    rng,
    p,
    step: () => step,
    also: {
      measure: async () => ({
        teacherLooks,
        studentDivergence: await divergence(student),
        ...(models.control && { textsDivergence: await divergence(twin) }),
      }),
    },
  });
  const reporter = { observable, onStep: (k: number) => void (step = k) };
  yield { type: "ready", observable };
  yield* trainTeacher(context, { ...p, network: teacher, exam, reporter });
  const asking = { samples: 1, temperature: 1, rng: rng.fold("asking"), onStep: reporter.onStep };
  const { first } = yield* ask(teacher, X, asking); // (X, Y)

  const warm = pupilOf(scope, student, first, { batch: p.batch, rng: rng.fold("warm-up") });
  yield* learn({ phase: "warm-up", loss: "warmUpLoss", pupil: warm, steps: p.warmUp, lr: () => p.lr, reporter });
  scope.release(warm.trainer);
  await twin.become(student);
  models.control = twin;

  const trainer = scope.trainer(student, momenta);
  const control = pupilOf(scope, twin, first, { batch: p.batch, rng: rng.fold("batches") });
  const rows = epochBatches(rng.fold("batches"), X.length / prices, p.batch);
  for (let k = 0; k < p.steps; k++) {
    const now = rng.fold("on-policy", k);
    const isOwn = now.fold("u").next() < p.lambda; // u ≤ λ
    const x = pick(X, rows(k));
    const y = isOwn
      ? (await write(student, x, { temperature: 1, rng: now.fold("texts") })).texts // y ~ p_S(· | x)
      : pick(first.texts, rows(k));
    teacherLooks += tokensIn(y);
    const rate = p.lr * rateAt(k, p.steps);
    const studentLoss = tf.tidy(() => descend({ problems: x, texts: y }, rate));
    const textsLoss = teach(control, k, rate);
    const losses = { studentLoss, textsLoss, onPolicy: tf.scalar(Number(isOwn)) };
    yield* report(reporter, { phase: "students", step: k + 1, of: p.steps, losses });
  }
  yield { type: "artifact", artifact: await artifactOf("student", student, context) };
  yield { type: "artifact", artifact: await artifactOf("texts", twin, context) };

  /** θ ← θ − η ∇ mean over tokens of D(p_T ‖ p_S)(y | x); no gradient through the drawing of y. */
  function descend({ problems, texts }: Lessons, rate: number): Scalar {
    const inputs = inputsOf(problems, texts);
    const weight = perToken(texts, () => 1 / tokensIn(texts));
    const P = tf.logSoftmax(teacher.apply(inputs));
    return trainer.step(rate, () => generalisedJsd(p.beta, P, tf.logSoftmax(student.apply(inputs)), weight));
  }
}

import { epochBatches } from "../../data/shuffle.ts";
import { answerTexts, drawProblems, formatTexts, prices, type Rows } from "../../data/tokens/last-digits.ts";
import type { Run, RunEvent } from "../../lab/run.ts";
import { mean } from "../../math/statistics.ts";
import type { Network } from "../../nn/network.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { ask } from "../language/ask.ts";
import { pick, tokensIn } from "../language/batches.ts";
import { examOf } from "../language/exam.ts";
import { report } from "../language/measuring.ts";
import { artifactOf, freshTheta, studentArchitecture } from "../language/models.ts";
import { learn, momenta, pupilOf } from "../language/teach.ts";
import { teacherOf, trainTeacher } from "../language/teacher.ts";
import { watch, type ByRole } from "../language/watch.ts";
import { rollOut, update, withoutAdvantage, type Rollouts } from "./grpo.ts";
import { passAt8 } from "./pass-at-8.ts";
import type { Spec } from "./spec.ts";

/** How the start is taught: as in `sequence-kd` by default, stopped early where the recipe says so. */
const start = { batch: 32, lr: 1e-2, planned: 400 } as const;

/**
 * Group relative policy optimisation (Shao et al. 2024, arXiv:2402.03300, algorithm 1, with a single iteration and the
 * outcome as reward), from a student that was distilled, taught the format alone, or taught answers.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope } = context;
  const exam = examOf(rng);
  const questions = drawProblems(rng.fold("questions"), p.questions, exam.numbers);
  const teacher = p.start === "distilled" ? await teacherOf(context, p) : null;
  const architecture = studentArchitecture(p.width);
  const fresh = () => scope.network(architecture, freshTheta(architecture, rng.fold("student")));
  // π_ref, and the policy π that begins as it.
  const [reference, policy] = [fresh(), fresh()];
  let step = 0;
  let tokensDrawn = 0;
  let last: Rollouts | null = null;
  const models: ByRole<Network> = { ...(teacher ? { teacher } : {}), control: reference };
  const pass8 = passAt8(exam, rng.fold("pass"));
  const observable = watch({
    models,
    names: { teacher: "teacher", student: "student", control: "start" },
    exam,
    rng,
    p,
    step: () => step,
    also: {
      views: async (isWatched) => (last && isWatched("groups") ? [shown(last)] : []),
      async measure(): Promise<Record<string, number>> {
        if (!last) return {};
        return { tokensDrawn, startPass8: await pass8(reference), studentPass8: await pass8(policy) };
      },
    },
  });
  const reporter = { observable, onStep: (k: number) => void (step = k) };
  yield { type: "ready", observable };
  if (teacher) yield* trainTeacher(context, { ...p, network: teacher, exam, reporter });

  const texts = yield* startTexts();
  const pupil = pupilOf(scope, reference, { problems: questions, texts }, { ...start, rng: rng.fold("batches") });
  const { lr, planned } = start;
  yield* learn({ phase: "start", loss: "startLoss", pupil, steps: p.startSteps, lr: () => lr, planned: Math.max(planned, p.startSteps), reporter }); // prettier-ignore
  scope.release(pupil.trainer);
  await policy.become(reference); // π ← π_ref
  models.student = policy;

  const trainer = scope.trainer(policy, momenta);
  const rows = epochBatches(rng.fold("prompts"), questions.length / prices, p.problems);
  for (let k = 0; k < p.updates; k++) {
    const q = pick(questions, rows(k)); // a batch of questions
    last = await rollOut(policy, q, p.group, rng.fold("rollouts", k)); // G outputs for each, from π_old = π
    tokensDrawn += tokensIn(last.texts);
    const { loss, kl } = update({ policy, trainer, reference, p }, last);
    const [reward, noAdvantage] = [tf.scalar(mean(last.rewards)), tf.scalar(withoutAdvantage(last))];
    const losses = { studentLoss: loss, kl, reward, noAdvantage };
    yield* report(reporter, { phase: "rl", step: k + 1, of: p.updates, losses });
  }
  yield { type: "artifact", artifact: await artifactOf("start", reference, context) };
  yield { type: "artifact", artifact: await artifactOf("student", policy, context) };

  async function* startTexts(): AsyncGenerator<RunEvent<Scalar>, Rows, void> {
    if (p.start === "answers") return answerTexts(questions);
    if (p.start === "format") return formatTexts(questions, rng.fold("format"));
    const asking = { samples: 1, temperature: 1, rng: rng.fold("asking"), onStep: reporter.onStep };
    const { first } = yield* ask(teacher!, questions, asking);
    return first.texts;
  }
  function shown({ problems, size, texts: answers, rewards, advantages }: Rollouts) {
    return {
      kind: "groups",
      step,
      size,
      problems: problems.filter((_, i) => Math.floor(i / prices) % size === 0),
      texts: answers.slice(),
      rewards: Float32Array.from(rewards),
      advantages: Float32Array.from(advantages),
    } as const;
  }
}

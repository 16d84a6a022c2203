import { answerTexts, drawProblems, goldTexts } from "../../data/tokens/last-digits.ts";
import type { Run } from "../../lab/run.ts";
import type { Network } from "../../nn/network.ts";
import type { Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { ask } from "../language/ask.ts";
import { examOf, shareRight } from "../language/exam.ts";
import { report } from "../language/measuring.ts";
import { artifactOf, freshTheta, studentArchitecture } from "../language/models.ts";
import { learn, pupilOf, rateAt, teach, type Lessons, type Pupil } from "../language/teach.ts";
import { teacherOf, trainTeacher } from "../language/teacher.ts";
import { watch, type ByRole } from "../language/watch.ts";
import type { Spec } from "./spec.ts";

/** What every arm's metrics begin with. */
const names = {
  teacher: "teacher",
  student: "student",
  control: "answers",
  smoothed: "unfiltered",
  truth: "gold",
} as const satisfies ByRole<string>;
type Arm = Exclude<keyof typeof names, "teacher">;

/**
 * Sequence-level distillation (Kim & Rush 2016, arXiv:1606.07947, section 3.2; DeepSeek-AI 2025, arXiv:2501.12948,
 * section 2.4). Four students with the same initial weights, questions and number of steps; what differs is the text that
 * they are taught: the teacher's, filtered by the right answer (student) or as it came (smoothed), the true steps
 * (truth), the right answer alone (control).
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope } = context;
  const exam = examOf(rng);
  const questions = drawProblems(rng.fold("questions"), p.questions, exam.numbers);
  const teacher = await teacherOf(context, p);
  const architecture = studentArchitecture(p.width);
  const fresh = () => scope.network(architecture, freshTheta(architecture, rng.fold("student")));
  const arms: Record<Arm, Network> = { student: fresh(), smoothed: fresh(), truth: fresh(), control: fresh() };
  const longer = p.equalTokens ? fresh() : null;
  let step = 0;
  const cost: Record<string, number> = { parameters: arms.student.layout.size };
  const pupils: Record<string, Pupil> = {};
  const taught = () => Object.entries(pupils).map(([name, { tokens }]) => [`${name}Tokens`, tokens]);
  const observable = watch({
    models: { teacher, ...arms },
    names,
    apart: longer ? { longer } : {},
    exam,
    rng,
    p,
    step: () => step,
    also: { measure: async () => ({ ...cost, ...Object.fromEntries(taught()) }) },
  });
  const onStep = (k: number) => void (step = k);
  const reporter = { observable, onStep };
  yield { type: "ready", observable };
  yield* trainTeacher(context, { ...p, network: teacher, exam, reporter });

  const asking = { samples: p.samples, temperature: p.teacherTemperature, rng: rng.fold("asking"), onStep };
  const { first, kept, tokens } = yield* ask(teacher, questions, asking);
  cost["tokensWritten"] = tokens;
  cost["textsRight"] = shareRight(questions, first.texts);
  cost["questionsKept"] = kept.problems.length / questions.length;

  const lessons: Record<Arm, Lessons> = {
    student: kept,
    smoothed: first,
    truth: { problems: questions, texts: goldTexts(questions) },
    control: { problems: questions, texts: answerTexts(questions) },
  };
  const pupil = (network: Network, texts: Lessons): Pupil =>
    pupilOf(scope, network, texts, { batch: p.batch, rng: rng.fold("batches") });
  for (const arm of Object.keys(arms) as Arm[]) pupils[names[arm]] = pupil(arms[arm], lessons[arm]);
  for (let k = 0; k < p.steps; k++) {
    const losses: Record<string, Scalar> = {};
    for (const [name, one] of Object.entries(pupils)) losses[`${name}Loss`] = teach(one, k, p.lr * rateAt(k, p.steps));
    yield* report(reporter, { phase: "students", step: k + 1, of: p.steps, losses });
  }
  if (longer) {
    // As many tokens as the student had, and so more steps.
    const steps = Math.round((p.steps * pupils["student"].tokens) / pupils["answers"].tokens);
    cost["longerSteps"] = steps;
    pupils["longer"] = pupil(longer, lessons.control);
    yield* learn({ phase: "tokens", loss: "longerLoss", pupil: pupils["longer"], steps, lr: () => p.lr, reporter });
  }
  for (const [role, network] of Object.entries({ teacher, ...arms }) as [keyof typeof names, Network][])
    yield { type: "artifact", artifact: await artifactOf(names[role], network, context) };
}

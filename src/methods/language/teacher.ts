/** The teacher: a larger transformer that has learned from a textbook with mistakes; shipped, or trained in the run. */
import { drawProblems, textbook } from "../../data/tokens/last-digits.ts";
import type { MethodSpec } from "../../lab/method.ts";
import type { Run } from "../../lab/run.ts";
import type { Network } from "../../nn/network.ts";
import type { Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import type { Exam } from "./exam.ts";
import type { Reporter } from "./measuring.ts";
import { freshTheta, teacherArchitecture } from "./models.ts";
import { learn, pupilOf } from "./teach.ts";

/** Solutions in the textbook, and how it is learned. */
const pages = 4000;
const training = { batch: 32, lr: 2e-3 } as const;

export interface TeacherChoice {
  readonly teacher: "pretrained" | "live";
  /** Probability that the textbook gets a bad fact wrong. */
  readonly teacherErrors: number;
  readonly teacherSteps: number;
}

type Given = Pick<Context<MethodSpec>, "scope" | "rng" | "pretrained">;

export async function teacherOf({ scope, rng, pretrained }: Given, p: TeacherChoice): Promise<Network> {
  if (p.teacher === "live") return scope.network(teacherArchitecture, freshTheta(teacherArchitecture, rng.fold("teacher"))); // prettier-ignore
  const { architecture, theta } = await pretrained("teacher-last-digits");
  return scope.network(architecture, theta);
}

export interface TeacherTraining extends TeacherChoice {
  readonly network: Network;
  readonly exam: Exam;
  readonly reporter: Reporter;
}

/** Trains a live teacher; a shipped one is as it is. */
export async function* trainTeacher({ scope, rng }: Given, o: TeacherTraining): Run<Scalar> {
  if (o.teacher === "pretrained") return;
  const stream = rng.fold("textbook");
  const problems = drawProblems(stream.fold("problems"), pages, o.exam.reserved);
  const texts = textbook(problems, o.teacherErrors, stream.fold("errors"));
  const pupil = pupilOf(scope, o.network, { problems, texts }, { batch: training.batch, rng: stream.fold("batches") });
  const { teacherSteps: steps, reporter } = o;
  yield* learn({ phase: "teacher", loss: "teacherLoss", pupil, steps, lr: () => training.lr, reporter });
  scope.release(pupil.trainer);
}

/** The held-out problems that every model is asked, and how what it writes is marked. */
import {
  badFactsMet,
  drawProblems,
  isRight,
  numbersOf,
  prices,
  rowOf,
  type Rows,
} from "../../data/tokens/last-digits.ts";
import type { Rng } from "../../math/rng.ts";

const examProblems = 400;
/** The textbook leaves out some more, so that the exam may grow without a new teacher. */
const reservedProblems = 600;

export interface Exam {
  /** `[n, prices]` */
  readonly problems: Rows;
  /** Their numbers: no student is taught these. */
  readonly numbers: ReadonlySet<number>;
  /** These and more: they are not in the teacher's textbook. */
  readonly reserved: ReadonlySet<number>;
  /** Whether the true solution meets a fact that the textbook gets wrong, `[n]`. */
  readonly isHard: readonly boolean[];
}

export function examOf(rng: Rng): Exam {
  const problems = drawProblems(rng.fold("exam"), examProblems);
  const isHard = Array.from({ length: examProblems }, (_, i) => badFactsMet(rowOf(problems, i)) > 0);
  const numbers = numbersOf(problems);
  const reserved = new Set([...numbers, ...numbersOf(drawProblems(rng.fold("exam"), reservedProblems))]);
  return { problems, numbers, reserved, isHard };
}

/** Share of right answers among texts `[n, textLength]` on problems `[n, prices]`; NaN where nothing is asked. */
export function shareRight(problems: Rows, texts: Rows, counts: (i: number) => boolean = () => true): number {
  let [asked, right] = [0, 0];
  for (let i = 0; i < problems.length / prices; i++) {
    if (!counts(i)) continue;
    asked++;
    if (isRight(rowOf(problems, i), rowOf(texts, i))) right++;
  }
  return right / asked;
}

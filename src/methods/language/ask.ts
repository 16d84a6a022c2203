/** What a teacher writes for a student's questions, and what of it is kept: no logits leave it, only texts. */
import { isRight, prices, rowOf, textLength, type Rows } from "../../data/tokens/last-digits.ts";
import { LabFailure } from "../../lab/errors.ts";
import type { RunEvent } from "../../lab/run.ts";
import type { Rng } from "../../math/rng.ts";
import type { Network } from "../../nn/network.ts";
import type { Scalar } from "../../nn/tf.ts";
import { pick, repeated, tokensIn } from "./batches.ts";
import type { Lessons } from "./teach.ts";
import { write } from "./write.ts";

export interface Answers {
  /** The first text for every question, right or wrong. */
  readonly first: Lessons;
  /** The first right text for every question that has one: rejection sampling. */
  readonly kept: Lessons;
  /** Tokens that the teacher wrote. */
  readonly tokens: number;
}

interface Asking {
  /** Texts per question. */
  readonly samples: number;
  readonly temperature: number;
  readonly rng: Rng;
  readonly onStep: (step: number) => void;
}

/** Questions asked at once. */
const block = 50;

/**
 * Lets the teacher write `samples` texts for every question.
 * @throws LabFailure when not a single one of them is right
 */
export async function* ask(
  teacher: Network,
  questions: Rows,
  { samples, temperature, rng, onStep }: Asking,
): AsyncGenerator<RunEvent<Scalar>, Answers, void> {
  const n = questions.length / prices;
  const of = Math.ceil(n / block);
  const first = new Uint8Array(n * textLength);
  const kept: { question: number; text: Rows }[] = [];
  let tokens = 0;
  for (let b = 0; b < of; b++) {
    const from = b * block;
    const asked = questions.subarray(from * prices, (from + block) * prices);
    const { texts } = await write(teacher, repeated(asked, samples), { temperature, rng: rng.fold("texts", b) });
    tokens += tokensIn(texts);
    for (let q = 0; q < asked.length / prices; q++) {
      const all = Array.from({ length: samples }, (_, s) => rowOf(texts, q * samples + s));
      first.set(all[0], (from + q) * textLength);
      const right = all.find((text) => isRight(rowOf(asked, q), text));
      if (right) kept.push({ question: from + q, text: right });
    }
    onStep(b + 1);
    yield { type: "step", phase: "asking", step: b + 1, of, losses: {} };
  }
  if (kept.length === 0) {
    const accepted = "more, or a better teacher: not one of its texts is right";
    throw new LabFailure({ type: "BadParameters", problems: [{ name: "samples", given: String(samples), accepted }] });
  }
  const problems = pick(questions, kept.map(({ question }) => question)); // prettier-ignore
  const texts = Uint8Array.from(kept.flatMap(({ text }) => [...text]));
  return { first: { problems: questions, texts: first }, kept: { problems, texts }, tokens };
}

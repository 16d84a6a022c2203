/**
 * A task for small language models: the last digit of a total. `753924=` asks for the last digit of 7 + 5 + 3 + 9 + 2 + 4;
 * a written solution is the running last digits `25460`, the last of which is the answer.
 */
import type { Rng } from "../../math/rng.ts";

/** Prices of a problem. */
export const prices = 6;
/** Tokens 0 … 9 are the digits. */
export const equals = 10;
/** Ends a text; what stands behind it does not count. */
export const end = 11;
export const vocabulary = 12;
/** What each token looks like. */
export const symbols = "0123456789=⏎";

/** A problem and the sign behind it. */
export const promptLength = prices + 1;
/** The longest text a model may write: the running last digits and the end. */
export const textLength = prices;
/** What a model reads at once: the prompt and all of the text but its end. */
export const contextLength = promptLength + textLength - 1;

/** Problems `[n, prices]`, or texts `[n, textLength]`, row by row. */
export type Rows = Uint8Array;

export const rowOf = (rows: Rows, i: number): Rows => rows.subarray(i * prices, (i + 1) * prices);

/** `n` problems, no two alike and none in `except` (numbers of problems); at most some 100 000 in all. */
export function drawProblems(rng: Rng, n: number, except: ReadonlySet<number> = new Set()): Rows {
  const numbers = new Set<number>();
  for (let round = 0; numbers.size < n; round++) {
    for (const number of rng.fold(round).integers(n, 10 ** prices)) {
      if (numbers.size < n && !except.has(number)) numbers.add(number);
    }
  }
  return Uint8Array.from([...numbers].flatMap((number) => [...problemOf(number)]));
}

/** The digits of a number, with zeros in front. */
export const problemOf = (number: number): Rows =>
  Uint8Array.from({ length: prices }, (_, i) => Math.floor(number / 10 ** (prices - 1 - i)) % 10);

/** The number whose digits a problem is. */
export const numberOf = (problem: Rows): number => problem.reduce((number, digit) => 10 * number + digit, 0);

/** Problems as a set of numbers. */
export const numbersOf = (problems: Rows): Set<number> =>
  new Set(Array.from({ length: problems.length / prices }, (_, i) => numberOf(rowOf(problems, i))));

/** A typed problem, 1 … 6 digits, zeros in front where there are fewer; null for anything else. */
export const readProblem = (text: string): Rows | null => (/^[0-9]{1,6}$/.test(text) ? problemOf(Number(text)) : null);

/** The additions that the imperfect textbook gets wrong, 6+7, 7+8, 6+9 and 8+9, either way round. */
const badFacts: ReadonlySet<number> = new Set([67, 76, 78, 87, 69, 96, 89, 98]);
export const isBadFact = (a: number, b: number): boolean => badFacts.has(10 * a + b);

/** How many bad facts the true solution of a problem meets, 0 … prices − 1. */
export function badFactsMet(problem: Rows): number {
  let met = 0;
  trueSolution(problem).forEach((_, i, sums) => {
    if (isBadFact(i === 0 ? problem[0] : sums[i - 1], problem[i + 1])) met++;
  });
  return met;
}

/** The running last digits, `[prices − 1]`; the last is the answer. */
export const trueSolution = (problem: Rows): Rows => solution(problem, () => false);

/** The same, but where a bad fact is met the sum is one too low if `slips` says so. */
function solution(problem: Rows, slips: () => boolean): Rows {
  const sums = new Uint8Array(prices - 1);
  let sum = problem[0];
  for (let i = 1; i < prices; i++) {
    const slip = isBadFact(sum, problem[i]) && slips();
    sum = (sum + problem[i] + (slip ? 9 : 0)) % 10;
    sums[i - 1] = sum;
  }
  return sums;
}

export const answerTo = (problem: Rows): number => trueSolution(problem)[prices - 2];

/** Texts as a textbook with mistakes has them: every bad fact goes wrong with probability `errors`. `[n, textLength]` */
export function textbook(problems: Rows, errors: number, rng: Rng): Rows {
  const draws = rng.uniform(problems.length);
  let at = 0;
  return eachProblem(problems, (problem) => [...solution(problem, () => draws[at++] < errors), end]);
}

/** Texts with every step right. `[n, textLength]` */
export const goldTexts = (problems: Rows): Rows => eachProblem(problems, (problem) => [...trueSolution(problem), end]);

/** Texts that are the answer alone. `[n, textLength]` */
export const answerTexts = (problems: Rows): Rows => eachProblem(problems, (problem) => [answerTo(problem), end]);

/** Texts of the right length that mean nothing: digits drawn evenly, then the end. `[n, textLength]` */
export function formatTexts(problems: Rows, rng: Rng): Rows {
  const digits = rng.integers(problems.length, 10);
  return eachProblem(problems, (_, i) => [...digits.subarray(i * prices, (i + 1) * prices - 1), end]);
}

/** A text of every problem; the rest of its row is filled with ends. */
function eachProblem(problems: Rows, write: (problem: Rows, i: number) => readonly number[]): Rows {
  const texts = new Uint8Array(problems.length).fill(end);
  for (let i = 0; i < problems.length / prices; i++) texts.set(write(rowOf(problems, i), i), i * textLength);
  return texts;
}

/** Tokens of a text `[textLength]` that count: up to its end, included where there is one. */
export function lengthOf(text: Rows): number {
  const at = text.indexOf(end);
  return at < 0 ? textLength : at + 1;
}

/** How a text is judged. */
export type Verdict = "right" | "lucky" | "wrong";

/**
 * Right: the digit before the end is the answer. `lucky`: it is, but the steps before it are not the true ones (or there
 * are too few). A text without an end, or with nothing before it, is wrong.
 */
export function judge(problem: Rows, text: Rows): Verdict {
  if (!isRight(problem, text)) return "wrong";
  return trueSolution(problem).every((digit, i) => text[i] === digit) ? "right" : "lucky";
}

/** Whether the digit before the end is the answer: all that an outcome reward looks at. */
export function isRight(problem: Rows, text: Rows): boolean {
  const at = text.indexOf(end);
  return at > 0 && text[at - 1] === answerTo(problem);
}

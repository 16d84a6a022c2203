/** What is read from problems and texts for the screen. */
import {
  badFactsMet,
  end,
  isBadFact,
  judge,
  lengthOf,
  prices,
  rowOf,
  symbols,
  trueSolution,
  type Rows,
  type Verdict,
} from "../../../data/tokens/last-digits.ts";

/** Tokens as they look, the end left out. */
export const written = (text: Rows): string =>
  [...text.subarray(0, lengthOf(text))].flatMap((token) => (token === end ? [] : symbols[token])).join("");

/** "7 + 5 + 3" */
export const sumOf = (problem: Rows): string => [...problem].join(" + ");

/** Of every step of the true solution: the two digits that are added, and whether that is a bad fact. */
export function additions(problem: Rows): { a: number; b: number; isBad: boolean }[] {
  const sums = trueSolution(problem);
  return Array.from(sums, (_, i) => {
    const [a, b] = [i === 0 ? problem[0] : sums[i - 1], problem[i + 1]];
    return { a, b, isBad: isBadFact(a, b) };
  });
}

export type Tally = Readonly<Record<Verdict, number>>;

/** How often a model was right, lucky and wrong. */
export function tallyOf(problems: Rows, texts: Rows): Tally {
  const tally = { right: 0, lucky: 0, wrong: 0 };
  for (let i = 0; i < problems.length / prices; i++) tally[judge(rowOf(problems, i), rowOf(texts, i))]++;
  return tally;
}

/** Problems by how often their true solution meets a bad fact: never, once, more often. */
export const difficulties = 3;

export function difficultiesOf(problems: Rows): Uint8Array {
  return Uint8Array.from({ length: problems.length / prices }, (_, i) =>
    Math.min(difficulties - 1, badFactsMet(rowOf(problems, i))),
  );
}

/** Share of right answers at each difficulty, NaN where there is no problem. */
export function accuracyBy(levels: Uint8Array, problems: Rows, texts: Rows): number[] {
  const [right, all] = [new Float64Array(difficulties), new Float64Array(difficulties)];
  levels.forEach((level, i) => {
    all[level]++;
    if (judge(rowOf(problems, i), rowOf(texts, i)) !== "wrong") right[level]++;
  });
  return Array.from(all, (n, level) => right[level] / n);
}

/** Signs beside the colours. */
export const signs: Readonly<Record<Verdict, string>> = { right: "✓", lucky: "≈", wrong: "✗" };

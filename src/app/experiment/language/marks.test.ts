import { expect, test } from "vitest";
import { answerTexts, drawProblems, goldTexts, prices, readProblem } from "../../../data/tokens/last-digits.ts";
import { Rng } from "../../../math/rng.ts";
import { accuracyBy, additions, difficultiesOf, sumOf, tallyOf, written } from "./marks.ts";

const problem = readProblem("286914")!;

test("a problem in words and steps; 6 + 9 is a bad fact", () => {
  expect(sumOf(problem)).toBe("2 + 8 + 6 + 9 + 1 + 4");
  expect(additions(problem).map(({ a, b }) => `${a}+${b}`)).toEqual(["2+8", "0+6", "6+9", "5+1", "6+4"]);
  expect(additions(problem).map(({ isBad }) => isBad)).toEqual([false, false, true, false, false]);
  expect(written(goldTexts(problem))).toBe("06560");
  expect(written(answerTexts(problem))).toBe("0");
});

test("tallies and accuracies add up", () => {
  const problems = drawProblems(Rng.fromSeed(1), 300);
  const [gold, answers] = [goldTexts(problems), answerTexts(problems)];
  expect(tallyOf(problems, gold)).toEqual({ right: 300, lucky: 0, wrong: 0 });
  expect(tallyOf(problems, answers)).toEqual({ right: 0, lucky: 300, wrong: 0 });
  const levels = difficultiesOf(problems);
  expect(levels.length).toBe(problems.length / prices);
  expect(accuracyBy(levels, problems, gold)).toEqual([1, 1, 1]);
  expect(accuracyBy(levels, problems, new Uint8Array(gold.length)).every((share) => share < 0.3)).toBe(true);
});

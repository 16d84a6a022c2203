import { describe, expect, test } from "vitest";
import { Rng } from "../../math/rng.ts";
import {
  answerTexts,
  answerTo,
  badFactsMet,
  drawProblems,
  end,
  formatTexts,
  goldTexts,
  isRight,
  judge,
  numberOf,
  numbersOf,
  prices,
  problemOf,
  readProblem,
  rowOf,
  textbook,
  trueSolution,
} from "./last-digits.ts";

const example = readProblem("753924")!;

test("the worked example", () => {
  expect([...trueSolution(example)]).toEqual([2, 5, 4, 6, 0]);
  expect(answerTo(example)).toBe(0);
  expect([...goldTexts(example)]).toEqual([2, 5, 4, 6, 0, end]);
  expect([...answerTexts(example)]).toEqual([0, end, end, end, end, end]);
});

test("the last step is the last digit of the total, whatever the problem", () => {
  const problems = drawProblems(Rng.fromSeed(1), 500);
  for (let i = 0; i < 500; i++) {
    const problem = rowOf(problems, i);
    expect(answerTo(problem)).toBe(problem.reduce((a, b) => a + b, 0) % 10);
    expect(problemOf(numberOf(problem))).toEqual(problem);
  }
});

test("a typed problem has one to six digits; fewer have zeros in front", () => {
  expect([...readProblem("47")!]).toEqual([0, 0, 0, 0, 4, 7]);
  for (const wrong of ["", "1234567", "12a", "-1", "1.5", " 12"]) expect(readProblem(wrong), wrong).toBeNull();
});

test("problems are distinct, none of those to be left out, and the same for the same seed", () => {
  const exam = drawProblems(Rng.fromSeed(2).fold("a"), 600);
  const taught = drawProblems(Rng.fromSeed(2).fold("b"), 4000, numbersOf(exam));
  expect(numbersOf(taught).size).toBe(4000);
  for (const number of numbersOf(taught)) expect(numbersOf(exam).has(number)).toBe(false);
  expect(drawProblems(Rng.fromSeed(2).fold("b"), 4000, numbersOf(exam))).toEqual(taught);
});

describe("the textbook", () => {
  const problems = drawProblems(Rng.fromSeed(3), 4000);
  const rightIn = (texts: Uint8Array, met: (n: number) => boolean) => {
    let [asked, right] = [0, 0];
    for (let i = 0; i < 4000; i++) {
      if (!met(badFactsMet(rowOf(problems, i)))) continue;
      asked++;
      if (isRight(rowOf(problems, i), rowOf(texts, i))) right++;
    }
    return right / asked;
  };

  test("without errors it has the true steps", () => {
    expect(textbook(problems, 0, Rng.fromSeed(4))).toEqual(goldTexts(problems));
  });

  test("errs only from a bad fact on, and there as often as it should", () => {
    const texts = textbook(problems, 0.6, Rng.fromSeed(4));
    expect(rightIn(texts, (met) => met === 0)).toBe(1);
    // A first slip changes the digits behind it, so that others may be met or missed.
    expect(Math.abs(rightIn(texts, (met) => met === 1) - 0.4)).toBeLessThan(0.05);
  });

  test("a third of the problems meet a bad fact: 1 − 0.92⁵", () => {
    const share = Array.from({ length: 4000 }, (_, i) => badFactsMet(rowOf(problems, i)) > 0).filter(Boolean).length / 4000; // prettier-ignore
    expect(Math.abs(share - (1 - 0.92 ** (prices - 1)))).toBeLessThan(0.03);
  });
});

test("texts are judged by the digit before the end, and by their steps", () => {
  const verdict = (...text: number[]) =>
    judge(example, Uint8Array.from([...text, ...Array(6 - text.length).fill(end)]));
  expect(verdict(2, 5, 4, 6, 0)).toBe("right");
  expect(verdict(2, 5, 3, 6, 0)).toBe("lucky");
  expect(verdict(0)).toBe("lucky");
  expect(verdict(2, 5, 4, 6, 1)).toBe("wrong");
  expect(verdict()).toBe("wrong");
  expect(judge(example, Uint8Array.of(2, 5, 4, 6, 0, 0))).toBe("wrong"); // never ended
});

test("format texts end where solutions end and are right by chance alone", () => {
  const problems = drawProblems(Rng.fromSeed(5), 3000);
  const texts = formatTexts(problems, Rng.fromSeed(6));
  let right = 0;
  for (let i = 0; i < 3000; i++) {
    expect(rowOf(texts, i).indexOf(end)).toBe(prices - 1);
    if (isRight(rowOf(problems, i), rowOf(texts, i))) right++;
  }
  expect(Math.abs(right / 3000 - 0.1)).toBeLessThan(0.02);
});

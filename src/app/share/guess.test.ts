import { expect, test } from "vitest";
import { en } from "../../i18n/share.en.ts";
import { zh } from "../../i18n/share.zh.ts";
import { guessRange, outcomeOf } from "./guess.ts";

const fraction = { scale: "linear", unit: "fraction", role: "student" } as const;
const loss = { scale: "log", unit: "nats", role: "student" } as const;
const plain = { scale: "linear", unit: "none", role: "student" } as const;

test("the range follows from the metric, and else from what was measured before the training", () => {
  expect(guessRange(fraction, 0.1)).toMatchObject({ min: 0, max: 100, start: 50, factor: 100 });
  expect(guessRange(loss, 2.3)).toMatchObject({ min: 1e-3, max: 10, start: 0.1, scale: "log" });
  expect(guessRange(loss, undefined)).toMatchObject({ max: 10 });
  expect(guessRange(loss, 0)).toMatchObject({ max: 10 });
  expect(guessRange(plain, -0.3)).toMatchObject({ min: -1, max: 1, start: 0 });
  expect(guessRange(plain, 3)).toMatchObject({ min: 0, max: 10, start: 5 });
});

test("how far off a guess was, in words", () => {
  expect(outcomeOf(fraction, 0.8, 0.821, en.guessing, "en")).toBe(
    "You guessed 80.0%; it came to 82.1%: 2.1 percentage points more.",
  );
  expect(outcomeOf(fraction, 0.8, 0.75, zh.guessing, "zh-CN")).toBe("你预测 80.0%，结果是 75.0%：低了 5.0 个百分点。");
  expect(outcomeOf(fraction, 0.8, 0.80004, en.guessing, "en")).toContain("exactly as you said");
  expect(outcomeOf(loss, 0.5, 0.25, en.guessing, "en")).toBe("You guessed 0.5; it came to 0.25: 0.25 less.");
  expect(outcomeOf(loss, 0.5, undefined, en.guessing, "en")).toBe("You guessed 0.5; this run did not measure it.");
});

import { expect, test } from "vitest";
import { choice, logSlider, slider } from "../../../lab/controls.ts";
import type { MetricSpec } from "../../../lab/method.ts";
import { collapseOf, helpsOf } from "./collapse.ts";

const metric: MetricSpec = { scale: "linear", unit: "none", role: "student" };
const metrics = { modes: metric, startModes: metric, frechet: metric, startFrechet: metric };
const judge = (numbers: Record<string, number>, modes: number | null, progress = 1) =>
  collapseOf({ metrics, latest: (name) => numbers[name], modes, progress });

test("fewer than half of the modes are a collapse, exactly half are not", () => {
  expect(judge({ modes: 12, startModes: 25 }, 25)).toEqual({ kind: "modes", found: 12, of: 25, before: 25 });
  expect(judge({ modes: 4, startModes: 8 }, 8)).toBeNull();
  expect(judge({ modes: 4, startModes: 8 }, null)).toBeNull();
});

test("who began without them has time, who had them has none; before the training nothing is said", () => {
  expect(judge({ modes: 2, startModes: 3 }, 25, 0.2)).toBeNull();
  expect(judge({ modes: 2, startModes: 3 }, 25, 0.25)).not.toBeNull();
  expect(judge({ modes: 2, startModes: 20 }, 25, 0.01)).not.toBeNull();
  expect(judge({ modes: 2, startModes: 20 }, 25, 0)).toBeNull();
});

test("digits: three times the Fréchet distance of the beginning", () => {
  expect(judge({ frechet: 3, startFrechet: 1 }, null)).toBeNull();
  expect(judge({ frechet: 4, startFrechet: 1 }, null)).toEqual({ kind: "frechet", times: 4 });
  expect(collapseOf({ metrics: {}, latest: () => 1, modes: 25, progress: 1 })).toBeNull();
});

test("help is what the method has and what is not yet as it should be", () => {
  const controls = {
    start: choice(["consistency", "teacher"], { default: "teacher", key: "start" }),
    regression: slider({ min: 0, max: 2, default: 0, key: "reg" }),
    lr: logSlider({ min: 1e-6, max: 1, default: 1e-3, key: "lr" }),
  };
  expect(helpsOf(controls, { start: "teacher", regression: 0, lr: 1 })).toEqual([
    { control: "start", way: "choose", option: "consistency" },
    { control: "regression", way: "more" },
    { control: "lr", way: "less" },
  ]);
  expect(helpsOf(controls, { start: "consistency", regression: 2, lr: 1 })).toEqual([{ control: "lr", way: "less" }]);
});

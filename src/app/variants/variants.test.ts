import { describe, expect, test } from "vitest";
import { en as t } from "../../i18n/en.ts";
import { en as own } from "../../i18n/variants.en.ts";
import { zh } from "../../i18n/variants.zh.ts";
import { decodeLink } from "../../lab/link.ts";
import { summarise } from "../../lab/sweep.ts";
import { summariseVariants, variantArms } from "../../lab/variants.ts";
import { methods } from "../../methods/specs.ts";
import type { RunOutcome } from "../sweep/plan.ts";
import { agreement, liveRuns, planLive, type LiveRun } from "./live.ts";
import { bySign, differenceText, intervalText, linkOf, rowNames, shareText, timeText } from "./words.ts";

const { spec, text } = methods["kd"];

describe("what is measured here", () => {
  const plan = planLive(spec, "overlap8", ["hinton", "hints"], [1, 2]);
  const ok = (accuracy: number): RunOutcome => ({ ok: true, metrics: { studentAccuracy: accuracy, controlAccuracy: 0.5 }, measured: [], stepMs: 2 }); // prettier-ignore

  test("chosen arms with each seed, those that can be trained together in one group", () => {
    expect(plan.runs.map(({ arm, recipe, steps }) => [arm, recipe.seed, steps])).toEqual([
      ["hinton", 1, 1200],
      ["hints", 1, 1200],
      ["hinton", 2, 1200],
      ["hints", 2, 1200],
    ]);
    expect(plan.groups).toEqual([[0], [1], [2], [3]]);
  });

  test("finished runs join those made before, and replace them", () => {
    const kept: LiveRun[] = [
      { dataset: "overlap8", arm: "hints", seed: 1, metrics: { studentAccuracy: 0.1 }, stepMs: 1 },
      { dataset: "digits", arm: "hints", seed: 1, metrics: { studentAccuracy: 0.2 }, stepMs: 1 },
    ];
    const failed: RunOutcome = { ok: false, error: { type: "Diverged", step: 3, metric: "studentLoss" } };
    const runs = liveRuns(kept, plan, new Map([[1, ok(0.7)], [2, failed], [3, ok(0.8)]])); // prettier-ignore
    expect(runs.map(({ dataset, arm, seed, metrics }) => [dataset, arm, seed, metrics["studentAccuracy"]])).toEqual([
      ["overlap8", "hints", 1, 0.7],
      ["digits", "hints", 1, 0.2],
      ["overlap8", "hints", 2, 0.8],
    ]);
    expect(liveRuns([], null, new Map())).toEqual([]);
  });

  test("agreement with what was recorded, to a thousandth", () => {
    const here = liveRuns([], plan, new Map([[0, ok(0.7)], [1, ok(0.8)], [3, ok(0.9)]])); // prettier-ignore
    const recorded = here.slice(0, 2).map((run, i) => ({ ...run, metrics: { ...run.metrics, studentAccuracy: [0.7009, 0.79][i], studentEce: 9 } })); // prettier-ignore
    expect(agreement(here, recorded)).toEqual({ n: 1, of: 2 });
    expect(agreement(here, [])).toEqual({ n: 0, of: 0 });
  });
});

describe("words", () => {
  test("every row has a name, and a link to its recipe", () => {
    const names = rowNames(spec, text.en, t, own, "en");
    const rows = ["teacher", "control", ...variantArms(spec).map(({ id }) => id)];
    expect(Object.keys(names)).toEqual(rows);
    expect([names["smoothing"], names["hints"]]).toEqual(["Label smoothing (ε = 0.1)", "Hints (FitNet 2015)"]);
    for (const row of rows) {
      const { recipe, notes } = decodeLink(linkOf(spec, "overlap8", row, 7, {}), { kd: spec });
      expect(notes).toEqual([]);
      expect(recipe).toMatchObject({ method: "kd", seed: 7, parameters: { dataset: "overlap8" } });
    }
    expect(linkOf(spec, "digits", "hints", 2, {})).toBe("#/kd?v=1&variant=hints&seed=2");
    expect(linkOf(spec, "digits", "control", 1, {})).toBe("#/kd?v=1&seed=1");
  });

  test("numbers", () => {
    const two = summarise([0.1, 0.12]);
    expect([differenceText(two.mean, "en"), intervalText(two, "en")]).toEqual(["+11.0", "[−1.7, 23.7]"]);
    expect([differenceText(-0.02, "en"), intervalText(summarise([-0.02]), "en")]).toEqual(["−2.0", ""]);
    expect(intervalText({ ...two, low: 3e-4, high: -2e-4 }, "en")).toBe("[0.03, −0.02]");
    expect([shareText(two, "en"), shareText(summarise([0.5]), "en")]).toEqual(["11.0 ± 1.0%", "50.0%"]);
    expect([timeText(summarise([1, 2]), "en"), timeText(summarise([1.234]), "en")]).toEqual(["1.50 ± 0.50", "1.23"]);
  });

  test("rows by what their intervals say; a single seed says nothing", () => {
    const run = (arm: string, seed: number, own: number) => ({ arm, seed, stepMs: null, metrics: { studentAccuracy: own, controlAccuracy: 0.5 + seed / 100, teacherAccuracy: 0.9 + seed / 100 } }); // prettier-ignore
    const runs = [1, 2].flatMap((seed) => [
      run("hinton", seed, 0.7 + seed / 100),
      run("hints", seed, 0.4 + seed / 100),
      run("mutual", seed, 0.5),
    ]);
    const rows = summariseVariants(["hinton", "hints", "mutual"], runs);
    expect(bySign(rows)).toEqual({ above: ["teacher", "hinton"], below: ["hints"], open: ["mutual"] });
    expect(bySign(summariseVariants(["hinton"], runs.slice(0, 1)))).toEqual({ above: [], below: [], open: [] });
  });

  test("both languages have the same places to fill", () => {
    const places = (words: unknown): unknown =>
      typeof words === "string"
        ? [...words.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()
        : Object.fromEntries(Object.entries(words as object).map(([key, value]) => [key, places(value)]));
    expect(places(zh)).toEqual(places(own));
  });
});

import { describe, expect, test } from "vitest";
import { defaultsOf } from "../../lab/controls.ts";
import type { LabError } from "../../lab/errors.ts";
import { maximumSeed, type Recipe } from "../../lab/recipe.ts";
import { methods } from "../../methods/specs.ts";
import {
  axesOf,
  curveMetrics,
  curveOf,
  defaultAxes,
  differs,
  leftMs,
  levelsOf,
  measuresOf,
  optionsOf,
  planSweep,
  progressOf,
  recipeOf,
  resultsOf,
  seedsFrom,
  stepsOf,
  type RunOutcome,
} from "./plan.ts";

const { spec } = methods["kd"];
const sampling = methods["sample"].spec;
const recipe: Recipe = { method: "kd", parameters: defaultsOf(spec.controls), seed: 7 };
const x = { name: "T", values: [1, 4] };
const y = { name: "alpha", values: [0, 1] };
const plan = planSweep(spec, recipe, x, y, 2);
const diverged: LabError = { type: "Diverged", step: 3, metric: "studentLoss" };
const ok = (student: number, control: number): RunOutcome => ({
  ok: true,
  metrics: { studentAccuracy: student, controlAccuracy: control },
  measured: [
    { phase: "", step: 0, metrics: { studentAccuracy: 0.1 } },
    { phase: "teacher", step: 5, metrics: { teacherAccuracy: 0.9 } },
    { phase: "students", step: 10, metrics: { studentAccuracy: student } },
    { phase: "generation2", step: 10, metrics: { studentAccuracy: student } },
  ],
  stepMs: null,
});
const measure = (id: string) => measuresOf(spec).find((m) => m.id === id)!;

describe("a plan", () => {
  test("is the whole grid with the first seed, then with the next, row by row", () => {
    const order = plan.runs.map(({ cell, recipe: { parameters, seed } }) => [
      cell,
      parameters["T"],
      parameters["alpha"],
      seed,
    ]);
    expect(order).toEqual([
      [0, 1, 0, 7],
      [1, 4, 0, 7],
      [2, 1, 1, 7],
      [3, 4, 1, 7],
      [0, 1, 0, 8],
      [1, 4, 0, 8],
      [2, 1, 1, 8],
      [3, 4, 1, 8],
    ]);
    expect(recipeOf(plan, 2)).toEqual({ ...recipe, parameters: { ...recipe.parameters, T: 1, alpha: 1 } });
  });

  test("seeds go on from the recipe's, past the greatest at zero", () => {
    expect(seedsFrom(3, 3)).toEqual([3, 4, 5]);
    expect(seedsFrom(maximumSeed, 2)).toEqual([maximumSeed, 0]);
  });

  test("own data bring a teacher of their own", () => {
    const own = planSweep(spec, recipe, x, { name: "dataset", values: ["digits", "own"] }, 1);
    expect(own.runs.map((run) => run.recipe.parameters["teacher"])).toEqual([
      "pretrained",
      "pretrained",
      "live",
      "live",
    ]);
  });

  test("differs from a recipe by what is not an axis", () => {
    const other = (parameters: object) => ({ ...recipe, parameters: { ...recipe.parameters, ...parameters } });
    expect(differs(plan, other({ T: 9, alpha: 0.3 }))).toBe(false);
    expect(differs(plan, { ...recipe, seed: 99 })).toBe(false);
    expect(differs(plan, other({ lr: 0.1 }))).toBe(true);
  });
});

describe("axes", () => {
  test("are what is on screen; by default temperature and weight", () => {
    expect(defaultAxes(spec)).toEqual(["T", "alpha"]);
    expect(axesOf(spec, recipe)).toContain("ambiguity");
    expect(axesOf(spec, recipe)).not.toContain("noise");
  });

  test("own data only where they are, a pretrained teacher only where there is one", () => {
    const options = (name: string, hasOwn: boolean, dataset = "digits") =>
      optionsOf(name, spec.controls[name], { ...recipe, parameters: { ...recipe.parameters, dataset } }, hasOwn);
    expect(options("dataset", false)).not.toContain("own");
    expect(options("dataset", true)).toContain("own");
    expect(options("teacher", true)).toContain("pretrained");
    expect(options("teacher", true, "own")).not.toContain("pretrained");
    expect(options("T", true)).toEqual([]);
    const { target, teacher } = sampling.controls;
    const on = (name: string) => ({ method: "sample", parameters: { target: name, teacher: "exact" }, seed: 1 });
    expect(optionsOf("target", target, on("ring8"), false)).not.toContain("own");
    expect(optionsOf("target", target, on("ring8"), true)).toContain("own");
    expect(optionsOf("teacher", teacher, on("moons"), true)).toEqual(["exact", "live"]);
  });
});

describe("time", () => {
  test("steps: those of the students, and of a teacher trained here", () => {
    expect(stepsOf(spec, recipe.parameters)).toBe(1200);
    expect(stepsOf(spec, { ...recipe.parameters, teacher: "live" })).toBe(2700);
    expect(stepsOf(sampling, { ...defaultsOf(sampling.controls), teacher: "live" }), "not the sampler's").toBe(6000);
  });

  test("progress counts steps, time left goes by it", () => {
    const runs = [{ steps: 100 }, { steps: 300 }, { steps: 100 }];
    const progress = progressOf(runs, new Set([1]), new Map([[0, 0.5]]));
    expect(progress).toBeCloseTo(0.7, 12);
    expect(leftMs(7000, progress)).toBeCloseTo(3000, 6);
    expect(leftMs(7000, 0)).toBeNull();
    expect(leftMs(100, 0.1)).toBeNull();
    expect(progressOf([], new Set(), new Map())).toBe(0);
  });
});

describe("results", () => {
  const outcomes = new Map<number, RunOutcome>([
    [0, ok(0.8, 0.7)],
    [4, ok(0.9, 0.6)],
    [1, { ok: false, error: diverged }],
    [2, ok(0.5, 0.5)],
  ]);

  test("are means over the seeds; errors stay in their cell", () => {
    const [a, b, c, d] = resultsOf(plan, outcomes, measure("studentAccuracy"));
    expect([a.summary?.mean, a.summary?.n, a.ended]).toEqual([expect.closeTo(0.85, 12), 2, 2]);
    expect(a.summary?.se).toBeCloseTo(0.05, 12);
    expect(b).toEqual({ summary: null, errors: [diverged], ended: 1 });
    expect(c.summary).toMatchObject({ mean: 0.5, se: null, n: 1 });
    expect(d).toEqual({ summary: null, errors: [], ended: 0 });
  });

  test("differences are taken seed by seed", () => {
    const [a] = resultsOf(plan, outcomes, measure("studentAccuracy-controlAccuracy"));
    expect(a.summary?.mean).toBeCloseTo(0.2, 12);
    expect(a.summary?.se).toBeCloseTo(0.1, 12);
    expect(resultsOf(plan, outcomes, measure("smoothedAccuracy"))[0].summary).toBeNull();
  });

  test("colours: from the least to the greatest, differences about zero", () => {
    expect(levelsOf([0.9, null, 0.5, 0.7], false).levels).toEqual([1, NaN, 0, expect.closeTo(0.5, 12)]);
    expect(levelsOf([0.1, -0.2, 0], true)).toEqual({ low: -0.2, high: 0.2, levels: [0.5, -1, 0] });
    expect(levelsOf([3, 3], false).levels).toEqual([0, 0]);
    expect(levelsOf([null], false).levels).toEqual([NaN]);
  });

  test("curves are means of the seeds, phases one after another", () => {
    expect(curveMetrics(spec)).toEqual(["studentAccuracy", "controlAccuracy"]);
    const { steps, values } = curveOf(plan, outcomes, 0, "studentAccuracy");
    expect(steps).toEqual([0, 10, 20]);
    expect(values).toEqual([0.1, expect.closeTo(0.85, 12), expect.closeTo(0.85, 12)]);
    expect(curveOf(plan, outcomes, 1, "studentAccuracy").steps).toEqual([]);
  });
});

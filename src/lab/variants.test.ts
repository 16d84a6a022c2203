import { describe, expect, test } from "vitest";
import { methods } from "../methods/specs.ts";
import {
  signOf,
  summariseVariants,
  trainedWeights,
  variantArms,
  variantMetrics,
  variantPlan,
  weightsOf,
  type VariantRun,
} from "./variants.ts";

const { spec } = methods["kd"];
const run = (arm: string, seed: number, own: number, control: number, teacher = 0.9): VariantRun => ({
  arm,
  seed,
  stepMs: seed,
  metrics: {
    [arm === "smoothing" ? "smoothedAccuracy" : "studentAccuracy"]: own,
    studentEce: 0.1 * seed,
    controlAccuracy: control,
    controlEce: 0.2,
    teacherAccuracy: teacher,
    teacherEce: 0.02,
  },
});

test("every variant of the method, and label smoothing, differ from the defaults in that alone", () => {
  const arms = variantArms(spec);
  const { variant } = spec.controls;
  expect(arms.map(({ id }) => id)).toEqual(["smoothing", ...(variant.kind === "choice" ? variant.options : [])]);
  const plan = variantPlan(spec, ["digits", "overlap8"], [4, 5]);
  expect(plan).toHaveLength(2 * 2 * arms.length);
  expect(plan.map(({ recipe }) => recipe.seed).slice(0, arms.length + 1)).toEqual([...arms.map(() => 4), 5]);
  for (const { dataset, arm, recipe } of plan) {
    const expected = arm === "smoothing" ? { smoothing: 0.1 } : { variant: arm };
    expect(recipe.parameters).toMatchObject({ dataset, labels: 100, T: 4, alpha: 0.9, ...expected });
  }
  expect(variantMetrics("smoothing")).toEqual(["smoothedAccuracy", "teacherAccuracy", "teacherEce", "controlAccuracy", "controlEce"]); // prettier-ignore
});

describe("the summary", () => {
  const runs = [
    run("smoothing", 1, 0.71, 0.7),
    run("smoothing", 2, 0.73, 0.74),
    run("hinton", 1, 0.8, 0.7),
    run("hinton", 2, 0.82, 0.74),
  ];
  const rows = summariseVariants(["smoothing", "hinton", "hints"], runs);
  const row = (id: string) => rows.find((one) => one.id === id)!;

  test("rows that were run, references first", () => {
    expect(rows.map(({ id, role }) => [id, role])).toEqual([
      ["teacher", "teacher"],
      ["control", "control"],
      ["smoothing", "smoothed"],
      ["hinton", "student"],
    ]);
    expect(row("control")).toMatchObject({ difference: null, closed: null, stepMs: null, seeds: [1, 2] });
  });

  // By hand: differences 0.10 and 0.08, mean 0.09, s = 0.0141421, s.e. = 0.01; t(0.975, 1) = 12.7062.
  test("paired differences with a t interval", () => {
    const { accuracy, difference, ece, stepMs } = row("hinton");
    expect([accuracy.mean, accuracy.se]).toEqual([expect.closeTo(0.81, 12), expect.closeTo(0.01, 12)]);
    expect(difference).toEqual({
      mean: expect.closeTo(0.09, 12),
      se: expect.closeTo(0.01, 12),
      low: expect.closeTo(0.09 - 0.127062, 6),
      high: expect.closeTo(0.09 + 0.127062, 6),
      n: 2,
    });
    expect(ece?.mean).toBeCloseTo(0.15, 12);
    expect(stepMs?.mean).toBe(1.5);
  });

  test("smoothing has neither a calibration error nor a time of its own", () => {
    expect(row("smoothing")).toMatchObject({ ece: null, stepMs: null });
    expect(row("smoothing").difference!.mean).toBeCloseTo(0, 12);
  });

  test("the gap closed is a ratio of means, where there is a gap beyond doubt", () => {
    // Teacher - control: 0.20 and 0.16, interval 0.18 ± 12.7 · 0.02 holds zero.
    expect(row("hinton").closed).toBeNull();
    const three = [1, 2, 3].map((seed) => run("hinton", seed, 0.8 + 0.01 * (seed - 2), 0.7));
    expect(summariseVariants(["hinton"], three).at(-1)!.closed).toBeCloseTo(0.5, 12);
    const one = summariseVariants(["hinton"], three.slice(0, 1)).at(-1)!;
    expect([one.closed, one.difference!.low, signOf(one.difference!)]).toEqual([null, null, null]);
  });

  test("another reference, seed by seed", () => {
    const against = (reference: string) => summariseVariants(["smoothing", "hinton"], runs.slice(0, 3), reference);
    const of = (reference: string, id: string) => against(reference).find((one) => one.id === id)!;
    // Soft labels were run with seed 1 alone: 0.80 - 0.71.
    expect(of("smoothing", "hinton").difference).toMatchObject({ mean: expect.closeTo(0.09, 12), low: null, n: 1 });
    expect(of("smoothing", "control").difference!.mean).toBeCloseTo(0, 12);
    expect(of("smoothing", "smoothing").difference).toBeNull();
    expect(of("hints", "hinton").difference).toBeNull();
    expect(of("teacher", "hinton").difference!.mean).toBeCloseTo(-0.1, 12);
  });

  test("what an interval says", () => {
    const of = (low: number, high: number) => signOf({ mean: 0, se: 0, low, high, n: 9 });
    expect([of(0.01, 0.2), of(-0.2, -0.01), of(-0.01, 0.01), of(0, 1)]).toEqual(["above", "below", "open", "open"]);
  });
});

test("parameters trained", () => {
  expect(weightsOf([2, 16, 8])).toBe(2 * 16 + 16 + 16 * 8 + 8);
  const widths = { teacher: [2, 64, 32, 8], student: [2, 16, 8] };
  expect(["control", "hinton", "hints", "mutual"].map((row) => trainedWeights(row, widths))).toEqual([184, 184, 184 + 17 * 32, 368]); // prettier-ignore
  expect(trainedWeights("teacher", widths)).toBe(3 * 64 + 65 * 32 + 33 * 8);
});

import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { metricsOf, phasesOf, traceOf, tried, undeclared, view, type Settings } from "../../cli/testing.ts";
import type { Slice } from "../../engine/protocol.ts";
import type { ViewData } from "../../lab/views.ts";
import { tensorCount } from "../../nn/backends.ts";
import { nearestModes } from "./agreement.ts";
import { spec } from "./spec.ts";

const tiny: Settings = {
  target: "ring8",
  teacherSteps: "8",
  iterations: 20,
  adversarialIterations: 20,
  batch: 32,
  n: 100,
  width: 64,
  control: false,
};
const { engine, look, request, run } = await tried(spec, tiny);

describe("stages of squared error and of contest", () => {
  let before: number;
  let slices: Slice[];
  let shown: readonly ViewData[];
  beforeAll(async () => {
    before = tensorCount();
    slices = await run({ iterations: 60, adversarialIterations: 40, n: 500, control: true }, 7);
    shown = await look("ladder");
  });

  test("come one after the other, each student as its own artifact and rung", () => {
    const judged = (n: number) => [`steps${n}`, `conditional${n}`, `unconditional${n}`, `control${n}`];
    expect(phasesOf(slices)).toEqual([4, 2, 1].flatMap(judged));
    const names = slices.flatMap((s) => s.artifacts.map((a) => a.name));
    expect(names).toEqual(["student-4", "student-2", "student-1"]);
    const rungs = view(shown, "ladder").rungs.map(({ role, nfe }) => `${role} ${nfe}`);
    expect(rungs).toEqual(["teacher 8"].concat([4, 2, 1].flatMap((n) => [`student ${n}`, `control ${n}`])));
  });

  test("keep what each number of steps is worth, and emit only what is declared", () => {
    const metrics = metricsOf(slices);
    for (const name of ["highQuality4", "highQuality2", "mseHighQuality4", "modeAgreement4", "mseModeAgreement"])
      expect(metrics[name] >= 0 && metrics[name] <= 1, name).toBe(true);
    expect(metrics["modeAgreement4"]).toBeGreaterThan(0.5);
    expect(undeclared(spec, metrics)).toEqual([]);
  });

  test("leave a trace that stays as it was", () => {
    const metrics = metricsOf(slices);
    const kept = ["loss", "generatorLoss", "discriminatorLoss", "highQuality4", "highQuality", "mseHighQuality"];
    expect(traceOf(metrics, kept)).toMatchSnapshot();
  });

  test("give everything back", async () => {
    expect(await engine.cancel()).toBe(before);
  });
});

describe("a run", () => {
  afterEach(async () => {
    await engine.cancel();
  });

  test("shows the judge while it looks at the end alone, and ended there leaves nothing", async () => {
    const before = tensorCount();
    await engine.watch(["critic"]);
    await engine.start(request());
    for (;;) {
      const slice = await engine.next({ budgetMs: 0, views: false });
      const looked = view(await engine.look(), "critic");
      if (slice.phase.startsWith("steps")) expect(looked).toBeUndefined();
      if (slice.phase !== "unconditional4") continue;
      expect(looked.surface).toHaveLength(looked.size ** 2);
      expect(looked.push.some((v) => v !== 0)).toBe(true);
      break;
    }
    await engine.watch([]);
    expect(await engine.cancel()).toBe(before);
  });

  test("may have a judge of one kind only", async () => {
    expect(phasesOf(await run({ discriminator: "conditional", adversarialFrom: "1" }))).toEqual([
      "steps4",
      "steps2",
      "steps1",
      "conditional1",
    ]);
  });

  test("of digits tells the class to student and judge", async () => {
    const before = tensorCount();
    const metrics = metricsOf(await run({ target: "latents", width: 32, teacherSteps: "8" }));
    expect(metrics["frechet2"]).toBeGreaterThan(0);
    expect(Number.isFinite(metrics["generatorLoss"])).toBe(true);
    expect(await engine.cancel()).toBe(before);
  });
});

test("the nearest mode counts in standard deviations", () => {
  const mixture = {
    dims: 2 as const,
    means: Float64Array.of(0, 0, 1, 0),
    sds: Float64Array.of(0.1, 1),
    weights: Float64Array.of(0.5, 0.5),
  };
  expect([...nearestModes(mixture, [0.05, 0, 0.4, 0, -3, 0])]).toEqual([0, 1, 1]);
});

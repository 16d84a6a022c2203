import { readFileSync } from "node:fs";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { createLocalEngine } from "../../engine/local.ts";
import type { Slice, StartRequest } from "../../engine/protocol.ts";
import { defaultsOf, type ControlValue } from "../../lab/controls.ts";
import type { ViewData, ViewKind } from "../../lab/views.ts";
import { tensorCount } from "../../nn/backends.ts";
import { nearestModes } from "./agreement.ts";
import { spec } from "./spec.ts";

const file = (path: string) => new Uint8Array(readFileSync(new URL(`../../../public/${path}`, import.meta.url)));
const engine = createLocalEngine({ readPublic: async (path) => file(path) });
await engine.watch([]);

type Set = Record<string, ControlValue>;
const tiny: Set = {
  target: "ring8",
  teacherSteps: "8",
  iterations: 20,
  adversarialIterations: 20,
  batch: 32,
  n: 100,
  width: 64,
  control: false,
};
const request = (set: Set = {}, seed = 1): StartRequest => ({
  recipe: { method: "lightning", parameters: { ...defaultsOf(spec.controls), ...tiny, ...set }, seed },
  backend: "wasm",
});

async function finish(): Promise<Slice[]> {
  const slices: Slice[] = [];
  for (;;) {
    slices.push(await engine.next({ budgetMs: 1000, views: false }));
    if (slices.at(-1)!.done) return slices;
  }
}
const metricsOf = (slices: readonly Slice[]): Record<string, number> =>
  Object.assign({}, ...slices.flatMap((s) => s.measurements.map((m) => m.metrics)));
const phasesOf = (slices: readonly Slice[]) => [...new Set(slices.flatMap((s) => s.measurements.map((m) => m.phase)))];
const view = <K extends ViewKind>(views: readonly ViewData[], kind: K) =>
  views.find((v): v is Extract<ViewData, { kind: K }> => v.kind === kind)!;

describe("stages of squared error and of contest", () => {
  let before: number;
  let slices: Slice[];
  let shown: readonly ViewData[];
  beforeAll(async () => {
    before = tensorCount();
    await engine.start(request({ iterations: 60, adversarialIterations: 40, n: 500, control: true }, 7));
    slices = await finish();
    await engine.watch(["ladder"]);
    shown = await engine.look();
    await engine.watch([]);
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
    expect(Object.keys(metrics).filter((name) => !(name in spec.metrics))).toEqual([]);
  });

  test("leave a trace that stays as it was", () => {
    const metrics = metricsOf(slices);
    const kept = ["loss", "generatorLoss", "discriminatorLoss", "highQuality4", "highQuality", "mseHighQuality"];
    expect(Object.fromEntries(kept.map((name) => [name, Number(metrics[name].toPrecision(2))]))).toMatchSnapshot();
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
    await engine.start(request({ discriminator: "conditional", adversarialFrom: "1" }));
    expect(phasesOf(await finish())).toEqual(["steps4", "steps2", "steps1", "conditional1"]);
  });

  test("of digits tells the class to student and judge", async () => {
    const before = tensorCount();
    await engine.start(request({ target: "latents", width: 32, teacherSteps: "8" }));
    const metrics = metricsOf(await finish());
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

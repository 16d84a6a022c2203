import { afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  artifactsOf,
  measurementsOf,
  metricsOf,
  phasesOf,
  traceOf,
  tried,
  undeclared,
  view,
  type Settings,
} from "../../cli/testing.ts";
import { meaningOf } from "../../diffusion/denoiser.ts";
import type { Slice } from "../../engine/protocol.ts";
import { defaultsOf } from "../../lab/controls.ts";
import { studentSteps } from "../../lab/stages.ts";
import type { ViewData } from "../../lab/views.ts";
import { Rng } from "../../math/rng.ts";
import { tensorCount } from "../../nn/backends.ts";
import { stopsOf } from "../generative/generator.ts";
import { spec } from "./spec.ts";
import { text } from "./entry.ts";

const short: Settings = { teacherSteps: "8", iterations: 60, batch: 64, n: 200 };
/** Small enough to follow step by step. */
const tiny: Settings = { ...short, iterations: 50, batch: 32, width: 8, depth: 1, n: 100 };
const { engine, finish, look, request, run } = await tried(spec, short);

describe("eight steps made one, with a direct student beside", () => {
  let before: number;
  let slices: Slice[];
  let shown: readonly ViewData[];
  beforeAll(async () => {
    before = tensorCount();
    slices = await run({ direct: true }, 7);
    shown = await look("ladder");
  });

  test("every student goes on the shelf, and the last two learn twice as long", () => {
    expect(phasesOf(slices)).toEqual(["steps4", "steps2", "steps1", "direct"]);
    expect(artifactsOf(slices).map((a) => a.name)).toEqual(["student-4", "student-2", "student-1", "student-direct"]);
    for (const a of artifactsOf(slices)) expect(meaningOf(a)).toEqual({ prediction: "v", dims: 2, classes: 0 });
    const last = phasesOf(slices).map(
      (phase) =>
        measurementsOf(slices)
          .filter((m) => m.phase === phase)
          .at(-1)!.step,
    );
    expect(last).toEqual([60, 120, 120, 300]);
  });

  test("the ladder has the teacher and every student at its own number of steps", () => {
    const { rungs } = view(shown, "ladder");
    expect(rungs.map(({ role, steps, nfe }) => `${role} ${steps} ${nfe}`)).toEqual([
      "teacher 8 8",
      "student 4 4",
      "student 2 2",
      "student 1 1",
      "control 1 1",
    ]);
    expect(view(shown, "samples").nfe).toEqual({ teacher: 8, student: 1, control: 1 });
  });

  test("what a student of many steps was worth stays when the next one has its name", () => {
    const ends = Object.fromEntries(
      measurementsOf(slices).flatMap(({ phase, metrics }) => ("stretchMax" in metrics ? [[phase, metrics]] : [])),
    );
    expect(Object.keys(ends)).toEqual(phasesOf(slices)); // at the end of every phase, and only there
    const metrics = metricsOf(slices);
    for (const steps of [4, 2]) {
      expect(metrics[`highQuality${steps}`]).toBe(ends[`steps${steps}`]["highQuality"]);
      expect(metrics[`stretchMax${steps}`]).toBe(ends[`steps${steps}`]["stretchMax"]);
    }
    expect(metrics["teacherHighQuality"]).toBeGreaterThan(metrics["highQuality"]);
  });

  test("only what is declared is emitted, and the trace stays as it was", () => {
    const metrics = metricsOf(slices);
    expect(undeclared(spec, metrics)).toEqual([]);
    const kept = ["loss", "highQuality4", "highQuality2", "highQuality", "directHighQuality", "teacherHighQuality"];
    expect(traceOf(metrics, kept)).toMatchSnapshot();
  });

  test("everything is given back", async () => {
    expect(await engine.cancel()).toBe(before);
  });
});

describe("a run", () => {
  afterEach(async () => {
    await engine.cancel();
  });

  test("ended anywhere, or failed, it leaves nothing behind", async () => {
    const before = await engine.cancel();
    for (const phase of ["teacher", "steps2", "direct"]) {
      await engine.start(request({ ...tiny, direct: true, teacher: "live", teacherIterations: 100 }));
      for (;;) {
        const slice = await engine.next({ budgetMs: 0, views: false });
        if (slice.phase === phase && slice.step === 2) break;
      }
      expect(await engine.cancel(), phase).toBe(before);
    }
    await expect(engine.start(request({ target: "moons" }))).rejects.toThrow(/diffusion-moons/);
    await expect(engine.start(request({ target: "latents", teacher: "exact" }))).rejects.toThrow(/teacher/);
    await expect(engine.start(request({ target: "own" }))).rejects.toThrow(/own-data-missing/);
    expect(tensorCount()).toBe(before);
  });

  test("measures after the last step of every phase", async () => {
    await engine.start(request({ ...tiny, iterations: 53 }));
    for (;;) {
      const slice = await engine.next({ budgetMs: 0, views: false });
      if (slice.done) break;
      if (slice.step === slice.of) expect(slice.measurements.at(-1)).toMatchObject({ step: slice.of });
    }
  });

  test("a student copies its teacher, and hardly leaves it where the learning rate is tiny", async () => {
    await engine.start(request({ lr: 1e-5, target: "ring8" }));
    const [four, two, one] = artifactsOf(await finish()).map((a) => a.theta);
    const apart = (x: Float32Array, y: Float32Array) => Math.hypot(...x.map((v, i) => v - y[i])) / Math.hypot(...y);
    for (const moved of [apart(two, four), apart(one, two)]) {
      expect(moved).toBeGreaterThan(0);
      expect(moved).toBeLessThan(0.05);
    }
  });

  test.each<Settings>([
    { teacher: "exact", target: "unequal" },
    { teacher: "exact", schedule: "flow", prediction: "x0", weighting: "one" },
    { teacher: "exact", schedule: "flow", weighting: "snr+1" },
    { schedule: "edm", weighting: "snr", stride: "all" },
    { teacher: "live", teacherIterations: 100, prediction: "x0", target: "moons" },
    { teacherSteps: "100", stride: "5" },
  ])("of %o", async (set) => {
    const slices = await run({ ...tiny, ...set });
    const { teacherSteps, stride } = { ...defaultsOf(spec.controls), ...tiny, ...set };
    const students = studentSteps(Number(teacherSteps), stride === "all" ? "all" : Number(stride));
    const phases = students.map((steps) => `steps${steps}`);
    expect(phasesOf(slices).filter((phase) => phase !== "teacher")).toEqual(phases);
    for (const phase of phases)
      for (const words of Object.values(text)) expect(Object.keys(words.phases)).toContain(phase);
    for (const { metrics } of measurementsOf(slices)) for (const v of Object.values(metrics)) expect(v).not.toBeNaN();
    for (const { theta } of artifactsOf(slices)) expect(theta.every(Number.isFinite)).toBe(true);
  });

  test("every stride of every number of steps has its words", () => {
    for (const most of spec.controls.teacherSteps.options)
      for (const stride of spec.controls.stride.options)
        for (const steps of studentSteps(Number(most), stride === "all" ? "all" : Number(stride)))
          expect(text.en.phases).toHaveProperty(`steps${steps}`);
  });

  test("distils digits with guidance, after which a class is asked for once", async () => {
    await engine.start(request({ target: "latents", width: 32, guidance: 1.5, n: 100, iterations: 50 }));
    expect(view(await engine.look(), "samples").nfe).toEqual({ teacher: 16 });
    const slices = await finish();
    expect(view(await engine.look(), "samples").nfe).toEqual({ teacher: 16, student: 1 });
    const metrics = metricsOf(slices);
    for (const name of ["frechet", "frechet4", "sharpness", "sharpness2", "classAgreement", "teacherFrechet"])
      expect(metrics[name], name).toBeGreaterThan(0);
    expect(meaningOf(artifactsOf(slices)[0])).toEqual({ prediction: "v", dims: 16, classes: 10 });
  });

  test.each(spec.controls.schedule.options)("%s: a student stops where it was trained", (schedule) => {
    const of = (steps: number) => stopsOf({ schedule, sampler: "ddim", steps, thinned: 32 });
    for (const steps of studentSteps(32, 2)) {
      const teacher = of(2 * steps);
      expect(of(steps)).toEqual(teacher.filter((_, i) => i % 2 === 0));
      expect(of(steps).at(-1)).toMatchObject({ alpha: 1, sigma: 0 });
    }
    expect(of(32)).toEqual(stopsOf({ schedule, sampler: "ddim", steps: 32 }));
  });

  test("takes people's own points", async () => {
    const ownPoints = Rng.fromSeed(3).normal(60);
    await engine.start({ ...request({ ...tiny, target: "own", teacher: "exact", teacherSteps: "4" }), ownPoints });
    expect(metricsOf(await finish())["highQuality"]).toBeGreaterThanOrEqual(0);
  });
});

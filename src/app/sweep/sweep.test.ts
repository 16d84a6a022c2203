import { expect, test } from "vitest";
import type { EngineClient, Measurement, Slice, StartRequest } from "../../engine/client.ts";
import { defaultsOf } from "../../lab/controls.ts";
import { LabFailure } from "../../lab/errors.ts";
import { methods } from "../../methods/specs.ts";
import type { Clock } from "../clock.ts";
import { planSweep } from "./plan.ts";
import { createSweep, type Sweep } from "./sweep.ts";

const { spec } = methods["kd"];
const recipe = { method: "kd", parameters: { ...defaultsOf(spec.controls), steps: 20 }, seed: 1 };
const planOf = (rates: number[], temperatures: number[]) =>
  planSweep(spec, recipe, { name: "T", values: temperatures }, { name: "lr", values: rates }, 1);
const plan = planOf([0.01, 1], [1, 4]);
const how = { backend: "wasm", ownData: null, ownPoints: null } as const;

const clock = {
  now: () => performance.now(),
  after: (ms: number, call: () => void) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
} as Clock;

/**
 * An engine that trains in two slices. With a rate of 1, T = 1 diverges in the first, alone or with others, and the rest
 * cannot be trained alone; with a rate of 0.5 nothing can be trained together.
 */
function fakeEngine(log: string[]) {
  let recipes: readonly StartRequest["recipe"][] = [];
  let step = 0;
  const values = (name: string) => recipes.map(({ parameters }) => parameters[name]);
  const measurement = (): Measurement => {
    const own = values("T").map((T, i) => ({
      studentAccuracy: step > 0 && T === 1 && values("lr")[i] === 1 ? NaN : (Number(T) * step) / 80,
    }));
    const at = { phase: "students", step };
    return own.length > 1
      ? { ...at, metrics: { controlAccuracy: 0.5 }, each: own }
      : { ...at, metrics: { controlAccuracy: 0.5, ...own[0] } };
  };
  return {
    start: async ({ recipe, together = [], ownPoints }: StartRequest) => {
      recipes = [recipe, ...together];
      step = 0;
      const points = ownPoints ? ` points ${ownPoints.length / 2}` : "";
      log.push(`start T ${values("T").join()} lr ${values("lr").join()}${points}`);
      return { backend: "wasm", views: [], metrics: [measurement()] };
    },
    next: async (): Promise<Slice> => {
      await new Promise((done) => setTimeout(done, 1));
      if (values("lr")[0] === 0.5 && recipes.length > 1) throw new LabFailure({ type: "OutOfMemory", backend: "wasm" });
      if (values("lr")[0] === 1 && recipes.length === 1) throw new Error("broken");
      step += 10;
      return {
        phase: "students",
        step,
        of: 20,
        done: step === 20,
        taken: 10,
        measurements: [measurement()],
        views: [],
        artifacts: [],
        stepMs: 1,
        tensors: 0,
      };
    },
    terminate: () => void log.push("terminate"),
  } as unknown as EngineClient;
}

const ended = (sweep: ReturnType<typeof createSweep>) =>
  new Promise<void>((resolve) => {
    const stop = sweep.changed.watch(() => {
      if (sweep.status !== "running") {
        stop();
        resolve();
      }
    });
  });

const oks = ({ outcomes }: Sweep) => [...outcomes].sort(([a], [b]) => a - b).map(([, { ok }]) => ok);

test("what can be is trained together, errors stay in their cell, the worker goes at the end", async () => {
  const log: string[] = [];
  const sweep = createSweep({ newEngine: () => fakeEngine(log), workers: 1, clock });
  sweep.start(plan, how);
  await ended(sweep);
  expect(sweep.status).toBe("done");
  expect(log).toEqual(["start T 1,4 lr 0.01,0.01", "start T 1,4 lr 1,1", "terminate"]);
  expect(oks(sweep)).toEqual([true, true, false, true]);
  const second = sweep.outcomes.get(1);
  expect(second?.ok && second.metrics).toEqual({ studentAccuracy: 1, controlAccuracy: 0.5 });
  expect(second?.ok && second.measured.map((m) => m.metrics["studentAccuracy"])).toEqual([0, 0.5, 1]);
  expect(sweep.outcomes.get(2)).toEqual({
    ok: false,
    error: { type: "Diverged", step: 10, metric: "studentAccuracy", learningRate: 1 },
  });
  expect(sweep.parts.size).toBe(0);
});

test("what fails together is tried alone, in a new worker", async () => {
  const log: string[] = [];
  const sweep = createSweep({ newEngine: () => fakeEngine(log), workers: 1, clock });
  sweep.start(planOf([0.5, 1], [4]), how);
  await ended(sweep);
  expect(log).toEqual(["start T 4 lr 0.5", "start T 4 lr 1", "terminate", "terminate"]);
  expect(oks(sweep)).toEqual([true, false]);
  log.length = 0;
  sweep.start(planOf([0.5], [1, 4]), how);
  await ended(sweep);
  expect(log).toEqual(["start T 1,4 lr 0.5,0.5", "terminate", "start T 1 lr 0.5", "start T 4 lr 0.5", "terminate"]);
  expect(oks(sweep)).toEqual([true, true]);
});

test("own points are taken along where they are the target", async () => {
  const log: string[] = [];
  const sweep = createSweep({ newEngine: () => fakeEngine(log), workers: 1, clock });
  const onPoints = { ...recipe, parameters: { ...recipe.parameters, target: "own" } };
  const axis = (name: string, values: number[]) => ({ name, values });
  const ownPoints = Float32Array.of(0, 0, 1, 1);
  sweep.start(planSweep(spec, onPoints, axis("T", [4]), axis("lr", [0.01]), 1), { ...how, ownPoints });
  await ended(sweep);
  sweep.start(planOf([0.01], [4]), { ...how, ownPoints });
  await ended(sweep);
  expect(log).toEqual(["start T 4 lr 0.01 points 2", "terminate", "start T 4 lr 0.01", "terminate"]);
});

test("a group goes forward as one", async () => {
  const sweep = createSweep({ newEngine: () => fakeEngine([]), workers: 1, clock });
  const seen = new Set<string>();
  sweep.changed.watch(() => seen.add([...sweep.parts.values()].join()));
  sweep.start(planOf([0.01], [1, 4]), how);
  await ended(sweep);
  expect([...seen]).toEqual(["", "0,0", "0.5,0.5", "0.99,0.99"]);
});

test("runs are shared by two workers", async () => {
  const log: string[] = [];
  let engines = 0;
  const sweep = createSweep({ newEngine: () => (engines++, fakeEngine(log)), workers: 2, clock });
  sweep.start(plan, how);
  await ended(sweep);
  expect([engines, sweep.outcomes.size]).toEqual([2, 4]);
});

test("a pause asks for nothing, and what was begun goes on after it", async () => {
  const log: string[] = [];
  const sweep = createSweep({ newEngine: () => fakeEngine(log), workers: 1, clock });
  sweep.start(plan, how);
  sweep.pause();
  await new Promise((done) => setTimeout(done, 20));
  expect([sweep.status, sweep.outcomes.size, log]).toEqual(["paused", 0, ["start T 1,4 lr 0.01,0.01"]]);
  const active = sweep.activeMs();
  await new Promise((done) => setTimeout(done, 10));
  expect(sweep.activeMs()).toBe(active);
  sweep.resume();
  await ended(sweep);
  expect([sweep.status, sweep.outcomes.size]).toEqual(["done", 4]);
});

test("ended early: what is finished stays, nothing more comes, and it can be begun again", async () => {
  const log: string[] = [];
  const sweep = createSweep({ newEngine: () => fakeEngine(log), workers: 1, clock });
  sweep.start(plan, how);
  await new Promise<void>((resolve) => {
    sweep.changed.watch(() => {
      if (sweep.outcomes.size === 2 && sweep.status === "running") {
        sweep.stop();
        resolve();
      }
    });
  });
  await new Promise((done) => setTimeout(done, 20));
  expect([sweep.status, sweep.outcomes.size, log.at(-1)]).toEqual(["stopped", 2, "terminate"]);
  sweep.start(plan, how);
  expect(sweep.outcomes.size).toBe(0);
  await ended(sweep);
  expect(sweep.outcomes.size).toBeGreaterThan(0);
  sweep.stop();
});

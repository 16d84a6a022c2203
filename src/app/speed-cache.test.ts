import { expect, test } from "vitest";
import type { BackendReport } from "../engine/client.ts";
import { defaultsOf } from "../lab/controls.ts";
import { spec } from "../methods/kd/spec.ts";
import { clearlyFaster, createSpeedCache, fastest, speedKey } from "./speed-cache.ts";
import type { OwnSummary } from "./state.ts";

const reports: readonly BackendReport[] = [
  { backend: "webgpu", available: false, reason: "no WebGPU in this environment" },
  { backend: "wasm", available: true, stepMs: 2 },
  { backend: "webgl", available: true, stepMs: null },
  { backend: "cpu", available: true, stepMs: 3 },
];

function memory(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (k: string) => items.get(k) ?? null,
    setItem: (k: string, v: string) => void items.set(k, v),
  } as unknown as Storage;
}

const key = (parameters: object, own: Partial<OwnSummary> | null = null) =>
  speedKey(
    spec,
    { method: "kd", parameters: { ...defaultsOf(spec.controls), ...parameters }, seed: 1 },
    own as OwnSummary,
  );

test("timings hold for recipes whose steps cost the same", () => {
  for (const same of [{ T: 9, lr: 0.1 }, { labels: 5000, labelNoise: 0.4, omitted: "3" }, { studentWidth: 18 }])
    expect(key(same)).toBe(key({}));
  expect(key({ teacher: "live", teacherSteps: 20 })).toBe(key({ teacher: "live" }));
  for (const other of [{ studentWidth: 200 }, { studentDepth: 2 }, { batch: 8 }, { dataset: "moons" }])
    expect(key(other)).not.toBe(key({}));
  for (const other of [{ smoothing: 0.1 }, { variant: "hints" }, { teacher: "live" }])
    expect(key(other)).not.toBe(key({}));
});

test("own data count by their size and their classes", () => {
  const own = { dataset: "own", teacher: "live" };
  expect(key(own, { dims: 2, classes: 2 })).not.toBe(key(own, { dims: 784, classes: 2 }));
  expect(key(own, { dims: 2, classes: 2 })).not.toBe(key(own, { dims: 2, classes: 9 }));
});

test("the fastest backend is one that was measured; a change must be worth it", () => {
  expect(fastest(reports)).toEqual({ backend: "wasm", stepMs: 2 });
  expect(fastest([])).toBeNull();
  expect(clearlyFaster(reports, "cpu")).toBe("wasm");
  expect(clearlyFaster(reports, "wasm")).toBeNull();
  expect(clearlyFaster(reports, "webgl"), "unmeasured").toBe("wasm");
  expect(clearlyFaster([...reports.slice(0, 3), { backend: "cpu", available: true, stepMs: 2.2 }], "cpu")).toBeNull();
});

test("what was measured and what this machine lacks is remembered between visits", () => {
  const storage = memory();
  createSpeedCache(storage, "browser 1").write("a", reports);
  expect(createSpeedCache(storage, "browser 1").read("a")).toEqual(reports);
  expect(createSpeedCache(storage, "browser 2").read("a")).toBeNull();
});

test("a failure is remembered for the visit only, and what can no longer be had is forgotten", () => {
  const storage = memory();
  const cache = createSpeedCache(storage, "browser");
  const failed: BackendReport = { backend: "webgpu", available: false, reason: "Validation error" };
  cache.write("a", [failed, ...reports.slice(1)]);
  expect(cache.read("a")).toContainEqual(failed);
  expect(createSpeedCache(storage, "browser").read("a")).toBeNull();
  cache.write("b", reports);
  cache.forget("b");
  expect(cache.read("b")).toBeNull();
  expect(createSpeedCache(storage, "browser").read("b")).toBeNull();
});

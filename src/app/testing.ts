/** A page without a browser: a run loop around an engine that trains nothing and does what a test tells it to. */
import type { BackendReport, EngineClient, NextRequest, Slice, StartRequest } from "../engine/client.ts";
import { logSlider, slider, type ControlValue } from "../lab/controls.ts";
import { LabFailure, type LabError } from "../lab/errors.ts";
import { defineMethod } from "../lab/method.ts";
import type { Backend, Recipe } from "../lab/recipe.ts";
import type { ViewData } from "../lab/views.ts";
import type { Clock } from "./clock.ts";
import { createExhibits } from "./exhibits.ts";
import { createHistory } from "./history.ts";
import { createRunLoop } from "./run-loop.ts";
import { createSpeedCache } from "./speed-cache.ts";
import { createLabStore } from "./store.ts";

const spec = defineMethod({
  id: "m",
  version: 1,
  cite: [],
  family: "classification",
  controls: {
    T: slider({ min: 1, max: 9, default: 4, key: "T", live: true }),
    width: slider({ min: 1, max: 99, default: 2, integer: true, key: "w", group: "student" }),
    steps: logSlider({ min: 1, max: 999, default: 50, integer: true, key: "n" }),
  },
  metrics: {},
  views: [],
});
export const recipe: Recipe = { method: "m", parameters: { T: 4, width: 2, steps: 50 }, seed: 1 };

const examples: ViewData = {
  kind: "classifier-examples",
  shape: { kind: "points", dims: 2 },
  classNames: ["a", "b"],
  x: Float32Array.of(0, 0, 1, 1),
  d: 2,
  y: Uint8Array.of(0, 1),
};

/** What goes wrong, and when. */
interface Told {
  /** The next start or slice fails. */
  start?: LabError;
  next?: LabError;
  /** Slices are never answered. */
  hang?: boolean;
  /** Timing the backends is never answered. */
  hangTimings?: boolean;
  /** Steps of a phase before the students'. */
  teacher: number;
  reports: readonly BackendReport[];
}

/** Trains ten steps a slice and writes down what it is asked. */
function fakeEngine() {
  const asked: string[] = [];
  let step = 0;
  let of = 0;
  const tell: Told = {
    teacher: 0,
    reports: [
      { backend: "webgpu", available: true, stepMs: 0.5 },
      { backend: "wasm", available: true, stepMs: 1 },
    ],
  };
  const failing = (name: "start" | "next") => {
    const error = tell[name];
    delete tell[name];
    if (error) throw new LabFailure(error);
  };
  const engine: EngineClient = {
    start: async ({ recipe: r, backend: b, ownPoints }: StartRequest) => {
      const points = ownPoints ? ` points=${ownPoints.length / 2}` : "";
      asked.push(`start ${b} T=${r.parameters["T"]} w=${r.parameters["width"]}${points}`);
      failing("start");
      step = 0;
      of = r.parameters["steps"] as number;
      const backend: Backend = b === "auto" ? "wasm" : b;
      return { backend, views: [examples], metrics: [{ phase: "", step: 0, metrics: { accuracy: 0.5 } }] };
    },
    next: async ({ budgetMs }: NextRequest): Promise<Slice> => {
      if (tell.hang) return new Promise(() => {});
      failing("next");
      await new Promise((done) => setTimeout(done, 1 + budgetMs));
      const before = step;
      step = Math.min(of + tell.teacher, step + (budgetMs > 0 ? 10 : 1));
      const at =
        step <= tell.teacher
          ? { phase: "teacher", step, of: tell.teacher }
          : { phase: "p", step: step - tell.teacher, of };
      const done = step === of + tell.teacher;
      return { ...at, done, taken: step - before, measurements: [], views: [], artifacts: [], stepMs: 1, tensors: 1 };
    },
    tune: async (p: Readonly<Record<string, ControlValue>>) => void asked.push(`tune ${JSON.stringify(p)} at ${step}`),
    watch: async (kinds) => void (kinds.length > 0 && asked.push(`watch ${kinds.join(" ")}`)),
    look: async () => [],
    classify: async (x) => {
      asked.push(`classify ${x.length}`);
      return {};
    },
    calibrate: async () => {
      asked.push(`calibrate at ${step}`);
      if (tell.hangTimings) return new Promise(() => {});
      await new Promise((done) => setTimeout(done, 5));
      return tell.reports;
    },
    cancel: async () => 0,
    terminate: () => void asked.push("terminate"),
  };
  return { engine, asked, tell };
}

/** Whether the page is seen, and who wants to know. */
export const tab = { visible: true, listeners: new Set<() => void>() };

const clock: Clock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  frame: (call) => void setTimeout(call, 16),
  painted: async () => {},
  visible: () => tab.visible,
  onVisible(call) {
    tab.listeners.add(call);
    return () => tab.listeners.delete(call);
  },
};

/** The page with the recipe open, on timers that the test must turn. */
export function setUp(choice: Backend | "auto" = "wasm") {
  const store = createLabStore();
  const { engine, asked, tell } = fakeEngine();
  const [history, exhibits, speeds] = [createHistory(), createExhibits(), createSpeedCache(null, "test")];
  const loop = createRunLoop({
    engine,
    store,
    speeds,
    clock,
    history,
    exhibits,
    keep: () => {},
    inputsOf: () => null,
    methods: { m: { spec } },
  });
  store.dispatch({ type: "open", recipe, view: { backend: choice }, notes: [] });
  return { store, loop, asked, tell, history, exhibits, speeds, run: () => store.getState().run };
}

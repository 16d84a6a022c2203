/**
 * Drives the engine for the page: keeps the run in step with the recipe on screen, and asks for the next slice of
 * training while it plays. Pausing is not asking. Replies of a run that was replaced are ignored.
 */
import type { ClassificationData } from "../data/dataset.ts";
import type { EngineClient, Slice, StartRequest } from "../engine/client.ts";
import { LabFailure, toLabError } from "../lab/errors.ts";
import type { MethodSpec } from "../lab/method.ts";
import { backends, type Backend, type BackendChoice, type Recipe } from "../lab/recipe.ts";
import type { Clock } from "./clock.ts";
import type { Exhibits } from "./exhibits.ts";
import type { History } from "./history.ts";
import { difference } from "./recipe-difference.ts";
import { fastest, speedKey, type SpeedCache } from "./speed-cache.ts";
import type { OwnSummary, Speed, Store, Tuned } from "./store.ts";

export interface RunLoop {
  play(): void;
  pause(): void;
  /** Exactly one training step. */
  step(): void;
  /** Back to step 0 of the recipe on screen. */
  reset(): void;
  /** Times every backend again. */
  calibrate(): void;
  /** Takes the person's own data; the recipe that uses them is set by the caller. */
  adopt(data: ClassificationData, summary: OwnSummary): void;
  /** Logits of `[n, d]` examples by every network of the run. */
  classify(x: Float32Array): Promise<Readonly<Record<string, Float32Array>>>;
  /** The worker or its device died outside of a call. */
  lost(error: LabFailure): void;
  /** Ends everything. */
  dispose(): void;
}

interface Parts {
  readonly engine: EngineClient;
  readonly store: Store;
  readonly history: History;
  readonly exhibits: Exhibits;
  readonly speeds: SpeedCache;
  readonly clock: Clock;
  readonly methods: Readonly<Record<string, { readonly spec: MethodSpec }>>;
}

/** Milliseconds; the slice is short enough for a slider to be felt in the next one. */
const sliceMs = 40;
const lookEveryMs = 330;
const settleMs = 250;
const hungAfterMs = 20_000;
const startWithinMs = 60_000;
/** A backend must be this much faster to be worth a change. */
const worthChanging = 0.85;
const interval: Readonly<Record<Speed, number>> = { full: 0, "50": 20, "10": 100 };

/** A run to make again: its recipe, how many steps, and what was changed on the way. */
interface Replay {
  readonly recipe: Recipe;
  readonly taken: number;
  readonly tuned: readonly Tuned[];
}

class Hung extends Error {}

export function createRunLoop({ engine, store, history, exhibits, speeds, clock, methods }: Parts): RunLoop {
  const { dispatch, getState } = store;
  /** Counts the runs; a reply of an older one is ignored. */
  let run = 0;
  /** The recipe the engine has, tuning included; null while it has none. */
  let sent: Recipe | null = null;
  /** The recipe as the run began. */
  let begun: Recipe | null = null;
  let sentBackend: BackendChoice | undefined;
  let own: ClassificationData | null = null;
  let restartTimer: (() => void) | null = null;
  let pumping = false;
  let stepping = false;
  let lastLook = 0;

  const specOf = (recipe: Recipe): MethodSpec => methods[recipe.method].spec;
  const choiceNow = (): BackendChoice => getState().view.backend ?? "auto";
  const needsOwn = (recipe: Recipe) => recipe.parameters["dataset"] === "own" && !own;

  function within<V>(promise: Promise<V>, ms: number): Promise<V> {
    return new Promise((resolve, reject) => {
      const stop = clock.after(ms, () => reject(new Hung()));
      promise.then(resolve, reject).finally(stop);
    });
  }

  function request(recipe: Recipe, backend: BackendChoice): StartRequest {
    return recipe.parameters["dataset"] === "own" && own ? { recipe, backend, ownData: own } : { recipe, backend };
  }

  /** Starts the recipe on screen, or `again` on a given backend, replayed to a step. */
  async function start(options: { backend?: Backend; replay?: Replay } = {}) {
    const mine = ++run;
    restartTimer?.();
    restartTimer = null;
    const recipe = options.replay?.recipe ?? getState().recipe;
    if (!recipe || needsOwn(recipe)) {
      sent = begun = null;
      dispatch({ type: "stopped" });
      await engine.cancel().catch(() => 0);
      return;
    }
    const choice = choiceNow();
    const key = speedKey(specOf(recipe), recipe);
    const known = speeds.read(key);
    const backend = options.backend ?? (choice === "auto" && known ? (fastest(known)?.backend ?? choice) : choice);
    sent = begun = recipe;
    sentBackend = choice;
    dispatch({ type: "loading" });
    if (known) dispatch({ type: "calibrated", reports: known });
    try {
      const started = await within(engine.start(request(recipe, backend)), startWithinMs);
      if (mine !== run) return;
      history.clear();
      exhibits.replace(started.views);
      history.append(started.metrics);
      lastLook = clock.now();
      dispatch({ type: "started", backend: started.backend, of: lengthOf(recipe) });
      if (options.replay) await replay(mine, options.replay);
      else if (choice === "auto" && !known) return void calibrate(mine, key);
      begin();
    } catch (error) {
      fail(mine, error);
    }
  }

  /** Training that was asked for while the run was not ready. */
  function begin() {
    if (getState().run.wanted) dispatch({ type: "play" });
    reconcile();
    void pump();
  }

  /** Times the backends once the first picture is on screen, and changes to a clearly faster one. */
  async function calibrate(mine: number, key: string) {
    await clock.painted();
    const { recipe, run: state } = getState();
    if (mine !== run || !recipe || !sent || state.taken > 0) return;
    dispatch({ type: "busy", busy: "calibrating" });
    try {
      const reports = await within(engine.calibrate(request(sent, "auto")), startWithinMs);
      speeds.write(key, reports);
      if (mine !== run) return;
      dispatch({ type: "calibrated", reports });
      dispatch({ type: "busy", busy: null });
      const best = fastest(reports);
      const present = reports.find((r) => r.backend === state.backend);
      const presentMs = present?.available ? present.stepMs : null;
      const faster =
        best && best.backend !== state.backend && (presentMs === null || best.stepMs < worthChanging * presentMs);
      if (faster && choiceNow() === "auto") await start({ backend: best.backend });
      else begin();
    } catch (error) {
      if (mine !== run) return;
      dispatch({ type: "busy", busy: null });
      // Without timings the run goes on where it is; only a worker that no longer answers must be replaced.
      if (error instanceof Hung) {
        engine.terminate();
        speeds.write(key, []);
        await start();
      } else begin();
    }
  }

  async function replay(mine: number, { taken, tuned }: Replay) {
    dispatch({ type: "busy", busy: "replaying" });
    const changes = [...tuned];
    for (let at = 0; at < taken; at++) {
      while (changes.length > 0 && changes[0].taken <= at) {
        const change = changes.shift()!;
        await engine.tune({ [change.name]: change.value });
        if (mine !== run) return;
        sent = { ...sent!, parameters: { ...sent!.parameters, [change.name]: change.value } };
        dispatch({ type: "tuned", changes: [change] });
      }
      const slice = await within(engine.next({ budgetMs: 0, views: false }), hungAfterMs);
      if (mine !== run) return;
      take(slice);
      if (slice.done) break;
    }
    dispatch({ type: "busy", busy: null });
    await look(mine);
  }

  function take(slice: Slice) {
    history.append(slice.measurements);
    exhibits.take(slice.views);
    dispatch({
      type: "advanced",
      phase: slice.phase,
      step: slice.step,
      of: slice.of,
      done: slice.done,
      stepMs: slice.stepMs,
      tensors: slice.tensors,
    });
  }

  async function look(mine: number) {
    const views = await within(engine.look(), hungAfterMs);
    if (mine === run) exhibits.take(views);
  }

  /** Hands over live parameters that were changed. */
  async function tune() {
    const { recipe, run: state } = getState();
    if (!recipe || !sent) return;
    const { live } = difference(specOf(recipe), sent, recipe);
    if (live.length === 0) return;
    const parameters = Object.fromEntries(live.map((name) => [name, recipe.parameters[name]]));
    sent = { ...sent, parameters: { ...sent.parameters, ...parameters } };
    const { phase, step, taken } = state;
    if (taken === 0) begun = sent;
    else
      dispatch({ type: "tuned", changes: live.map((name) => ({ phase, step, taken, name, value: parameters[name] })) });
    await within(engine.tune(parameters), hungAfterMs);
  }

  async function pump() {
    if (pumping) return;
    pumping = true;
    while (getState().run.status === "playing" && clock.visible()) {
      const mine = run;
      try {
        const began = clock.now();
        await tune();
        if (mine !== run) continue;
        const { speed } = getState();
        const views = began - lastLook >= lookEveryMs;
        const slice = await within(engine.next({ budgetMs: speed === "full" ? sliceMs : 0, views }), hungAfterMs);
        if (mine !== run) continue;
        if (views) lastLook = clock.now();
        take(slice);
        if (slice.done || getState().run.status !== "playing") await look(mine);
        const rest = began + interval[getState().speed] - clock.now();
        if (rest > 0) await clock.sleep(rest);
      } catch (error) {
        fail(mine, error);
      }
    }
    pumping = false;
  }

  async function step() {
    if (stepping) return;
    stepping = true;
    const mine = run;
    try {
      dispatch({ type: "pause" });
      const { run: state } = getState();
      if ((state.status !== "ready" && state.status !== "paused") || state.busy) return;
      await tune();
      const slice = await within(engine.next({ budgetMs: 0, views: true }), hungAfterMs);
      if (mine === run) take(slice);
    } catch (error) {
      fail(mine, error);
    } finally {
      stepping = false;
    }
  }

  function fail(mine: number, thrown: unknown) {
    if (mine !== run) return;
    const { run: state, machine } = getState();
    if (thrown instanceof Hung) {
      run++;
      engine.terminate();
      dispatch({ type: "failed", error: { type: "Internal", message: "The engine no longer answers." } });
      dispatch({ type: "dismiss", kind: "error" });
      dispatch({ type: "tell", notice: { kind: "hung" } });
      return;
    }
    const error = thrown instanceof LabFailure ? thrown.error : toLabError(thrown, state.backend ?? "");
    const spare = backends.filter((b) => b !== state.backend && machine.every((r) => r.backend !== b || r.available));
    if (error.type !== "DeviceLost" || !begun || !state.backend || spare.length === 0) {
      run++;
      dispatch({ type: "failed", error });
      return;
    }
    // The device is gone: the same run again on the next best backend, up to the same step.
    const lost = state.backend;
    const next = fastest(machine, lost)?.backend ?? spare[0];
    const { tuned } = getState();
    engine.terminate();
    dispatch({ type: "tell", notice: { kind: "resumed", lost, backend: next, step: state.step } });
    void start({ backend: next, replay: { recipe: begun, taken: state.taken, tuned } });
  }

  /** Brings the engine's run in step with the recipe on screen. */
  function reconcile() {
    const { recipe, view, run: state } = getState();
    if (!recipe) {
      if (sent) void start();
      sent = null;
      return;
    }
    if (!sent) return void start();
    const { method, restart, live } = difference(specOf(recipe), sent, recipe);
    if (method || (view.backend ?? "auto") !== (sentBackend ?? "auto")) return void start();
    if (restart.length > 0) {
      restartTimer?.();
      restartTimer = clock.after(settleMs, () => void start());
      if (!state.restarting) dispatch({ type: "restart-due", due: true });
      return;
    }
    if (restartTimer) {
      restartTimer();
      restartTimer = null;
      dispatch({ type: "restart-due", due: false });
    }
    if (live.length > 0 && (state.status === "ready" || state.status === "paused" || state.status === "done")) {
      const mine = run;
      clock.frame(() => {
        if (mine === run && getState().run.status !== "playing") tune().catch((error: unknown) => fail(mine, error));
      });
    }
  }

  let before = getState();
  const unsubscribe = store.subscribe((state) => {
    const changed = state.recipe !== before.recipe || state.view.backend !== before.view.backend;
    const played = state.run.status === "playing" && before.run.status !== "playing";
    before = state;
    if (changed) reconcile();
    if (played) void pump();
  });
  const unwatch = clock.onVisible(() => void pump());

  return {
    play() {
      const { status } = getState().run;
      if (status === "done" || status === "failed") void start().then(() => dispatch({ type: "play" }));
      else dispatch({ type: "play" });
    },
    pause: () => dispatch({ type: "pause" }),
    step: () => void step(),
    reset() {
      dispatch({ type: "pause" });
      void start();
    },
    calibrate() {
      const { recipe } = getState();
      if (!recipe) return;
      speeds.write(speedKey(specOf(recipe), recipe), []);
      dispatch({ type: "pause" });
      void start().then(() => calibrate(run, speedKey(specOf(recipe), recipe)));
    },
    adopt(data, summary) {
      own = data;
      dispatch({ type: "own-data", summary });
      if (getState().recipe?.parameters["dataset"] === "own") void start();
    },
    classify: (x) => engine.classify(x),
    lost: (error) => fail(run, error),
    dispose() {
      run++;
      restartTimer?.();
      unsubscribe();
      unwatch();
      engine.terminate();
    },
  };
}

/** What the transport shows until the first slice says how long the run is. */
function lengthOf(recipe: Recipe): number {
  const steps = recipe.parameters["steps"];
  return typeof steps === "number" ? steps : 0;
}

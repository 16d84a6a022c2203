/**
 * Drives the engine for the page: keeps the run in step with the recipe on screen, and asks for the next slice of
 * training while it plays. Pausing is not asking. Replies of a run that was replaced are ignored.
 */
import type { ClassificationData } from "../data/dataset.ts";
import type { EngineClient, StartRequest } from "../engine/client.ts";
import { slowViews } from "../lab/views.ts";
import type { Artifact } from "../lab/artifact.ts";
import type { LabFailure } from "../lab/errors.ts";
import type { MethodSpec } from "../lab/method.ts";
import type { BackendChoice, Recipe } from "../lab/recipe.ts";
import { createCalibration } from "./calibration.ts";
import { Hung, startWithinMs, within, type Clock } from "./clock.ts";
import type { Exhibits } from "./exhibits.ts";
import type { History } from "./history.ts";
import { difference, isOther } from "./recipe-difference.ts";
import { afterLoss, failureOf, isBroken, isMissing, replayOf, type Replay, type StartOptions } from "./recovery.ts";
import { shared } from "./shared-data.ts";
import { fastest, speedKey, type SpeedCache } from "./speed-cache.ts";
import type { OwnSummary } from "./state.ts";
import type { Store } from "./store.ts";
import { createTraining, lengthOf, type Current } from "./training.ts";

export interface RunLoop {
  play(): void;
  pause(): void;
  step(): void;
  /** Back to step 0 of the recipe on screen. */
  reset(): void;
  /** Times every backend again, beside the run on screen. */
  calibrate(): void;
  /** Takes the person's own data; the recipe that uses them is set by the caller. */
  adopt(data: ClassificationData, summary: OwnSummary): void;
  /** The person's own data; null while there are none. */
  ownData(): ClassificationData | null;
  /** Takes the person's own points of the plane `[n, 2]`, in any unit; the recipe that uses them is set by the caller. */
  adoptPoints(points: Float32Array): void;
  /** The person's own points; null while there are none. */
  ownPoints(): Float32Array | null;
  /** Logits of `[n, d]` examples by every network of the run; rejects while there is no run for such examples. */
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
  /** Takes in what runs leave behind. */
  readonly keep: (artifacts: readonly Artifact[]) => void;
  /** What of the shelf a recipe asks for, as far as it is there; null where it asks for nothing. */
  readonly inputsOf: (recipe: Recipe) => Promise<NonNullable<StartRequest["inputs"]>> | null;
  readonly speeds: SpeedCache;
  readonly clock: Clock;
  readonly methods: Readonly<Record<string, { readonly spec: MethodSpec }>>;
}

const settleMs = 250;

export function createRunLoop({
  engine,
  store,
  history,
  exhibits,
  keep,
  inputsOf,
  speeds,
  clock,
  methods,
}: Parts): RunLoop {
  const { dispatch, getState } = store;
  const now: Current = { run: 0, sent: null, begun: null };
  /** The recipe whose numbers and pictures are on screen; null while there are none. */
  let shown: Recipe | null = null;
  /** Where the run is being taken; null once it is there. */
  let goal: Replay | null = null;
  let chosen: BackendChoice | undefined;
  /** What the run was started on. */
  let asked: BackendChoice = "auto";
  let own: ClassificationData | null = null;
  let points: Float32Array | null = null;
  let inputs: StartRequest["inputs"];
  let restartTimer: (() => void) | null = null;

  const specOf = (recipe: Recipe): MethodSpec => methods[recipe.method].spec;
  const choiceNow = (): BackendChoice => getState().view.backend ?? "auto";
  const keyOf = (recipe: Recipe) => speedKey(specOf(recipe), recipe, getState().own);
  const usesOwn = (recipe: Recipe | null) => recipe?.parameters["dataset"] === "own";
  const usesPoints = (recipe: Recipe | null) => recipe?.parameters["target"] === "own";
  const request = (recipe: Recipe, backend: BackendChoice): StartRequest => ({
    recipe,
    backend,
    picturesFirst: true,
    ...(usesOwn(recipe) && own ? { ownData: own } : {}),
    ...(usesPoints(recipe) && points ? { ownPoints: points } : {}),
    ...(inputs ? { inputs } : {}),
  });
  const training = createTraining(now, { engine, store, history, exhibits, keep, clock, specOf, fail });
  const calibrate = createCalibration(now, { engine, store, speeds, clock, training, request, keyOf, start, begin });

  /** Nothing measured under another recipe stays on screen. */
  function forget() {
    shown = null;
    history.clear();
    exhibits.replace([]);
  }

  /** Starts the recipe on screen, or `replay` on a given backend, taken to its step. */
  async function start(options: StartOptions = {}) {
    const mine = ++now.run;
    restartTimer?.();
    restartTimer = null;
    goal = options.replay ?? null;
    const recipe = goal?.recipe ?? getState().recipe;
    if (!recipe || (usesOwn(recipe) && !own) || (usesPoints(recipe) && !points)) {
      now.sent = now.begun = null;
      forget();
      dispatch({ type: "stopped" });
      await engine.cancel().catch(() => 0);
      return;
    }
    if (shown && shown.method !== recipe.method) forget();
    const other = shown !== null && isOther(specOf(recipe), shown, recipe);
    const key = keyOf(recipe);
    const known = speeds.read(key);
    const best = choiceNow() === "auto" && known ? fastest(known)?.backend : undefined;
    chosen = choiceNow();
    asked = options.backend ?? best ?? chosen;
    now.sent = now.begun = recipe;
    dispatch({ type: "loading", of: lengthOf(recipe), other });
    // Timings of another recipe say nothing about this one; what this machine lacks, it lacks for every recipe.
    dispatch({ type: "calibrated", reports: known?.length ? known : getState().machine.filter((r) => !r.available) });
    const watched = exhibits.watched.filter((kind) => !slowViews.includes(kind));
    try {
      inputs = undefined;
      const asksFor = inputsOf(recipe);
      if (asksFor) inputs = await asksFor;
      if (mine !== now.run) return;
      const [, started] = await within(
        clock,
        Promise.all([engine.watch(watched), engine.start(request(recipe, asked))]),
        startWithinMs,
      );
      if (mine !== now.run) return;
      history.clear();
      exhibits.replace(started.views);
      history.append(started.metrics);
      shown = recipe;
      const { backend, done } = started;
      dispatch({ type: "started", backend, of: lengthOf(recipe), ...(done ? { done } : {}) });
      // What takes longer to measure, and what has come on screen meanwhile.
      if (exhibits.watched.some((kind) => !watched.includes(kind))) lookAgain();
      if (done) {
        goal = null;
        return reconcile();
      }
      if (goal) {
        await training.replay(mine, goal);
        if (mine !== now.run) return;
        goal = null;
      } else if (chosen === "auto" && !known) {
        await clock.painted();
        if (mine !== now.run) return;
        if (getState().run.taken === 0) return void (await calibrate(recipe));
      }
      begin();
    } catch (error) {
      if (mine !== now.run) return;
      if (best && !options.backend && isMissing(error)) {
        speeds.forget(key);
        return void start();
      }
      if (shown !== null && isOther(specOf(recipe), shown, recipe)) forget();
      fail(mine, error);
    }
  }

  /** Training that was asked for while the run was not ready. */
  function begin() {
    if (getState().run.wanted) dispatch({ type: "play" });
    reconcile();
    training.pump();
  }

  function fail(mine: number, thrown: unknown) {
    if (mine !== now.run) return;
    const state = getState();
    if (thrown instanceof Hung) {
      now.run++;
      engine.terminate();
      dispatch({ type: "failed", error: { type: "Internal", message: "The engine no longer answers." } });
      dispatch({ type: "dismiss", kind: "error" });
      dispatch({ type: "tell", notice: { kind: "hung" } });
      return;
    }
    const { error, on } = failureOf(thrown, state.run.status === "loading" ? asked : (state.run.backend ?? asked));
    const again = error.type === "DeviceLost" && now.begun ? (goal ?? replayOf(now.begun, state)) : null;
    const next = again && on ? afterLoss(on, again, state.machine) : null;
    if (!again || !on || !next) {
      now.run++;
      if (isBroken(error, on)) engine.terminate();
      dispatch({ type: "failed", error });
      return;
    }
    // The device is gone: the same run again on the next best backend, up to the same step.
    engine.terminate();
    dispatch({ type: "tell", notice: { kind: "resumed", lost: on, backend: next.backend, step: again.step } });
    void start(next);
  }

  /** Brings the engine's run in step with the recipe on screen. */
  function reconcile() {
    const { recipe, run: state } = getState();
    if (!recipe || !now.sent) {
      if (recipe || now.sent) void start();
      return;
    }
    const { method, restart, live } = difference(specOf(recipe), now.sent, recipe);
    if (method || choiceNow() !== chosen) return void start();
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
    const isFree = state.status === "ready" || state.status === "paused" || state.status === "done";
    if (live.length > 0 && isFree && !goal) {
      const mine = now.run;
      const failed = (error: unknown) => fail(mine, error);
      // What is looked at is asked for at once: what comes while it is computed is taken together anyway.
      if (live.some((name) => specOf(recipe).controls[name].redraws)) return void training.refresh().catch(failed);
      clock.frame(() => {
        if (mine !== now.run || getState().run.status === "playing") return;
        training.tune().catch(failed);
      });
    }
  }

  let before = getState();
  const unsubscribe = store.subscribe((state) => {
    const changed = state.recipe !== before.recipe || state.view.backend !== before.view.backend;
    const played = state.run.status === "playing" && before.run.status !== "playing";
    before = state;
    if (changed) reconcile();
    if (played) training.pump();
  });
  const unwatch = clock.onVisible(() => training.pump());
  // A view that comes on screen is computed at once; while training plays, with the next slice.
  function lookAgain() {
    const mine = now.run;
    clock.frame(() => mine === now.run && void training.refresh().catch((error: unknown) => fail(mine, error)));
  }
  const unwanted = exhibits.wanted.watch(() => {
    const { status } = getState().run;
    if (status !== "loading" && status !== "failed" && status !== "idle") lookAgain();
  });

  return {
    play() {
      const { status } = getState().run;
      dispatch({ type: "play" });
      if (status === "done" || status === "failed") void start();
    },
    pause: () => dispatch({ type: "pause" }),
    step: () => training.step(),
    reset() {
      dispatch({ type: "pause" });
      void start();
    },
    calibrate() {
      const { status, busy } = getState().run;
      if (now.sent && !busy && status !== "idle" && status !== "loading") void calibrate(now.sent);
    },
    adopt(data, summary) {
      own = shared(data);
      dispatch({ type: "own-data", summary });
      if (!usesOwn(getState().recipe)) return;
      forget();
      void start();
    },
    ownData: () => own,
    adoptPoints(given) {
      points = given;
      dispatch({ type: "own-points", count: given.length / 2 });
      if (!usesPoints(getState().recipe)) return;
      forget();
      void start();
    },
    ownPoints: () => points,
    classify(x) {
      const { status } = getState().run;
      const d = exhibits.examples?.d ?? 0;
      if (status === "loading" || status === "failed" || d === 0 || x.length % d !== 0)
        return Promise.reject(new Error("no run for such examples"));
      return engine.classify(x);
    },
    lost: (error) => now.sent && fail(now.run, error),
    dispose() {
      now.run++;
      restartTimer?.();
      unsubscribe();
      unwatch();
      unwanted();
      engine.terminate();
    },
  };
}

/** Takes the run that the engine has forward: slices while it plays, single steps, and the way to where it was before. */
import type { EngineClient, Slice } from "../engine/client.ts";
import type { Artifact } from "../lab/artifact.ts";
import type { MethodSpec } from "../lab/method.ts";
import type { Recipe } from "../lab/recipe.ts";
import { slowViews, type ViewKind } from "../lab/views.ts";
import { hungAfterMs, within, type Clock } from "./clock.ts";
import type { Exhibits } from "./exhibits.ts";
import type { History } from "./history.ts";
import { difference } from "./recipe-difference.ts";
import type { Replay } from "./recovery.ts";
import type { Speed } from "./state.ts";
import type { Store } from "./store.ts";

/** The run that the engine has, as the page knows it. */
export interface Current {
  /** Counts the runs; a reply of an older one is ignored. */
  run: number;
  /** Its recipe, tuning included; null while there is none. */
  sent: Recipe | null;
  /** The recipe as the run began. */
  begun: Recipe | null;
}

export interface Training {
  /** Trains for as long as the store says so. */
  pump(): void;
  /** Exactly one training step. */
  step(): void;
  /** Hands over live parameters that were changed. */
  tune(): Promise<void>;
  /** Computes anew what is looked at, once more if asked again meanwhile. */
  refresh(): Promise<void>;
  /** Takes a run that has just begun to where another was. */
  replay(mine: number, replay: Replay): Promise<void>;
  /** Resolves once no slice is under way. Only while nothing plays. */
  idle(): Promise<void>;
}

interface Parts {
  readonly engine: EngineClient;
  readonly store: Store;
  readonly history: History;
  readonly exhibits: Exhibits;
  /** Takes in what the run leaves behind. */
  readonly keep: (artifacts: readonly Artifact[]) => void;
  readonly clock: Clock;
  readonly specOf: (recipe: Recipe) => MethodSpec;
  readonly fail: (mine: number, error: unknown) => void;
}

/** Milliseconds; the slice is short enough for a slider to be felt in the next one. */
const sliceMs = 40;
const lookEveryMs = 330;
/** As long as a slider must rest. */
const restMs = 120;
const interval: Readonly<Record<Speed, number>> = { full: 0, "50": 20, "10": 100 };

export function createTraining(now: Current, { engine, store, clock, specOf, fail, ...shown }: Parts): Training {
  const { dispatch, getState } = store;
  let pumping = false;
  let stepping = false;
  /** The loop and the step begun last. */
  let loop = Promise.resolve();
  let single = Promise.resolve();
  let lastLook = 0;

  const next = (budgetMs: number, views: boolean) =>
    within(clock, engine.next({ budgetMs, views }), hungAfterMs).then((slice) => {
      if (views) lastLook = clock.now();
      return slice;
    });

  function take(slice: Slice) {
    shown.history.append(slice.measurements);
    shown.exhibits.take(slice.views);
    if (slice.artifacts.length > 0) shown.keep(slice.artifacts);
    const { phase, step, of, done, taken, stepMs, tensors } = slice;
    dispatch({ type: "advanced", phase, step, of, done, taken, stepMs, tensors });
  }

  async function look(mine: number) {
    const views = await within(clock, engine.look(), hungAfterMs);
    if (mine === now.run) shown.exhibits.take(views);
  }

  let refreshing: Promise<void> | null = null;
  let again = false;
  /** Ends the rest that a slider in motion is given. */
  let wake: (() => void) | null = null;
  async function refresh(): Promise<void> {
    if (refreshing) {
      again = true;
      wake?.();
      return refreshing;
    }
    refreshing = (async () => {
      do {
        again = false;
        const mine = now.run;
        const { watched } = shown.exhibits;
        const slow = watched.filter((kind) => slowViews.includes(kind));
        const quick = watched.filter((kind) => !slow.includes(kind));
        await Promise.all([tune(), see(mine, quick)]);
        // A slider in motion shows its effect at once; what takes longer to measure follows once it rests.
        if (slow.length === 0 || again) continue;
        await rest();
        if (again) continue;
        for (const kind of slow) if (!again && mine === now.run) await see(mine, [kind], slow);
        await within(clock, engine.watch(shown.exhibits.watched), hungAfterMs);
      } while (again);
    })().finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  const rest = () =>
    new Promise<void>((resolve) => {
      const stop = clock.after(restMs, resolve);
      wake = () => {
        stop();
        resolve();
      };
    });

  /** Computes some kinds of views; `only` these are taken over, where others come along that have not changed. */
  async function see(mine: number, kinds: readonly ViewKind[], only?: readonly ViewKind[]) {
    const asked = Promise.all([engine.watch(kinds), engine.look()]);
    const [, views] = await within(clock, asked, hungAfterMs);
    if (mine === now.run) shown.exhibits.take(only ? views.filter(({ kind }) => only.includes(kind)) : views);
  }

  async function tune() {
    const { recipe, run: state } = getState();
    if (!recipe || !now.sent) return;
    const { live } = difference(specOf(recipe), now.sent, recipe);
    if (live.length === 0) return;
    const parameters = Object.fromEntries(live.map((name) => [name, recipe.parameters[name]]));
    now.sent = { ...now.sent, parameters: { ...now.sent.parameters, ...parameters } };
    const { phase, step, taken } = state;
    if (taken === 0) now.begun = now.sent;
    // What only concerns the looking changes nothing in the training.
    const trained = live.filter((name) => !specOf(recipe).controls[name].redraws);
    const changes = trained.map((name) => ({ phase, step, taken, name, value: parameters[name] }));
    if (taken > 0 && changes.length > 0) dispatch({ type: "tuned", changes });
    await within(clock, engine.tune(parameters), hungAfterMs);
  }

  async function train() {
    pumping = true;
    while (getState().run.status === "playing" && clock.visible()) {
      const mine = now.run;
      try {
        const began = clock.now();
        await tune();
        if (mine !== now.run) continue;
        const slice = await next(getState().speed === "full" ? sliceMs : 0, began - lastLook >= lookEveryMs);
        if (mine !== now.run) continue;
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

  async function oneStep() {
    stepping = true;
    const mine = now.run;
    try {
      dispatch({ type: "pause" });
      const { run: state } = getState();
      if ((state.status !== "ready" && state.status !== "paused") || state.busy) return;
      await tune();
      const slice = await next(0, true);
      if (mine === now.run) take(slice);
    } catch (error) {
      fail(mine, error);
    } finally {
      stepping = false;
    }
  }

  return {
    tune,
    refresh,
    pump() {
      if (!pumping) loop = train();
    },
    step() {
      if (!stepping) single = oneStep();
    },
    idle: () => Promise.all([loop, single]).then(() => undefined),
    async replay(mine, { taken, tuned }) {
      dispatch({ type: "busy", busy: "replaying" });
      const changes = [...tuned];
      // A slice may be two steps where it spans two phases.
      while (getState().run.taken < taken) {
        while (changes.length > 0 && changes[0].taken <= getState().run.taken) {
          const change = changes.shift()!;
          await within(clock, engine.tune({ [change.name]: change.value }), hungAfterMs);
          if (mine !== now.run) return;
          now.sent = { ...now.sent!, parameters: { ...now.sent!.parameters, [change.name]: change.value } };
          dispatch({ type: "tuned", changes: [change] });
        }
        const slice = await next(0, false);
        if (mine !== now.run) return;
        take(slice);
        if (slice.done) break;
      }
      dispatch({ type: "busy", busy: null });
      await look(mine);
    },
  };
}

/** What the transport shows until the first slice says how long the run is. */
export function lengthOf(recipe: Recipe): number {
  const steps = recipe.parameters["iterations"] ?? recipe.parameters["steps"];
  return typeof steps === "number" ? steps : 0;
}

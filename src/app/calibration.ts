/** Times the backends for a recipe, beside whatever run is on screen. */
import type { EngineClient, StartRequest } from "../engine/client.ts";
import type { BackendChoice, Recipe } from "../lab/recipe.ts";
import { Hung, startWithinMs, within, type Clock } from "./clock.ts";
import { replayOf, type StartOptions } from "./recovery.ts";
import { clearlyFaster, type SpeedCache } from "./speed-cache.ts";
import type { Store } from "./store.ts";
import type { Current, Training } from "./training.ts";

interface Parts {
  readonly engine: EngineClient;
  readonly store: Store;
  readonly speeds: SpeedCache;
  readonly clock: Clock;
  readonly training: Training;
  readonly request: (recipe: Recipe, backend: BackendChoice) => StartRequest;
  readonly keyOf: (recipe: Recipe) => string;
  readonly start: (options?: StartOptions) => Promise<void>;
  /** Goes on with what was asked for meanwhile. */
  readonly begin: () => void;
}

/** @returns what times a recipe; a clearly faster backend is taken where no step is lost by that. */
export function createCalibration(now: Current, parts: Parts): (recipe: Recipe) => Promise<void> {
  const { engine, store, speeds, clock, training, request, keyOf, start, begin } = parts;
  const { dispatch, getState } = store;
  return async (recipe) => {
    const mine = now.run;
    const key = keyOf(recipe);
    const isPlaying = getState().run.status === "playing";
    if (isPlaying) dispatch({ type: "pause" });
    dispatch({ type: "busy", busy: "calibrating" });
    if (isPlaying) dispatch({ type: "play" }); // goes on afterwards
    await training.idle();
    if (mine !== now.run) return;
    try {
      const reports = await within(clock, engine.calibrate(request(recipe, "auto")), startWithinMs);
      speeds.write(key, reports);
      if (mine !== now.run) return;
      dispatch({ type: "calibrated", reports });
      dispatch({ type: "busy", busy: null });
      const { run, view } = getState();
      const faster = clearlyFaster(reports, run.backend);
      if (faster && run.status === "ready" && (view.backend ?? "auto") === "auto") await start({ backend: faster });
      else begin();
    } catch (error) {
      if (mine !== now.run) return;
      dispatch({ type: "busy", busy: null });
      // Without timings the run goes on where it is; only a worker that no longer answers must be replaced.
      if (!(error instanceof Hung)) return begin();
      engine.terminate();
      speeds.write(key, []);
      const { run } = getState();
      if (run.taken === 0 || !now.begun || !run.backend) await start();
      else await start({ backend: run.backend, replay: replayOf(now.begun, getState()) });
    }
  };
}

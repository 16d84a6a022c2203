/** The page's one lab: store, engine and what they feed, handed down by context. */
import { createContext, useContext, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import { createEngineClient } from "../engine/client.ts";
import type { Artifact } from "../lab/artifact.ts";
import { LabFailure } from "../lab/errors.ts";
import type { MethodSpec, MethodTexts } from "../lab/method.ts";
import type { Recipe } from "../lab/recipe.ts";
import { useLanguage } from "../i18n/t.ts";
import { browserClock } from "./clock.ts";
import { createExhibits, type Exhibits } from "./exhibits.ts";
import { createHistory, type History } from "./history.ts";
import { browserAddress, syncLink } from "./link-sync.ts";
import { methods, shelf } from "./methods.ts";
import { readPreferences, storageOrNull } from "./preferences.ts";
import { createRunLoop, type RunLoop } from "./run-loop.ts";
import { indexedCabinet } from "./shelf/cabinet.ts";
import { inputsFrom } from "./shelf/inputs.ts";
import { createArtifactShelf, type ArtifactShelf } from "./shelf/shelf.ts";
import type { Signal } from "./signal.ts";
import { createSpeedCache } from "./speed-cache.ts";
import { initialState, type State } from "./state.ts";
import { createLabStore, type Store } from "./store.ts";

export interface Lab {
  readonly store: Store;
  readonly loop: RunLoop;
  readonly history: History;
  readonly exhibits: Exhibits;
  /** What runs left behind. */
  readonly artifacts: ArtifactShelf;
  /** Tries again to open a link whose method did not arrive. */
  retry(): void;
}

export { specs } from "./methods.ts";

export function createLab(): Lab {
  const store = createLabStore({ ...initialState, preferences: readPreferences() });
  const history = createHistory();
  const exhibits = createExhibits();
  const artifacts = createArtifactShelf({
    open: () => indexedCabinet(),
    now: () => performance.timeOrigin + performance.now(),
    tabs: new BroadcastChannel("distillation-lab.shelf"),
  });
  const keep = (made: readonly Artifact[]) => void artifacts.put(made).catch(console.error);
  let loop: RunLoop | null = null;
  const engine = createEngineClient((error) => loop?.lost(new LabFailure(error)));
  const speeds = createSpeedCache(storageOrNull(), navigator.userAgent);
  const inputsOf = inputsFrom(artifacts);
  loop = createRunLoop({ engine, store, history, exhibits, keep, inputsOf, speeds, clock: browserClock, methods });
  const { retry } = syncLink(store, shelf, browserAddress);
  // The worker's own code takes longest to arrive: it need not wait for the method.
  if (store.getState().opening) engine.cancel().catch(() => undefined);
  return { store, loop, history, exhibits, artifacts, retry };
}

export const LabContext = createContext<Lab | null>(null);

export function useLab(): Lab {
  const lab = useContext(LabContext);
  if (!lab) throw new Error("useLab() outside of the page");
  return lab;
}

/** A part of the state; renders again only when that part changes. */
export function useLabState<V>(select: (state: State) => V): V {
  return useStore(useLab().store.api, select);
}

export const useDispatch = () => useLab().store.dispatch;

/** Renders again when the signal is raised. */
export function useSignal(signal: Signal): number {
  return useSyncExternalStore(signal.watch, () => signal.version);
}

/** The experiment on screen. Only inside of the experiment page. */
export function useRecipe(): Recipe {
  const recipe = useLabState((s) => s.recipe);
  if (!recipe) throw new Error("useRecipe() without an experiment");
  return recipe;
}

/** The method on screen. Only inside of the experiment page, where it has been loaded. */
export function useMethod(): { spec: MethodSpec; text: MethodTexts<MethodSpec> } {
  const id = useLabState((s) => s.recipe?.method ?? "");
  const language = useLanguage();
  return { spec: methods[id].spec, text: methods[id].text[language] };
}

/** The temperature; 1 for a method without one. */
export function useTemperature(): number {
  return useLabState((s) => {
    const T = s.recipe?.parameters["T"];
    return typeof T === "number" ? T : 1;
  });
}

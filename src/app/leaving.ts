/** Leaving the page, or a long run, asks or tells first; but only while something would be lost. */
import type { ArtifactShelf } from "./shelf/shelf.ts";
import type { RunState } from "./state.ts";
import type { Store } from "./store.ts";

const held = new Set<unknown>();
let isAgreed = false;
const ask = (event: Event) => event.preventDefault(); // the browser asks in its own words

/** Says of a piece of work whether it would be lost with the page. */
export function hold(work: unknown, isAtRisk: boolean): void {
  if (isAtRisk) held.add(work);
  else held.delete(work);
  // Only while needed: browsers do not keep a page that listens for going back to it.
  if (held.size > 0 && !isAgreed) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
}

/** The person has agreed to lose it all. */
export function letGo(): void {
  isAgreed = true;
  removeEventListener("beforeunload", ask);
}

/** Steps were taken and nothing has come of them yet; what a finished run made is on the shelf. */
const isUnfinished = ({ status, taken, busy }: RunState): boolean =>
  status === "playing" || (status === "paused" && taken > 0) || busy === "replaying";

/** Milliseconds of training after which a run that is left for another experiment is spoken of. */
const longMs = 30_000;

export function watchLeaving(store: Store, shelf: Pick<ArtifactShelf, "changed" | "fleeting">): void {
  store.subscribe(({ run, recipe }, before) => {
    hold(store, isUnfinished(run));
    const [left, { taken, stepMs }] = [before.recipe, before.run];
    const isLeft = left && left.method !== recipe?.method && isUnfinished(before.run);
    if (isLeft && taken * (stepMs ?? 0) > longMs)
      store.dispatch({ type: "tell", notice: { kind: "given-up", method: left.method, step: taken } });
  });
  shelf.changed.watch(() => hold(shelf, shelf.fleeting.length > 0));
}

/** Leaving the page, or a long run, asks or tells first; but only while something would be lost. */
import { browserClock, type Clock } from "./clock.ts";
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

/** Milliseconds of training, as the person waited for it, after which a run that is left for another experiment is spoken of. */
const longMs = 3000;

export function watchLeaving(
  store: Store,
  shelf: Pick<ArtifactShelf, "changed" | "fleeting">,
  { now }: Pick<Clock, "now"> = browserClock,
): void {
  let trained = 0;
  let since = now();
  store.subscribe(({ run, recipe }, before) => {
    hold(store, isUnfinished(run));
    const at = now();
    if (before.run.status === "playing") trained += at - since;
    since = at;
    const [left, { taken }] = [before.recipe, before.run];
    const isLeft = left && left.method !== recipe?.method && isUnfinished(before.run);
    const isLong = isLeft && taken > 0 && trained > longMs;
    if (run.taken === 0) trained = 0;
    if (isLong) store.dispatch({ type: "tell", notice: { kind: "given-up", method: left.method, step: taken } });
  });
  shelf.changed.watch(() => hold(shelf, shelf.fleeting.length > 0));
}

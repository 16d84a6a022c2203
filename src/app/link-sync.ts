/** Keeps the address bar and the recipe on screen the same thing, both ways. */
import { decodeLink, encodeLink } from "../lab/link.ts";
import type { Recipe } from "../lab/recipe.ts";
import { resolveShort } from "../lab/short-links.ts";
import { withCompanions } from "./companions.ts";
import type { Shelf } from "./methods.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

/** The parts of the browser that are needed; replaceable in tests. */
export interface AddressBar {
  hash(): string;
  push(hash: string): void;
  replace(hash: string): void;
  /** Calls when the person moved through the history or edited the address. */
  onMove(call: () => void): () => void;
}

export const browserAddress: AddressBar = {
  hash: () => location.hash,
  push: (hash) => history.pushState(null, "", hash),
  replace: (hash) => history.replaceState(null, "", hash),
  onMove(call) {
    addEventListener("popstate", call);
    addEventListener("hashchange", call);
    return () => {
      removeEventListener("popstate", call);
      removeEventListener("hashchange", call);
    };
  },
};

/** Browsers allow about 100 changes of the address in 30 seconds. */
const replaceEveryMs = 350;

/** What makes two recipes different entries of the history. */
const entryOf = (recipe: Recipe | null): string =>
  recipe ? `${recipe.method} ${recipe.parameters["dataset"] ?? ""}` : "";

export interface LinkSync {
  /** Tries again to open a link whose method did not arrive. */
  retry(): void;
  end(): void;
}

export function syncLink(store: Store, shelf: Shelf, address: AddressBar): LinkSync {
  let written: string | null = null;
  /** The link that waits for its method. */
  let pending: string | null = null;
  let entry = "";
  let timer: ReturnType<typeof setTimeout> | null = null;

  const linkOf = ({ recipe, view, frame }: State) => encodeLink(recipe, { ...view, ...frame }, shelf.specs);
  const quiet = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const flush = () => {
    timer = null;
    const link = linkOf(store.getState());
    if (link === written) return;
    written = link;
    address.replace(link);
  };
  const open = (hash: string, seen?: State["view"]) => {
    const { recipe: decoded, view, notes } = decodeLink(hash, shelf.specs);
    const recipe = decoded && { ...decoded, parameters: withCompanions(decoded.parameters) };
    pending = null;
    entry = entryOf(recipe);
    written = address.hash();
    store.dispatch({ type: "open", recipe, view: { ...view, ...seen }, notes });
    flush();
  };
  const fetchFor = (hash: string, method: string) => {
    pending = hash;
    written = null;
    store.dispatch({ type: "opening", method, view: decodeLink(hash, {}).view });
    const isCurrent = () => pending === hash && store.getState().opening !== null;
    shelf.load(method).then(
      // The language may have been changed meanwhile.
      () => isCurrent() && open(hash, store.getState().view),
      () => isCurrent() && store.dispatch({ type: "not-opened" }),
    );
  };
  const read = () => {
    const hash = resolveShort(address.hash());
    if (hash === written || hash === pending) return;
    quiet();
    const method = shelf.methodOf(hash);
    if (method === null || Object.hasOwn(shelf.methods, method)) open(hash);
    else fetchFor(hash, method);
  };

  read();
  const unsubscribe = store.subscribe((state, before) => {
    if (state.opening) return;
    if (state.recipe === before.recipe && state.view === before.view && state.frame === before.frame) return;
    pending = null;
    if (entryOf(state.recipe) !== entry) {
      quiet();
      entry = entryOf(state.recipe);
      written = linkOf(state);
      address.push(written);
    } else timer ??= setTimeout(flush, replaceEveryMs);
  });
  const unwatch = address.onMove(read);
  return {
    retry() {
      pending = null;
      read();
    },
    end() {
      unsubscribe();
      unwatch();
      quiet();
    },
  };
}

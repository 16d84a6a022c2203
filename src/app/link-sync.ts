/** Keeps the address bar and the recipe on screen the same thing, both ways. */
import { decodeLink, encodeLink, type Methods } from "../lab/link.ts";
import type { Recipe } from "../lab/recipe.ts";
import { withCompanions } from "./companions.ts";
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

/** @returns the function that ends it */
export function syncLink(store: Store, methods: Methods, address: AddressBar): () => void {
  let written = "";
  let entry = "";
  let timer: ReturnType<typeof setTimeout> | null = null;

  const linkOf = ({ recipe, view }: State) => encodeLink(recipe, view, methods);
  const flush = () => {
    timer = null;
    const link = linkOf(store.getState());
    if (link === written) return;
    written = link;
    address.replace(link);
  };
  const read = () => {
    if (address.hash() === written) return;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const { recipe: decoded, view, notes } = decodeLink(address.hash(), methods);
    const recipe = decoded && { ...decoded, parameters: withCompanions(decoded.parameters) };
    entry = entryOf(recipe);
    written = address.hash();
    store.dispatch({ type: "open", recipe, view, notes });
    flush();
  };

  read();
  if (written === "") {
    written = " ";
    read();
  }
  const unsubscribe = store.subscribe((state, before) => {
    if (state.recipe === before.recipe && state.view === before.view) return;
    if (entryOf(state.recipe) !== entry) {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      entry = entryOf(state.recipe);
      written = linkOf(state);
      address.push(written);
    } else timer ??= setTimeout(flush, replaceEveryMs);
  });
  const unwatch = address.onMove(read);
  return () => {
    unsubscribe();
    unwatch();
    if (timer !== null) clearTimeout(timer);
  };
}

/** The methods as the page has them: the cards of all from the start, specification and texts of those that were asked for. */
import { decodeLink, encodeLink, type Methods } from "../lab/link.ts";
import type { View } from "../lab/recipe.ts";
import { catalogue, type Listed } from "../methods/catalogue.ts";
import type { MethodEntry } from "../methods/entry.ts";

export interface Shelf {
  /** What has been loaded; it grows. A method whose recipe is on screen is always here. */
  readonly methods: Readonly<Record<string, MethodEntry>>;
  readonly specs: Methods;
  /** Loads a method of the catalogue; rejects where it cannot be had, and may be tried again. */
  load(id: string): Promise<void>;
  /** The method that a link names, loaded or not; null where it names none of the catalogue. Never throws. */
  methodOf(hash: string): string | null;
  /** The link of a method with all its defaults. */
  linkTo(id: string, view: View): string;
}

export function createShelf(listed: Readonly<Record<string, Listed>>): Shelf {
  const methods: Record<string, MethodEntry> = {};
  const specs: Record<string, Methods[string]> = {};
  const bare: Methods = Object.fromEntries(
    Object.entries(listed).map(([id, { card }]) => [id, { ...card, id, controls: {}, metrics: {}, views: [] }]),
  );
  return {
    methods,
    specs,
    async load(id) {
      if (Object.hasOwn(methods, id)) return;
      const entry = await listed[id].load();
      specs[id] = entry.spec;
      methods[id] = entry;
    },
    // Without its query a link needs no controls and no upgraders.
    methodOf: (hash) => decodeLink(hash.split("?", 1)[0], bare).recipe?.method ?? null,
    linkTo: (id, view) => encodeLink({ method: id, parameters: {}, seed: 1 }, view, bare),
  };
}

export const shelf = createShelf(catalogue);
export const { methods, specs } = shelf;

/** Loads every method: for pages that speak of all of them. */
export async function loadAll(): Promise<void> {
  await Promise.all(Object.keys(catalogue).map(shelf.load));
}

import { expect, test } from "vitest";
import type { Artifact } from "../../lab/artifact.ts";
import { memoryCabinet, type Cabinet, type ShelfItem } from "./cabinet.ts";
import { contentId } from "./content-id.ts";
import { createArtifactShelf, overfull } from "./shelf.ts";

const artifact = (name: string, seed = 1, first = 0): Artifact => ({
  kind: "diffusion",
  name,
  architecture: { kind: "mlp", sizes: [2, 3], activation: "silu" },
  theta: Float32Array.of(first, 1, 2, 3, 4, 5, 6, 7, 8),
  lineage: { method: "m", version: 1, parameters: { lr: 0.1 }, seed, command: "", parents: [] },
});

/** A clock that moves on with every question. */
function shelfOf(open: () => Promise<Cabinet>, limits = { count: 3, bytes: 1e6 }) {
  let time = 0;
  return createArtifactShelf({ open, now: () => ++time, limits });
}
const names = (items: readonly ShelfItem[]) => items.map(({ about }) => about.name);
const refuse = () => Promise.reject(new DOMException("no room", "QuotaExceededError"));

test("the newest stands first, and comes back as it was put", async () => {
  const shelf = shelfOf(async () => memoryCabinet());
  const [first] = await shelf.put([artifact("a"), artifact("b")]);
  expect(names(shelf.items)).toEqual(["b", "a"]);
  expect(await shelf.artifact(first)).toEqual(artifact("a"));
  expect(await shelf.artifact("0123456789abcdef")).toBeNull();
});

test("the same run puts its network in the place of the one before, which stays kept", async () => {
  const shelf = shelfOf(async () => memoryCabinet());
  const [id] = await shelf.put([artifact("a")]);
  await shelf.keep(id, true);
  const [again] = await shelf.put([artifact("a", 1, 9)]);
  await shelf.put([artifact("a", 2)]);
  expect(again).not.toBe(id);
  expect(shelf.items.map(({ about, kept }) => [about.lineage.seed, kept])).toEqual([
    [2, false],
    [1, true],
  ]);
});

test("over the limit the oldest go that nobody keeps, and that is said", async () => {
  const shelf = shelfOf(async () => memoryCabinet());
  const [a] = await shelf.put([artifact("a"), artifact("b")]);
  await shelf.keep(a, true);
  await shelf.put([artifact("c"), artifact("d"), artifact("e")]);
  expect(names(shelf.items)).toEqual(["e", "d", "a"]);
  expect(shelf.notes).toEqual([{ kind: "made-room", names: ["b", "c"] }]);
  shelf.dismiss(shelf.notes[0]);
  expect(shelf.notes).toEqual([]);
});

test("bytes count too, but the newest is never turned away", () => {
  const item = (id: string, kept: boolean): ShelfItem => ({ id, added: 0, kept, parameters: 9, about: artifact(id) });
  const items = [item("new", false), item("kept", true), item("old", false)];
  expect(overfull(items, { count: 9, bytes: 108 })).toEqual([]);
  expect(overfull(items, { count: 9, bytes: 107 })).toEqual([items[2]]);
  expect(overfull(items, { count: 1, bytes: 1 })).toEqual([items[2]]);
});

test("where the browser has no room, nothing is lost while the page is open", async () => {
  const cabinet = memoryCabinet();
  const shelf = shelfOf(async () => ({ ...cabinet, put: refuse }));
  const [id] = await shelf.put([artifact("a")]);
  expect(await shelf.artifact(id)).toEqual(artifact("a"));
  expect(names(shelf.fleeting)).toEqual(["a"]);
  expect(shelf.notes).toEqual([{ kind: "no-room", names: ["a"] }]);
  await shelf.keep(id, true);
  expect(shelf.items[0].kept).toBe(true);
  await shelf.remove([id]);
  expect(shelf.items).toEqual([]);
});

test("where nothing may be stored, the shelf lasts as long as the page", async () => {
  const shelf = shelfOf(refuse);
  await shelf.put([artifact("a")]);
  expect(names(shelf.fleeting)).toEqual(["a"]);
  expect(shelf.notes).toEqual([]);
});

test("two tabs see each other's changes", async () => {
  const cabinet = memoryCabinet();
  const tab = { postMessage: () => void other.onmessage?.(), onmessage: null as null | (() => void) };
  const other = { postMessage: () => void tab.onmessage?.(), onmessage: null as null | (() => void) };
  const [here, there] = [tab, other].map((tabs) =>
    createArtifactShelf({ open: async () => cabinet, now: () => 1, tabs: tabs as never }),
  );
  await here.put([artifact("a")]);
  await there.artifact("");
  expect(names(there.items)).toEqual(["a"]);
});

test("the content id says everything that a network is", () => {
  const id = contentId(artifact("a"));
  expect(id).toMatch(/^[0-9a-f]{16}$/);
  expect(contentId(artifact("a"))).toBe(id);
  const others = [artifact("b"), artifact("a", 2), artifact("a", 1, 1e-30)];
  expect(new Set([id, ...others.map(contentId)]).size).toBe(4);
});

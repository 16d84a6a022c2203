import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catalogue } from "../methods/catalogue.ts";
import { methods } from "../methods/specs.ts";
import { languageOf } from "./language.ts";
import { syncLink, type AddressBar } from "./link-sync.ts";
import { createShelf } from "./methods.ts";
import { createLabStore } from "./store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page opened with a hash, whose methods arrive when the test says so. */
function setUp(hash: string) {
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const shelf = createShelf({
    kd: {
      card: catalogue["kd"].card,
      load: async () => {
        await new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
        return methods["kd"];
      },
    },
  });
  const bar = { hash, entries: 1 };
  let move = () => {};
  const address: AddressBar = {
    hash: () => bar.hash,
    push: (to) => {
      bar.hash = to;
      bar.entries++;
    },
    replace: (to) => void (bar.hash = to),
    onMove: (call) => {
      move = call;
      return () => {};
    },
  };
  const store = createLabStore();
  const { retry } = syncLink(store, shelf, address);
  const settle = () => vi.advanceTimersByTimeAsync(400);
  return {
    store,
    bar,
    retry,
    settle,
    shelf,
    go(to: string) {
      bar.hash = to;
      move();
      move(); // browsers say it twice
    },
    async arrive(i = 0) {
      waiting[i].resolve();
      await settle();
    },
    async fail(i = 0) {
      waiting[i].reject(new Error("offline"));
      await settle();
    },
    asked: () => waiting.length,
  };
}

test("a link waits for its method and stands in the address meanwhile", async () => {
  const { store, bar, settle, arrive } = setUp("#/kd?T=900&seed=7&lang=zh");
  await settle();
  expect(store.getState()).toMatchObject({ recipe: null, opening: { method: "kd", failed: false }, notices: [] });
  expect(store.getState().view).toEqual({ language: "zh" });
  expect(bar.hash).toBe("#/kd?T=900&seed=7&lang=zh");
  await arrive();
  const { recipe, opening, notices } = store.getState();
  expect({ method: recipe?.method, seed: recipe?.seed, opening }).toEqual({ method: "kd", seed: 7, opening: null });
  expect(notices).toMatchObject([{ kind: "link", notes: [{ kind: "value", name: "T" }] }]);
  expect(bar).toEqual({ hash: "#/kd?v=1&seed=7&lang=zh", entries: 1 });
});

test("a language chosen while it waits is kept", async () => {
  const { store, bar, settle, arrive } = setUp("#/kd?T=6&lang=zh");
  store.dispatch({ type: "prefer", change: { language: "en" } });
  await settle();
  expect(bar.hash).toBe("#/kd?T=6&lang=zh");
  await arrive();
  expect(bar.hash).toBe("#/kd?v=1&T=6&seed=1");
  expect(languageOf(store.getState())).toBe("en");
});

test("what the person prefers stays out of the address, and in the page when another link is opened", async () => {
  const { store, bar, go, settle, arrive } = setUp("#/kd?T=6&theme=light&ex=2");
  await arrive();
  store.dispatch({ type: "prefer", change: { language: "zh", theme: "dark", size: "large" } });
  await settle();
  expect(bar.hash).toBe("#/kd?v=1&T=6&seed=1&ex=2");
  go("#/kd?v=1&seed=4");
  const { view, preferences } = store.getState();
  expect([view, preferences]).toEqual([{}, { language: "zh", theme: "dark", size: "large" }]);
});

test("whoever goes on while it loads is not brought back", async () => {
  const { store, bar, go, arrive } = setUp("#/");
  go("#/kd?T=6");
  expect(store.getState().opening).toEqual({ method: "kd", failed: false });
  go("#/claims");
  expect(store.getState()).toMatchObject({ opening: null, view: { page: "claims" } });
  await arrive();
  expect(store.getState()).toMatchObject({ recipe: null, opening: null });
  expect(bar.hash).toBe("#/claims");
  go("#/kd?T=5"); // here by now: at once
  expect(store.getState().recipe?.parameters["T"]).toBe(5);
});

test("a method that does not arrive is named, and asked for again", async () => {
  const { store, bar, retry, fail, arrive, asked } = setUp("#/kd?T=6");
  await fail();
  expect(store.getState()).toMatchObject({ recipe: null, opening: { method: "kd", failed: true } });
  expect(bar.hash).toBe("#/kd?T=6");
  retry();
  expect(store.getState().opening?.failed).toBe(false);
  await arrive(1);
  expect(asked()).toBe(2);
  expect(store.getState().recipe?.parameters["T"]).toBe(6);
});

test("the home page waits for nothing, an unknown method is named at once", () => {
  const home = setUp("");
  expect(home.bar.hash).toBe("#/");
  expect(home.store.getState()).toMatchObject({ recipe: null, opening: null, notices: [] });
  for (const hash of ["#/nowhere", "#/__proto__", "#/kd%", "#/constructor?v=1"]) {
    const { store, asked } = setUp(hash);
    expect(store.getState()).toMatchObject({ recipe: null, opening: null, notices: [{ kind: "link" }] });
    expect(asked()).toBe(0);
  }
});

test("a short link becomes the link that it stands for, once its method is here", async () => {
  const { store, bar, arrive } = setUp("#/go/temperature?lang=zh&name=Week%203&lock=T,seed");
  expect(store.getState()).toMatchObject({ opening: { method: "kd" }, frame: { name: "Week 3" } });
  await arrive();
  expect(bar).toEqual({ hash: "#/kd?v=1&T=8&seed=1&name=Week%203&lock=T,seed&lang=zh", entries: 1 });
  expect(store.getState().frame).toMatchObject({ name: "Week 3", lock: ["T", "seed"] });
});

test("the link of a card is the experiment with its defaults", async () => {
  const { shelf, bar, go, arrive } = setUp("#/");
  const link = shelf.linkTo("kd", { theme: "dark" });
  expect(link).toBe("#/kd?v=1&seed=1&theme=dark");
  go(link);
  await arrive();
  expect(bar.hash).toBe(link);
});

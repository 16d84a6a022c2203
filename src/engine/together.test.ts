import { afterEach, expect, test } from "vitest";
import { defaultsOf, type ControlValue } from "../lab/controls.ts";
import type { Recipe } from "../lab/recipe.ts";
import { spec } from "../methods/kd/spec.ts";
import { tensorCount } from "../nn/backends.ts";
import { createLocalEngine } from "./local.ts";
import type { Measurement } from "./protocol.ts";

const engine = createLocalEngine({ readPublic: () => Promise.reject(new Error("no files here")) });

type Settings = Readonly<Record<string, ControlValue>>;
const small = { dataset: "overlap8", teacher: "exact", labels: 60, studentWidth: 8, steps: 15, batch: 32 };
const recipe = (set: Settings): Recipe => ({
  method: "kd",
  parameters: { ...defaultsOf(spec.controls), ...small, ...set },
  seed: 3,
});
const cells = [1, 4, 16].flatMap((T) => [0.25, 0.9].map((alpha) => ({ T, alpha })));

async function start([first, ...together]: readonly Recipe[], backend: "wasm" | "cpu" = "wasm") {
  return engine.start({ recipe: first, ...(together.length > 0 ? { together } : {}), backend });
}

/** All that is measured, by recipe. */
async function run(recipes: readonly Recipe[], backend: "wasm" | "cpu"): Promise<Measurement[][]> {
  const all = [...(await start(recipes, backend)).metrics];
  for (let done = false; !done;) {
    const slice = await engine.next({ budgetMs: 1000, views: false });
    all.push(...slice.measurements);
    done = slice.done;
  }
  await engine.cancel();
  return recipes.map((_, i) =>
    all.map(({ phase, step, metrics, each }) => ({ phase, step, metrics: { ...metrics, ...each?.[i] } })),
  );
}

afterEach(async () => {
  await engine.cancel();
});

const live = { teacher: "live", teacherWidth: 16, teacherSteps: 10, teacherExamples: 100 };
const sets: readonly Settings[] = [
  {},
  { ...live, teacherNoise: 0.4, policy: "filter", smoothing: 0.1, transfer: 100 },
  { policy: "soft-only", omitted: "2" },
  { variant: "decoupled" },
  { variant: "standardised", studentDepth: 2 },
];

test.each(sets)("on wasm, recipes trained together measure what each does alone, to the last bit: %o", async (set) => {
  const recipes = cells.map((cell) => recipe({ ...set, ...cell, strength: cell.alpha }));
  const together = await run(recipes, "wasm");
  for (const [i, one] of recipes.entries()) expect(together[i]).toEqual((await run([one], "wasm"))[0]);
});

test.each(sets)("and on plain JavaScript all but the last bits: %o", async (set) => {
  const recipes = cells.map((cell) => recipe({ ...set, ...cell, strength: cell.alpha }));
  const together = await run(recipes, "cpu");
  for (const [i, one] of recipes.entries()) {
    const { metrics } = (await run([one], "cpu"))[0].at(-1)!;
    const found = together[i].at(-1)!.metrics;
    expect(Object.keys(found).sort()).toEqual(Object.keys(metrics).sort());
    for (const [name, value] of Object.entries(metrics)) expect(found[name], name).toBeCloseTo(value, 3);
  }
});

test("nothing is left behind by a run, a cancel, an error", async () => {
  const recipes = cells.map((cell) => recipe(cell));
  const before = await engine.cancel();
  await start(recipes);
  const counts: number[] = [];
  for (let done = false; !done;) {
    const slice = await engine.next({ budgetMs: 0, views: false });
    done = slice.done;
    if (slice.step > 1 && !done) counts.push(slice.tensors);
  }
  // One more while a loss waits to be read.
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
  expect(await engine.cancel()).toBe(before);
  await start(recipes);
  await engine.next({ budgetMs: 0, views: false });
  expect(await engine.cancel()).toBe(before);
  // The control is the same for all: when it diverges, all do.
  const set = { x: new Float32Array(80).fill(3e38), y: Uint8Array.from({ length: 40 }, (_, i) => i % 2), n: 40 };
  const about = { id: "own", shape: { kind: "points", dims: 2 }, d: 2, classes: 2, classNames: ["a", "b"] } as const;
  const own = { ...live, dataset: "own", teacherSteps: 10 };
  const [first, ...together] = cells.map((cell) => recipe({ ...own, ...cell }));
  await engine.start({ recipe: first, together, backend: "wasm", ownData: { ...about, train: set, test: set } });
  await expect(engine.next({ budgetMs: 1000, views: false })).rejects.toMatchObject({ error: { type: "Diverged" } });
  await expect(start([recipe({ T: 1, dataset: "digits" }), recipe({ T: 2, dataset: "digits" })])).rejects.toThrow(
    /exact/,
  );
  expect(tensorCount()).toBe(before);
});

test("what does not go together is refused", async () => {
  const refused = (...recipes: Recipe[]) => expect(start(recipes)).rejects.toThrow("cannot be trained together");
  await refused(recipe({ T: 1 }), recipe({ T: 4, lr: 0.1 }));
  await refused(recipe({ T: 1 }), { ...recipe({ T: 4 }), seed: 4 });
  await refused(recipe({ T: 1, variant: "mutual" }), recipe({ T: 4, variant: "mutual" }));
});

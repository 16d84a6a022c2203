import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, test } from "vitest";
import { pretrained } from "../../cli/pretrained.ts";
import { createLocalEngine } from "../../engine/local.ts";
import type { Started } from "../../engine/protocol.ts";
import { en } from "../../i18n/compare.en.ts";
import { defaultsOf, type ControlValue } from "../../lab/controls.ts";
import type { Artifact } from "../../lab/artifact.ts";
import { shapeOfTarget } from "../../lab/target-shapes.ts";
import type { ViewData, ViewKind } from "../../lab/views.ts";
import { Rng } from "../../math/rng.ts";
import { tensorCount } from "../../nn/backends.ts";
import { Scope } from "../../nn/scope.ts";
import { decodeSafetensors } from "../../nn/safetensors.ts";
import { subjectOf } from "../generative/subject.ts";
import { present, shipped } from "./contestants.ts";
import { comparedTargets, spec } from "./spec.ts";

const bytesOf = async (path: string) => new Uint8Array(await readFile(`public/${path}`));
const engine = createLocalEngine({ readPublic: bytesOf });
const file = async (name: string) => decodeSafetensors(await bytesOf(`artifacts/${name}.safetensors`));

const start = (set: Record<string, ControlValue>, inputs?: Record<string, Artifact>): Promise<Started> =>
  engine.start({
    recipe: { method: "compare", parameters: { ...defaultsOf(spec.controls), n: 200, ...set }, seed: 3 },
    backend: "wasm",
    ...(inputs && { inputs }),
  });
const view = <K extends ViewKind>(views: readonly ViewData[], kind: K) =>
  views.find((one): one is Extract<ViewData, { kind: K }> => one.kind === kind)!;
const few = { contestants: "teacher~dmd~progressive" };

afterEach(async () => {
  await engine.cancel();
});

test("every file that is shipped for the comparison is made by a command, and every contestant has a name", () => {
  const files = Object.entries(pretrained).flatMap(([name, { files: made }]) => (made ? Object.values(made) : [name]));
  for (const target of comparedTargets) {
    expect(Object.keys(en.names)).toEqual(expect.arrayContaining(present(target)));
    for (const names of Object.values(shipped[target])) {
      expect(files).toEqual(expect.arrayContaining([...names]));
    }
  }
});

test.each(comparedTargets)(
  "%s: all that is shipped takes part, says what it cost, and leaves nothing behind",
  async (target) => {
    const before = tensorCount();
    await engine.watch(["comparison"]);
    const { views, done } = await start({ target, nfe: "1" });
    expect(done).toBe(true);
    const { all, refused } = view(views, "contestants");
    expect(refused).toEqual([]);
    expect(all.map(({ id }) => id)).toEqual(present(target));
    // Those of ring8 and of patches were made before costs were kept; they are told from zero.
    if (target === "grid25" || target === "latents")
      for (const { id, spent } of all) expect(spent?.teacherCalls ?? NaN, id).toBeGreaterThanOrEqual(0);
    const { samples, used } = view(views, "comparison");
    for (const { id } of all) {
      expect(used[id], id).toBe(1);
      expect(samples[id].every(Number.isFinite), id).toBe(true);
    }
    expect(await engine.cancel()).toBe(before);
  },
);

test.each(["digits", "patches", "latents", "moving", "ring8"])(
  "%s: examples have the form that the page is told",
  async (target) => {
    const scope = new Scope();
    const given = { scope, rng: Rng.fromSeed(1), pretrained: file, ownPoints: undefined };
    const { dims, classes, tokens } = await subjectOf(given, { target, modes: "" });
    expect({ dims, classes, ...(tokens && { tokens }) }).toEqual(shapeOfTarget(target));
    scope.dispose();
  },
);

describe("evaluations", () => {
  test("nobody takes more than allowed, and those made for fewer take fewer", async () => {
    await engine.watch(["comparison"]);
    const { views } = await start({ nfe: "4" });
    const { used } = view(views, "comparison");
    expect(used).toMatchObject({ teacher: 4, progressive: 4, dmd: 1, add: 4, dmd2: 4, apt: 1, ufogen: 4 });
    await engine.tune({ nfe: "2" });
    expect(view(await engine.look(), "comparison").used).toMatchObject({ teacher: 2, progressive: 2, dmd2: 1, apt: 1 });
  });

  test("Heun asks twice a step, but for the last", async () => {
    await engine.watch(["comparison"]);
    const { views } = await start({ ...few, nfe: "8", sampler: "heun" });
    expect(view(views, "comparison").used).toEqual({ teacher: 7, dmd: 1, progressive: 8 });
    await engine.tune({ sampler: "ddim" });
    expect(view(await engine.look(), "comparison").used["teacher"]).toBe(8);
  });

  test("curves have a mark wherever the number changes, and real data score better than one step of the teacher", async () => {
    await engine.watch(["comparison-curves", "comparison-numbers", "comparison-cost"]);
    let views = (await start(few)).views;
    while (views.some((one) => "missing" in one && one.missing.length > 0)) views = [...(await engine.look())];
    const { curves, floor } = view(views, "comparison-curves");
    expect(curves["teacher"].nfe).toEqual([1, 2, 4, 8, 16, 32]);
    expect(curves["progressive"].nfe).toEqual([1, 2, 4, 8]);
    expect(curves["dmd"].nfe).toEqual([1]);
    expect(curves["teacher"].metrics[0]["modeKl"]).toBeGreaterThan(10 * floor!["modeKl"]);
    expect(view(views, "comparison-numbers").metrics["dmd"]).toEqual(curves["dmd"].metrics[0]);
    const { milliseconds, careful } = view(views, "comparison-cost");
    expect(Object.keys(milliseconds)).toEqual(["teacher", "dmd", "progressive"]);
    expect(careful?.nfe).toBe(35);
  });
});

describe("the shelf", () => {
  const [mine, other, judge] = ["0123456789abcdef", "1123456789abcdef", "2123456789abcdef"];

  test("one's own networks begin at the same noise as those that are shipped", async () => {
    await engine.watch(["comparison"]);
    const artifact = { ...(await file("dmd-grid25")), name: "dmd" };
    const { views } = await start({ contestants: `dmd~${mine}` }, { [mine]: artifact });
    expect(view(views, "contestants").all[1]).toMatchObject({ id: mine, origin: "shelf", name: "dmd", steps: [1] });
    const { samples } = view(views, "comparison");
    expect(samples[mine]).toEqual(samples["dmd"]);
  });

  test("what is not there, made for other data, or makes no samples is named, and the rest goes on", async () => {
    const before = tensorCount();
    await engine.watch(["comparison"]);
    const inputs = { [other]: await file("dmd-latents"), [judge]: await file("digits-features") };
    const { views } = await start({ contestants: `dmd~${mine}~${other}~${judge}~nobody` }, inputs);
    const { all, refused } = view(views, "contestants");
    expect(all.map(({ id }) => id)).toEqual(["dmd"]);
    expect(refused).toEqual([
      { id: mine, why: "missing" },
      { id: other, why: "other-target" },
      { id: judge, why: "no-sampler" },
      { id: "nobody", why: "missing" },
    ]);
    expect(await engine.cancel()).toBe(before);
  });

  test("an adapter is added to its base: no step of it is the base's", async () => {
    await engine.watch(["comparison"]);
    const { views } = await start({ target: "latents", nfe: "4", contestants: "teacher~lcm-lora" });
    const { samples } = view(views, "comparison");
    expect(samples["lcm-lora"]).not.toEqual(samples["teacher"]);
    expect(view(views, "contestants").all[1].trained).toBeLessThan(20_000);
  });
});

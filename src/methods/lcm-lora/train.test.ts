import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { randomStyle } from "../../data/digits/digits.ts";
import { createLocalEngine } from "../../engine/local.ts";
import type { Slice, StartRequest } from "../../engine/protocol.ts";
import type { Artifact } from "../../lab/artifact.ts";
import { defaultsOf, type ControlValue } from "../../lab/controls.ts";
import type { ViewData } from "../../lab/views.ts";
import { Rng } from "../../math/rng.ts";
import { confidenceInterval, mean, variance } from "../../math/statistics.ts";
import { decodeSafetensors, encodeSafetensors } from "../../nn/safetensors.ts";
import { spec } from "./spec.ts";
import { styleScore } from "./style-score.ts";
import { styled, styleOf } from "./styles.ts";

const publicFile = (path: string) => new Uint8Array(readFileSync(new URL(`../../../public/${path}`, import.meta.url)));
const engine = createLocalEngine({ readPublic: async (path) => publicFile(path) });
const numbers = (views: readonly ViewData[]) => views.find((v) => v.kind === "numbers")!.metrics;

test("a style's knob is measured in the standard deviations of all hands", () => {
  const hands = Array.from({ length: 4000 }, (_, i) => randomStyle(Rng.fromSeed(2).fold(i)));
  const near = (values: number[], centre: number, sd: number) => {
    expect(Math.abs(confidenceInterval(values).mean - centre)).toBeLessThan(0.05 * sd);
    expect(Math.abs(Math.sqrt(variance(values)) / sd - 1)).toBeLessThan(0.05);
  };
  near(
    hands.map((hand) => hand.slant),
    0.1,
    0.19,
  );
  near(
    hands.map((hand) => hand.width / hand.size),
    0.145,
    0.026,
  );
  near(
    hands.map((hand) => hand.ink),
    0.85,
    0.087,
  );
});

test("styles show: broader pens leave more ink, paler ones less, and a slant leans to the right", () => {
  const ink = (images: Float32Array) => mean(images);
  const middle = styled({ pen: 0 })(Rng.fromSeed(1), 200);
  expect(ink(styled({ pen: 1.5 })(Rng.fromSeed(1), 200).images)).toBeGreaterThan(1.15 * ink(middle.images));
  expect(ink(styled({ ink: -1.5 })(Rng.fromSeed(1), 200).images)).toBeLessThan(0.95 * ink(middle.images));
  const lean = (images: Float32Array) =>
    images.reduce((sum, v, i) => sum + v * ((i % 16) - 7.5) * (7.5 - ((i >> 4) % 16)), 0) / images.length;
  expect(lean(styled({ slant: 1.5 })(Rng.fromSeed(1), 200).images)).toBeGreaterThan(lean(middle.images) + 0.2);
  expect(middle.labels.subarray(0, 12)).toEqual(Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1));
  expect(styled({ slant: 2 })(Rng.fromSeed(1), 20)).toEqual(styled({ slant: 2 })(Rng.fromSeed(1), 20));
});

test("a style of one's own turns all knobs at once", () => {
  const knobs = { strength: 1.5, slant: -2, pen: 1.5, ink: -1 };
  expect(styleOf({ ...knobs, style: "pale" })).toEqual({ ink: -1.5 });
  const composed = styleOf({ ...knobs, style: "composed" });
  expect(composed).toEqual({ slant: -2, pen: 1.5, ink: -1 });
  const middle = styled({ slant: 0, pen: 0, ink: 0 })(Rng.fromSeed(1), 200).images;
  const own = styled(composed)(Rng.fromSeed(1), 200).images;
  expect(mean(own)).toBeGreaterThan(1.1 * mean(middle));
  expect(Math.max(...own)).toBeLessThan(Math.max(...middle));
});

test("the style score is 0 for ordinary examples, 1 for styled ones, and silent where there is no difference", () => {
  const rng = Rng.fromSeed(4);
  const [n, d] = [400, 3];
  const labels = Uint8Array.from({ length: n }, (_, i) => i % 2);
  // The classes lie far apart where the style does not show.
  const set = (name: string, style: number) => {
    const x = rng.fold(name).normal(n * d);
    labels.forEach((label, i) => {
      x[i * d] += 10 * label;
      x[i * d + 1] += style;
    });
    return { x, labels };
  };
  const score = styleScore(set("ordinary", 0), set("styled", 2), d)!;
  expect(score(set("a", 0).x)).toBeCloseTo(0, 1);
  expect(score(set("b", 1).x)).toBeCloseTo(0.5, 1);
  expect(score(set("c", 2).x)).toBeCloseTo(1, 1);
  expect(score(set("d", 3).x)).toBeCloseTo(1.5, 1);
  expect(styleScore(set("ordinary", 0), set("same", 0), d)).toBeNull();
});

const short = { style: "pale", iterations: 50, styleIterations: 50, batch: 64, n: 100, styleExamples: 500, lr: 5e-3 };
const request = (set: Record<string, ControlValue>, inputs: Record<string, Artifact> = {}): StartRequest => ({
  recipe: {
    method: "lcm-lora",
    parameters: { ...defaultsOf(spec.controls), ...short, styleLr: 5e-3, ...set },
    seed: 7,
  },
  backend: "wasm",
  inputs,
});

describe("two adapters", () => {
  let before: number;
  let first: Readonly<Record<string, number>>;
  const slices: Slice[] = [];
  beforeAll(async () => {
    await engine.watch([]);
    before = await engine.cancel();
    first = (await engine.start(request({}))).metrics[0].metrics;
    do slices.push(await engine.next({ budgetMs: 1000, views: false }));
    while (!slices.at(-1)!.done);
  }, 120_000);

  const final = (): Record<string, number> =>
    Object.assign({}, ...slices.flatMap((s) => s.measurements.map((m) => m.metrics)));

  test("begin as nothing, learn one after the other, and emit what is declared", () => {
    expect([first["styleNorm"], first["accelerationNorm"]]).toEqual([0, 0]);
    expect(first["frechet"]).toBe(first["styleFrechet"]);
    const phases = slices.flatMap((s) => s.measurements.map((m) => m.phase));
    expect([...new Set(phases)]).toEqual(["acceleration", "style"]);
    const metrics = final();
    expect(Object.keys(metrics).toSorted()).toEqual(Object.keys(spec.metrics).toSorted());
    expect(metrics["styleFrechet"]).toBeLessThan(first["styleFrechet"]);
    expect(metrics["frechet"]).toBeLessThan(metrics["accelerationFrechet"]);
    expect(metrics["adapterShare"]).toBeLessThan(0.1);
    const kept = ["loss", "styleLoss", "frechet", "manyFrechet", "styleNorm", "accelerationNorm", "adapterKilobytes"];
    expect(Object.fromEntries(kept.map((name) => [name, Number(metrics[name].toPrecision(2))]))).toMatchSnapshot();
  });

  test("a λ of 0 takes its adapter away, without any training", async () => {
    await engine.watch(["numbers"]);
    const sum = numbers(await engine.look());
    await engine.tune({ lambda2: 0 });
    expect(numbers(await engine.look())["frechet"]).toBe(sum["styleFrechet"]);
    await engine.tune({ lambda1: 0, lambda2: 1 });
    expect(numbers(await engine.look())["frechet"]).toBe(sum["accelerationFrechet"]);
    await engine.tune({ lambda1: 1 });
    expect(numbers(await engine.look())).toEqual(sum);
    await engine.watch([]);
  });

  test("leave the sum as a network, the frozen base plus what both add", () => {
    const [artifact] = slices.flatMap((s) => s.artifacts);
    const base = decodeSafetensors(publicFile("artifacts/diffusion-latents.safetensors"));
    expect(artifact.architecture).toEqual(base.architecture);
    const norm = (values: Float32Array) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0));
    const change = norm(artifact.theta.map((v, i) => v - base.theta[i])) / norm(base.theta);
    const { styleNorm, accelerationNorm } = final();
    expect(change).toBeGreaterThan(Math.abs(styleNorm - accelerationNorm));
    expect(change).toBeLessThan(styleNorm + accelerationNorm);
  });

  test("are left as files of their own, two small matrices for each layer", () => {
    const adapters = slices.flatMap((s) => s.artifacts).slice(1);
    expect(adapters.map(({ kind, name }) => [kind, name])).toEqual([
      ["adapter", "style"],
      ["adapter", "acceleration"],
    ]);
    for (const adapter of adapters) {
      expect(adapter.architecture).toMatchObject({ kind: "lora", rank: 8 });
      expect(decodeSafetensors(encodeSafetensors(adapter))).toEqual(adapter);
      expect(encodeSafetensors(adapter, "F16").length / 1000).toBeLessThan(1.1 * final()["adapterKilobytes"]);
    }
  });

  test("taken from the shelf they make the same sum without any training", async () => {
    const [, style, acceleration] = slices.flatMap((s) => s.artifacts);
    const shelf = { styleFrom: "shelf", accelerationFrom: "shelf" };
    const { metrics } = await engine.start(request(shelf, { style, acceleration }));
    const again = metrics[0].metrics;
    for (const name of ["frechet", "styleFrechet", "accelerationFrechet", "styleNorm", "adapterShare"])
      expect(again[name], name).toBe(final()[name]);
    const { done, taken, artifacts } = await engine.next({ budgetMs: 1000, views: false });
    expect([done, taken, artifacts]).toEqual([true, 0, []]);
  });

  test("one from the shelf is left as it is while the other is trained", async () => {
    const [, , acceleration] = slices.flatMap((s) => s.artifacts);
    const { metrics } = await engine.start(request({ accelerationFrom: "shelf", rank: 2 }, { acceleration }));
    expect(metrics[0].metrics["accelerationFrechet"]).toBe(final()["accelerationFrechet"]);
    expect(metrics[0].metrics["styleNorm"]).toBe(0);
    const { measurements } = await engine.next({ budgetMs: 300, views: false });
    expect(measurements.every(({ phase }) => phase === "style")).toBe(true);
  });

  test("what is no adapter of this base is refused in words, and so is an empty place", async () => {
    const [sum, style] = slices.flatMap((s) => s.artifacts);
    const base = { kind: "mlp", sizes: [2, 3], activation: "silu" } as const;
    const other = { ...style, architecture: { kind: "lora", base, rank: 1 } as const, theta: new Float32Array(5) };
    const from = (inputs: Record<string, Artifact>) =>
      engine.start(request({ styleFrom: "shelf", shelfStyle: "00ff" }, inputs));
    await expect(from({})).rejects.toThrow(/styleFrom.*adapter of 32-.*"00ff", which is not there/);
    await expect(from({ style: sum })).rejects.toThrow(/not the network lcm-lora/);
    await expect(from({ style: other })).rejects.toThrow(/not style of 2-3 silu/);
  });

  test("give everything back", async () => {
    expect(await engine.cancel()).toBe(before);
  });
});

test("accelerated by consistency the sum jumps, and a run that is ended midway leaves nothing behind", async () => {
  await engine.watch([]);
  const before = await engine.cancel();
  const { metrics } = await engine.start(request({ training: "consistency", steps: 2 }));
  expect(metrics[0].metrics["frechet"]).not.toBe(metrics[0].metrics["styleFrechet"]);
  const { taken, measurements } = await engine.next({ budgetMs: 300, views: false });
  expect(taken).toBeGreaterThan(0);
  for (const { metrics: seen } of measurements) expect(Object.values(seen).every(Number.isFinite)).toBe(true);
  expect(await engine.cancel()).toBe(before);
});

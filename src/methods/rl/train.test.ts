import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { rowOf } from "../../data/tokens/last-digits.ts";
import { createLocalEngine } from "../../engine/local.ts";
import { defaultsOf, type ControlValue } from "../../lab/controls.ts";
import { Rng } from "../../math/rng.ts";
import { mean } from "../../math/statistics.ts";
import { tensorCount, useBackend } from "../../nn/backends.ts";
import { Network } from "../../nn/network.ts";
import { Trainer } from "../../nn/trainer.ts";
import { freshTheta, studentArchitecture } from "../language/models.ts";
import { rollOut, update, withoutAdvantage, type Rollouts } from "./grpo.ts";
import { spec } from "./spec.ts";

const file = (path: string) => new Uint8Array(readFileSync(new URL(`../../../public/${path}`, import.meta.url)));
const engine = createLocalEngine({ readPublic: async (path) => file(path) });
await engine.watch([]);

type Set = Record<string, ControlValue>;
const start = (set: Set, seed: number) =>
  engine.start({
    recipe: { method: "rl", parameters: { ...defaultsOf(spec.controls), ...set }, seed },
    backend: "wasm",
  });

async function finish(): Promise<Record<string, number>> {
  const metrics: Record<string, number> = {};
  for (;;) {
    const slice = await engine.next({ budgetMs: 1000, views: false });
    for (const m of slice.measurements) Object.assign(metrics, m.metrics);
    if (slice.done) return metrics;
  }
}
const tiny: Set = { questions: 60, startSteps: 30, updates: 6, group: 4, problems: 4 };

describe("one update", () => {
  const problems = Uint8Array.of(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 2);
  const architecture = studentArchitecture(8);

  test("old probabilities are those of the answers, advantages those of their groups", async () => {
    await useBackend("wasm");
    const policy = new Network(architecture, freshTheta(architecture, Rng.fromSeed(1)));
    const { texts, rewards, advantages, old, size } = await rollOut(policy, problems, 16, Rng.fromSeed(2));
    expect(rewards.length).toBe(32);
    for (const group of [0, 1]) expect(mean(advantages.slice(16 * group, 16 * (group + 1)))).toBeCloseTo(0, 6);
    expect(old.every((log) => log <= 0)).toBe(true);
    expect(withoutAdvantage({ rewards, size } as Rollouts)).toBeLessThanOrEqual(1);
    expect(rowOf(texts, 0).length).toBe(6);
    policy.dispose();
  });

  test("makes rewarded answers likelier, and with a heavy KL term moves less", async () => {
    await useBackend("wasm");
    const before = tensorCount();
    const theta = freshTheta(architecture, Rng.fromSeed(1));
    const reference = new Network(architecture, theta);
    const moved = async (beta: number) => {
      const policy = new Network(architecture, theta);
      const trainer = new Trainer(policy);
      const p = { epsilon: 0.2, beta, reuse: 1, lr: 0.01 };
      let [reward, distance] = [0, 0];
      for (let k = 0; k < 30; k++) {
        const rollouts = await rollOut(policy, problems, 16, Rng.fromSeed(3).fold(k));
        const { loss, kl } = update({ policy, trainer, reference, p }, rollouts);
        distance = (await kl.data())[0];
        reward = mean(rollouts.rewards);
        loss.dispose();
        kl.dispose();
      }
      trainer.dispose();
      policy.dispose();
      return { reward, distance };
    };
    const [free, held] = [await moved(0), await moved(5)];
    expect(free.reward).toBeGreaterThan(0.4);
    expect(held.distance).toBeLessThan(free.distance);
    reference.dispose();
    expect(tensorCount()).toBe(before);
  });
});

describe("a run", () => {
  afterEach(async () => {
    await engine.cancel();
  });

  test("a distilled student gains; the groups of the last update can be seen", async () => {
    await start({ updates: 30 }, 101);
    const metrics = await finish();
    expect(metrics["studentAccuracy"]).toBeGreaterThan(metrics["startAccuracy"] + 0.05);
    await engine.watch(["groups"]);
    const [view] = await engine.look();
    expect(view.kind === "groups" && [view.problems.length, view.texts.length, view.rewards.length]).toEqual([48, 384, 64]); // prettier-ignore
    await engine.watch([]);
  });

  test("a trace stays as it was, and emits what is declared", async () => {
    await start({ ...tiny, teacher: "live", teacherSteps: 60, reuse: 2, beta: 0.05 }, 7);
    const metrics = await finish();
    expect(Object.keys(metrics).filter((name) => !(name in spec.metrics))).toEqual([]);
    expect(Object.keys(spec.metrics).filter((name) => !(name in metrics))).toEqual([]);
    const kept = ["startLoss", "teacherLoss", "reward", "noAdvantage", "tokensDrawn"];
    expect(Object.fromEntries(kept.map((name) => [name, Number(metrics[name].toPrecision(2))]))).toMatchSnapshot();
  });

  test("ended anywhere, it leaves nothing behind", async () => {
    const before = await engine.cancel();
    for (const [phase, set] of [
      ["asking", {}],
      ["start", { start: "format" }],
      ["rl", { start: "answers" }],
    ] as const) {
      await start({ ...tiny, ...set }, 1);
      for (let at = ""; at !== phase;) at = (await engine.next({ budgetMs: 0, views: false })).phase;
      expect(await engine.cancel(), phase).toBe(before);
    }
  });
});

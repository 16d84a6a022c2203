/**
 * How long a visitor waits for a picture when a slider of sampling moves: 2000 particles in 32 steps of DDIM, plain
 * numbers in and out, as `sample` computes them; on WASM in Node, where the page's worker has the same code.
 */
import { planeTarget, type PlaneTargetId } from "../src/data/targets/plane.ts";
import { denoiserArchitecture } from "../src/diffusion/denoiser.ts";
import { Rng } from "../src/math/rng.ts";
import { exactGenerator, networkGenerator, type Generator, type Setting } from "../src/methods/generative/generator.ts";
import { Network } from "../src/nn/network.ts";
import { loadavg } from "node:os";
import type { Options } from "./options.ts";
import { circumstances, write } from "./report.ts";
import { percentile } from "./summary.ts";
import { chooseTfBackend } from "./tf-help.ts";

const particles = 2000;
const how: Setting = { schedule: "cosine", sampler: "ddim", steps: 32 };
/** What a person does not notice as waiting. */
const targetMs = 100;

const rng = Rng.fromSeed(1);
const exact = (id: PlaneTargetId) => exactGenerator(planeTarget(id).mixture, rng);

function perceptron(): Generator {
  const meaning = { prediction: "v", dims: 2, classes: 0 } as const;
  const architecture = denoiserArchitecture(meaning, { width: 64, depth: 3 });
  return networkGenerator({ network: new Network(architecture, rng.fold("network")), meaning }, rng);
}

export async function benchLook({ quick, json }: Options): Promise<number> {
  await chooseTfBackend("wasm");
  const generators = {
    "exact, ring8": exact("ring8"),
    "exact, grid25": exact("grid25"),
    "exact, spirals": exact("spirals"),
    "perceptron, 3 × 64": perceptron(),
  };
  const z = rng.fold("noise").normal(2 * particles);
  const times = new Map(Object.keys(generators).map((name): [string, number[]] => [name, []]));
  const [warm, looks] = quick ? [5, 20] : [15, 100];
  for (let i = -warm; i < looks; i++) {
    for (const [name, generator] of Object.entries(generators)) {
      const start = performance.now();
      await generator.samples(z, how);
      if (i >= 0) times.get(name)!.push(performance.now() - start);
    }
  }
  const results = [...times].map(([name, ms]) => ({
    name,
    median: percentile(ms, 0.5),
    p95: percentile(ms, 0.95),
    ms,
  }));
  console.log(`${particles} particles, ${how.steps} steps of ${how.sampler}; target ${targetMs} ms`);
  for (const { name, median, p95 } of results) {
    console.log(`${name.padEnd(20)} p50 ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
  }
  write({ ...circumstances(), load: loadavg(), particles, how, results }, "latest-look", json);
  return results.every(({ p95 }) => p95 <= targetMs) ? 0 : 1;
}

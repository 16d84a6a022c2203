/** The command line of the benchmarks. */
import { parseArgs } from "node:util";
import { cases } from "./cases.ts";
import { benchBackends, type BenchBackend } from "./contestant.ts";

export const usage = `Usage: npm run bench -- [options]

  (no mode)          training steps in Chromium, side by side with stock tfjs and jax-js
  --node             the same in Node
  --page             the built page: first picture, latency of a slider, long tasks, frames, bytes
  --look             in Node: how long 2000 particles take through exact and trained denoisers

  --backend B        wasm or webgpu; both unless given
  --case N           1 … ${cases.length}; all unless given, may be repeated
  --only a,b         of ours, stock, jax, bound
  --quick            shorter blocks, for a look
  --json FILE        where the numbers go (bench/results/latest.json unless given)
`;

export interface Options {
  readonly mode: "browser" | "node" | "page" | "look";
  readonly backends: readonly BenchBackend[];
  readonly cases: readonly number[];
  readonly only: readonly string[];
  readonly quick: boolean;
  readonly json: string | undefined;
}

const contestants = ["ours", "stock", "jax", "bound"];

/** @throws Error with a sentence for the person at the terminal; null when help is asked for */
export function parseOptions(args: string[]): Options | null {
  const { values } = parseArgs({
    args,
    options: {
      node: { type: "boolean" },
      page: { type: "boolean" },
      look: { type: "boolean" },
      backend: { type: "string" },
      case: { type: "string", multiple: true },
      only: { type: "string" },
      quick: { type: "boolean" },
      json: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return null;
  const modes = (["node", "page", "look"] as const).filter((mode) => values[mode]);
  if (modes.length > 1) throw new Error(`--${modes.join(" and --")} are different benchmarks: choose one.`);
  const chosen = (values.case ?? []).map(Number);
  const unknownCase = chosen.find((id) => !cases.some((c) => c.id === id));
  if (unknownCase !== undefined) throw new Error(`There is no case ${unknownCase}; cases are 1 … ${cases.length}.`);
  const backend = benchBackends.find((b) => b === values.backend);
  if (values.backend && !backend) throw new Error(`The backend is wasm or webgpu, not "${values.backend}".`);
  const only = values.only?.split(",") ?? [];
  const stranger = only.find((name) => !contestants.includes(name));
  if (stranger !== undefined) throw new Error(`"${stranger}" is none of ${contestants.join(", ")}.`);
  return {
    mode: modes[0] ?? "browser",
    backends: backend ? [backend] : benchBackends,
    cases: chosen.length > 0 ? chosen : cases.map(({ id }) => id),
    only,
    quick: values.quick ?? false,
    json: values.json,
  };
}

/** What `claims` leaves in public/claims.json, and the fingerprints that tell whether it still stands. */
import { createHash } from "node:crypto";
import {
  judge,
  readingName,
  readingsOf,
  type Claim,
  type Effect,
  type MeasuredArms,
  type Verdict,
} from "../lab/claims.ts";
import { defaultsOf } from "../lab/controls.ts";
import type { BackendChoice } from "../lab/recipe.ts";
import { standardError, mean } from "../math/statistics.ts";
import { traces } from "../methods/claims.ts";
import { execute, specs } from "./run.ts";

/** The file, by claim. */
export type ClaimResults = Readonly<Record<string, ClaimResult>>;

export interface ClaimResult {
  readonly verdict: Verdict;
  readonly asked: readonly {
    readonly id: string;
    readonly verdict: Verdict | null;
    readonly effect: Effect;
    /** In the order of `seeds`. */
    readonly perSeed: readonly number[];
  }[];
  readonly seeds: readonly number[];
  /** Mean and standard error of the claim's metrics in every arm, over the seeds. */
  readonly arms: Readonly<Record<string, Readonly<Record<string, { readonly mean: number; readonly se: number }>>>>;
  readonly runs: number;
  /** Time of its runs, one after another; runs shared with other claims count in each. */
  readonly seconds: number;
  readonly measured: {
    readonly date: string;
    /** Of the package. */
    readonly version: string;
    readonly backend: string;
    readonly node: string;
    readonly cores: number;
  };
  /** Of the method: the metrics of its short traces. */
  readonly fingerprint: string;
  /** Of the claim: arms, quantities and rules. */
  readonly protocol: string;
}

const hash = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 12);
const rounded = (value: number) => Math.round(value * 1e5) / 1e5;

/** Changes when a method computes something else: its short traces' final metrics to three digits. */
export async function fingerprintOf(method: string, backend: BackendChoice = "wasm"): Promise<string> {
  const seen: (readonly [string, string])[][] = [];
  for (const { seed, set } of traces[method]) {
    const recipe = { method, parameters: { ...defaultsOf(specs[method].controls), ...set }, seed };
    const { metrics } = (await execute(recipe, { backend, quiet: true })).outcome;
    const names = Object.keys(metrics).sort();
    seen.push(names.map((name) => [name, (metrics[name] + 0).toFixed(3)] as const));
  }
  return hash(seen);
}

/** Changes when another experiment is made, or another rule decides. Words do not count. */
export const protocolOf = ({ method, arms, asked }: Claim): string => hash({ method, arms, asked });

/** The entry of a claim whose runs are all there. */
export function resultOf(
  claim: Claim,
  measured: MeasuredArms,
  about: Pick<ClaimResult, "seeds" | "runs" | "seconds" | "measured" | "fingerprint">,
): ClaimResult {
  const { verdict, asked } = judge(claim, measured);
  const names = (arm: string) => {
    const has = measured[arm][about.seeds[0]];
    return [...claim.shown, ...readingsOf(claim, arm).map(readingName)].filter((name) => Object.hasOwn(has, name));
  };
  const summary = (arm: string, name: string) => {
    const values = about.seeds.map((seed) => measured[arm][seed][name]);
    return { mean: rounded(mean(values)), se: rounded(standardError(values)) };
  };
  return {
    verdict,
    asked: asked.map(({ id, verdict, effect, perSeed }) => ({
      id,
      verdict,
      effect: { mean: rounded(effect.mean), low: rounded(effect.low), high: rounded(effect.high), n: effect.n },
      perSeed: perSeed.map(({ value }) => rounded(value)),
    })),
    arms: Object.fromEntries(
      Object.keys(claim.arms).map((arm) => [arm, Object.fromEntries(names(arm).map((n) => [n, summary(arm, n)]))]),
    ),
    ...about,
    protocol: protocolOf(claim),
  };
}

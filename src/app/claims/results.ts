/** The recorded verdicts: `public/claims.json`, as `npm run lab -- claims` writes it. */
import * as v from "valibot";
import { verdicts } from "../../lab/recipe.ts";

const verdict = v.picklist(verdicts);
/** An interval of a single seed has no ends. */
const end = v.nullable(v.number());
const effect = v.object({ mean: v.number(), low: end, high: end, n: v.number() });

const result = v.object({
  verdict,
  asked: v.array(v.object({ id: v.string(), verdict: v.nullable(verdict), effect })),
  arms: v.record(v.string(), v.record(v.string(), v.object({ mean: v.number(), se: v.number() }))),
  seeds: v.array(v.number()),
  runs: v.number(),
  seconds: v.number(),
  measured: v.object({
    date: v.string(),
    version: v.string(),
    backend: v.string(),
    node: v.string(),
    cores: v.number(),
  }),
  fingerprint: v.string(),
  protocol: v.string(),
});

export type ClaimResult = v.InferOutput<typeof result>;
/** By the id of the claim. */
export type ClaimResults = Readonly<Record<string, ClaimResult>>;

/** @throws when it is not such a file */
export const parseResults = (data: unknown): ClaimResults => v.parse(v.record(v.string(), result), data);

/** Null when the file is missing or is something else. */
export async function loadResults(signal: AbortSignal): Promise<ClaimResults | null> {
  try {
    const response = await fetch("claims.json", { signal, cache: "no-cache" });
    return response.ok ? parseResults(await response.json()) : null;
  } catch {
    return null;
  }
}

/** The recorded comparison: `public/variants.json`, as `npm run lab -- variants` writes it. */
import * as v from "valibot";

const widths = v.object({ teacher: v.array(v.number()), student: v.array(v.number()) });
const run = v.object({
  dataset: v.string(),
  arm: v.string(),
  seed: v.number(),
  link: v.string(),
  stepMs: v.nullable(v.number()),
  metrics: v.record(v.string(), v.number()),
});

const results = v.object({
  measured: v.object({
    date: v.string(),
    version: v.string(),
    backend: v.string(),
    node: v.string(),
    cores: v.number(),
  }),
  seconds: v.number(),
  fingerprint: v.string(),
  protocol: v.string(),
  widths: v.record(v.string(), widths),
  runs: v.array(run),
});

export type VariantResults = v.InferOutput<typeof results>;

/** @throws when it is not such a file */
export const parseResults = (data: unknown): VariantResults => v.parse(results, data);

/** Null when the file is missing or is something else. */
export async function loadResults(signal: AbortSignal): Promise<VariantResults | null> {
  try {
    const response = await fetch("variants.json", { signal, cache: "no-cache" });
    return response.ok ? parseResults(await response.json()) : null;
  } catch {
    return null;
  }
}

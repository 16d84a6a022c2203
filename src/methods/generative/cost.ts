/** What a sample costs on this machine: the time that generators take for a batch. */
import type { CostView } from "../../lab/diffusion-views.ts";
import type { Rng } from "../../math/rng.ts";
import type { Generator, Setting } from "./generator.ts";
import { each, type ByRole } from "./plane-views.ts";
import { timed } from "./timing.ts";

/** Samples of a batch. */
const batch = 32;

interface Costly {
  readonly rng: Rng;
  readonly dims: number;
  readonly setting: () => Setting;
}

/** Measured by the clock, so no metric: no two runs agree. What training changes costs no more than before: once is enough. */
export function watchCost(generators: ByRole<Generator>, { rng, dims, setting }: Costly): () => Promise<CostView> {
  const known = new Map<string, CostView>();
  return async () => {
    const now = setting();
    const key = JSON.stringify(now);
    const view = known.get(key) ?? (await measured(now));
    known.set(key, view);
    return view;
  };

  async function measured(how: Setting): Promise<CostView> {
    const time = timed(rng.fold("cost").normal(batch * dims), dims);
    return {
      kind: "cost",
      nfe: await each(generators, async (generator) => generator.nfe(how)),
      milliseconds: await each(generators, (generator) => time({ generator, setting: how })),
    };
  }
}

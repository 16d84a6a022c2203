/** The students of a run side by side, each at its own number of steps, from the same noise. */
import type { Rung } from "../../lab/diffusion-views.ts";
import type { Role } from "../../lab/method.ts";
import type { Generator, Setting } from "./generator.ts";

export interface RungOf {
  readonly role: Role;
  /** What it is sampled with; only students take the same number of steps whatever is asked. */
  readonly setting: Setting;
  readonly generator: Generator;
}

interface Looks {
  /** What a rung shows. */
  readonly samples: (generator: Generator, how: Setting) => Promise<Float32Array>;
  /** What it is worth. */
  readonly metrics: (generator: Generator, how: Setting) => Promise<object>;
}

/** The rungs as they are now; those that have not changed since are not sampled again. */
export function ladderOf({ samples, metrics }: Looks): (rungs: readonly RungOf[]) => Promise<Rung[]> {
  const known = new WeakMap<Generator, { version: number; rung: Rung }>();
  return async (rungs) => {
    const shown: Rung[] = [];
    for (const { role, setting, generator } of rungs) {
      const before = known.get(generator);
      const version = generator.version();
      const rung: Rung =
        before?.version === version
          ? before.rung
          : {
              role,
              steps: setting.steps,
              nfe: generator.nfe(setting),
              samples: await samples(generator, setting),
              metrics: { ...(await metrics(generator, setting)) },
            };
      known.set(generator, { version, rung });
      // The page takes the samples over.
      shown.push({ ...rung, samples: rung.samples.slice() });
    }
    return shown;
  };
}

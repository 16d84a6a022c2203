/** The students of a run side by side, each at its own number of steps, from the same noise. */
import type { PlaneTarget } from "../../data/targets/plane.ts";
import type { Rung } from "../../lab/diffusion-views.ts";
import type { Role } from "../../lab/method.ts";
import { modeMetrics } from "../../metrics/plane.ts";
import type { Generator, Setting } from "./generator.ts";

export interface RungOf {
  readonly role: Role;
  /** What it is sampled with; only students take the same number of steps whatever is asked. */
  readonly setting: Setting;
  readonly generator: Generator;
}

interface Noise {
  readonly target: PlaneTarget;
  /** Standard normal numbers for what is shown, and for what is measured. */
  readonly z: () => Float32Array;
  readonly whole: () => Float32Array;
}

/** The rungs as they are now; those that have not changed since are not sampled again. */
export function ladderOf({ target, z, whole }: Noise): (rungs: readonly RungOf[]) => Promise<Rung[]> {
  const known = new WeakMap<Generator, { version: number; rung: Rung }>();
  return async (rungs) => {
    const shown: Rung[] = [];
    for (const { role, setting, generator } of rungs) {
      const before = known.get(generator);
      const version = generator.version();
      const isSame = before?.version === version;
      const rung: Rung = isSame
        ? before.rung
        : {
            role,
            steps: setting.steps,
            nfe: generator.nfe(setting),
            samples: await generator.samples(z(), setting),
            metrics: target.modal ? { ...modeMetrics(target.mixture, await generator.samples(whole(), setting)) } : {},
          };
      known.set(generator, { version, rung });
      // The page takes the samples over.
      shown.push({ ...rung, samples: rung.samples.slice() });
    }
    return shown;
  };
}

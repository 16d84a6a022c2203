/** The base with both adapters, with either, and slowly: each a network of its own, merged anew when a λ moves. */
import type { Denoiser } from "../../diffusion/denoiser.ts";
import type { Rng } from "../../math/rng.ts";
import { merge, type Adapter } from "../../nn/lora.ts";
import type { Network } from "../../nn/network.ts";
import { networkGenerator, type Generator, type Setting } from "../generative/generator.ts";
import { multistepGenerator } from "../generative/multistep.ts";
import type { ByRole } from "../generative/plane-views.ts";
import type { Training } from "./adapters.ts";

interface Parts {
  /** Live parameters. */
  readonly p: { readonly lambda1: number; readonly lambda2: number };
  readonly base: Network;
  readonly style: Adapter;
  readonly acceleration: Adapter;
  /** Of the acceleration. */
  readonly training: Training;
  /** A network to merge into. */
  readonly copy: () => Promise<Denoiser>;
  readonly rng: Rng;
}

export interface Combinations {
  /** student: the sum; control: style alone; smoothed: acceleration alone; teacher: style alone in many steps. */
  readonly generators: ByRole<Generator>;
  readonly own: ByRole<Partial<Setting>>;
}

export async function combinations({
  p,
  base,
  style,
  acceleration,
  training,
  copy,
  rng,
}: Parts): Promise<Combinations> {
  const combined = async (isStyled: boolean, isFast: boolean): Promise<Generator> => {
    const model = await copy();
    const isJumping = isFast && training === "consistency";
    const generator = isJumping ? multistepGenerator(model, rng, "cosine") : networkGenerator(model, rng);
    let known = "";
    return {
      ...generator,
      version() {
        const [l1, l2] = [isStyled ? p.lambda1 : 0, isFast ? p.lambda2 : 0];
        const key = JSON.stringify([l1, l2, style.version, acceleration.version]);
        if (key !== known) {
          merge(model.network, base, [
            { adapter: style, weight: l1 },
            { adapter: acceleration, weight: l2 },
          ]);
        }
        known = key;
        return generator.version();
      },
    };
  };
  const alone = await combined(true, false);
  return {
    generators: {
      teacher: alone,
      student: await combined(true, true),
      control: alone,
      smoothed: await combined(false, true),
    },
    own: { teacher: { steps: 50 } },
  };
}

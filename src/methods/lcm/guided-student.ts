/** A student that is told the guidance, and begins by not heeding it. */
import { denoiserArchitecture, type Denoiser } from "../../diffusion/denoiser.ts";
import { layoutOf } from "../../nn/layout.ts";
import type { Scope } from "../../nn/scope.ts";

/** The weights of the new inputs are 0: whatever the guidance, it answers as its teacher does to the class alone. */
export async function guidedStudent(scope: Scope, { network, meaning }: Denoiser): Promise<Denoiser> {
  const guided = { ...meaning, guided: true };
  const { slots } = network.layout;
  const architecture = denoiserArchitecture(guided, { width: slots[1].size, depth: slots.length / 2 - 1 });
  const theta = new Float32Array(layoutOf(architecture).size);
  const known = await network.values();
  const rows = slots[0].size; // the first weight, row by row of the inputs; the new ones come last
  theta.set(known.subarray(0, rows));
  theta.set(known.subarray(rows), theta.length - known.length + rows);
  return { network: scope.network(architecture, theta), meaning: guided };
}

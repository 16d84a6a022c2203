/** Who may take part in a comparison, and how a choice is written. */
import type { ShelfItem } from "../shelf/cabinet.ts";

/** As many can be told apart, and fit into the control's text. */
export const most = 18;

/** Numbers per example, and classes, of what can be compared on a target (methods/compare/spec.ts). */
const kinds: Readonly<Record<string, { readonly dims: number; readonly classes: number }>> = {
  grid25: { dims: 2, classes: 0 },
  ring8: { dims: 2, classes: 0 },
  latents: { dims: 16, classes: 10 },
  patches: { dims: 256, classes: 10 },
};

/** Those of the shelf that were trained to make such samples: on that target, as far as their recipe names one. */
export const shelved = (target: string, items: readonly ShelfItem[]): ShelfItem[] =>
  items.filter(({ about: { kind, diffusion, lineage } }) => {
    if (kind === "adapter") return target === "latents" && lineage.method === "lcm-lora";
    const trainedOn = lineage.parameters["target"] ?? (lineage.method === "lcm" ? "latents" : target);
    const like = kinds[target];
    return like && diffusion?.dims === like.dims && diffusion.classes === like.classes && trainedOn === target;
  });

/** The choice with one more or one less, as the control's text; empty for exactly what is shipped. */
export function toggled(chosen: readonly string[], id: string, shipped: readonly string[]): string {
  const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
  const isShipped = next.length === shipped.length && shipped.every((one) => next.includes(one));
  return isShipped || next.length === 0 ? "" : next.join("~");
}

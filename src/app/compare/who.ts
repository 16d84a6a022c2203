/** Who may take part in a comparison, and how a choice is written. */
import { makes, shapeOfTarget } from "../../lab/target-shapes.ts";
import type { ShelfItem } from "../shelf/cabinet.ts";

/** As many can be told apart, and fit into the control's text. */
export const most = 18;

/** Those of the shelf that were trained to make such samples: on that target, as far as their recipe names one. */
export const shelved = (target: string, items: readonly ShelfItem[]): ShelfItem[] =>
  items.filter(({ about }) => {
    const { kind, lineage } = about;
    if (kind === "adapter") return target === "latents" && lineage.method === "lcm-lora";
    const trainedOn = lineage.parameters["target"] ?? (lineage.method === "lcm" ? "latents" : target);
    return trainedOn === target && makes(shapeOfTarget(target), about);
  });

/** The choice with one more or one less, as the control's text; empty for exactly what is shipped. */
export function toggled(chosen: readonly string[], id: string, shipped: readonly string[]): string {
  const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
  const isShipped = next.length === shipped.length && shipped.every((one) => next.includes(one));
  return isShipped || next.length === 0 ? "" : next.join("~");
}

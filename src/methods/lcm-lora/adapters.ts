/** Where the two adapters of a run come from: trained in it, or taken from the shelf. */
import type { Architecture } from "../../lab/artifact.ts";
import { LabFailure } from "../../lab/errors.ts";
import { Adapter, adapterOf, fits } from "../../nn/lora.ts";
import type { Network } from "../../nn/network.ts";
import type { Context } from "../context.ts";
import type { Spec } from "./spec.ts";

export type Part = "style" | "acceleration";

/** How the acceleration learned decides how it is sampled. */
export type Training = "segments" | "consistency";

type Given = Pick<Context<Spec>, "p" | "rng" | "scope" | "inputs">;

/** Whether the recipe takes it from the shelf. */
export const isShelved = (p: Given["p"], part: Part): boolean =>
  (part === "style" ? p.styleFrom : p.accelerationFrom) === "shelf";

/**
 * The adapter that a recipe names, or a fresh one, which changes nothing yet.
 * @throws LabFailure where the shelf has none of that id, or it is none for this base
 */
export function adapterFor({ p, rng, scope, inputs }: Given, part: Part, { architecture: base }: Network): Adapter {
  if (!isShelved(p, part)) return scope.own(new Adapter(adapterOf(base, p.rank), rng.fold(part)));
  const artifact = inputs[part];
  const refuse = (found: string) => {
    const accepted = `run; an adapter of ${layersOf(base)}, not ${found}`;
    return new LabFailure({ type: "BadParameters", problems: [{ name: `${part}From`, given: "shelf", accepted }] });
  };
  if (!artifact) throw refuse(`"${part === "style" ? p.shelfStyle : p.shelfAcceleration}", which is not there`);
  const { architecture, theta, name } = artifact;
  if (architecture.kind !== "lora") throw refuse(`the network ${name}`);
  if (!fits(architecture, base)) throw refuse(`${name} of ${layersOf(architecture.base)}`);
  return scope.own(new Adapter(architecture, theta));
}

/** Layers as numbers of units, from input to output. */
const layersOf = (network: Architecture): string =>
  network.kind === "mlp" ? `${network.sizes.join("-")} ${network.activation}` : network.kind;

/** How the acceleration was trained, in this run or in the one that it was taken from. */
export const trainingOf = ({ p, inputs }: Pick<Given, "p" | "inputs">): Training =>
  isShelved(p, "acceleration")
    ? inputs["acceleration"]?.lineage.parameters["training"] === "consistency"
      ? "consistency"
      : "segments"
    : p.training;

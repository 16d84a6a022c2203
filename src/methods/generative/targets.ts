/** The target that a recipe names. */
import { decodeModes } from "../../data/targets/modes.ts";
import { mixtureTarget, planeTarget, type PlaneTarget, type PlaneTargetId } from "../../data/targets/plane.ts";
import { pointsTarget } from "../../data/targets/points.ts";
import { LabFailure } from "../../lab/errors.ts";

export interface TargetChoice {
  readonly p: { readonly target: PlaneTargetId | "mixture" | "own"; readonly modes: string };
  readonly ownPoints: Float32Array | undefined;
}

/** @throws LabFailure when own points are wanted and missing, or the modes cannot be read */
export function planeTargetOf({ p, ownPoints }: TargetChoice): PlaneTarget {
  if (p.target === "own") {
    if (!ownPoints) throw new LabFailure({ type: "Unsupported", feature: "data", detail: "own-data-missing" });
    return pointsTarget(ownPoints);
  }
  if (p.target !== "mixture") return planeTarget(p.target);
  try {
    return mixtureTarget(decodeModes(p.modes));
  } catch {
    const accepted = "x_y_sd_weight~…, at most 64 modes";
    throw new LabFailure({ type: "BadParameters", problems: [{ name: "modes", given: p.modes, accepted }] });
  }
}

/** The classification problems by name. */
import type { Rng } from "../math/rng.ts";
import type { ClassificationData } from "./dataset.ts";
import { digitsData } from "./digits/digits.ts";
import { pointsData, type PointsId } from "./points.ts";

export interface ClassificationRequest {
  readonly dataset: "digits" | PointsId;
  readonly rng: Rng;
  /** Examples to draw for training and for judging. */
  readonly train: number;
  readonly test: number;
  /** Share of ambiguous digits, 0 … 1. */
  readonly ambiguity: number;
  /** Factor on the spread of the point clouds. */
  readonly noise: number;
}

/** A freshly drawn problem. Training and test examples come from streams of their own. */
export function classificationData({ dataset, ...o }: ClassificationRequest): ClassificationData {
  return dataset === "digits" ? digitsData(o) : pointsData(dataset, o);
}

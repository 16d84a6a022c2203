/** The numbers of a comparison's table. */
import { isTeacher } from "./names.ts";
import type { ComparisonCostView, Contestant } from "../../lab/compare-views.ts";

/**
 * Samples after which training a student has paid for itself: the training's seconds over what one sample saves against
 * the carefully sampled teacher. Null where it saves nothing, or the time of training is not known.
 * @param milliseconds of the student and of the teacher, for one sample
 */
export function breakEven(seconds: number | undefined, milliseconds: number | undefined, careful: number | undefined) {
  if (seconds === undefined || milliseconds === undefined || careful === undefined) return null;
  const saved = careful - milliseconds;
  return saved > 0 ? Math.ceil((1000 * seconds) / saved) : null;
}

export interface CostRow {
  readonly one: Contestant;
  readonly nfe: number | undefined;
  readonly quality: number | undefined;
  readonly milliseconds: number | undefined;
  readonly breakEven: number | null;
}

export interface Measured {
  readonly used: Readonly<Record<string, number>>;
  readonly quality: Readonly<Record<string, number | undefined>>;
  readonly cost: Pick<ComparisonCostView, "milliseconds" | "careful"> | null;
}

export const costRows = (all: readonly Contestant[], { used, quality, cost }: Measured): CostRow[] =>
  all.map((one) => {
    const milliseconds = cost?.milliseconds[one.id];
    return {
      one,
      nfe: used[one.id],
      quality: quality[one.id],
      milliseconds,
      breakEven: isTeacher(one.id) ? null : breakEven(one.spent?.seconds, milliseconds, cost?.careful?.milliseconds),
    };
  });

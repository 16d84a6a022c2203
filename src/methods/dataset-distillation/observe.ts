/** What a run shows of its images, of the labels that it doubts, and of what each way makes small. */
import type {
  ChosenSetsView,
  CleaningView,
  CompressionRow,
  CompressionView,
  TrainingSetsView,
} from "../../lab/dataset-views.ts";
import { chosenSets } from "../../lab/dataset-views.ts";
import type { Observable } from "../../lab/run.ts";
import { mean, variance } from "../../math/statistics.ts";
import { layoutOf } from "../../nn/layout.ts";
import type { Context } from "../context.ts";
import type { Findings, SetId } from "./bench.ts";
import type { LearnedImages } from "./learned-images.ts";
import { perceptron, type Prepared } from "./setup.ts";
import type { Spec } from "./spec.ts";

/** Flagged examples on screen at most. */
const shownFlagged = 60;
const bytesPerParameter = 4;

export function watch(
  { p }: Context<Spec>,
  prepared: Prepared,
  { learned, found }: { readonly learned: LearnedImages; readonly found: Findings },
): Observable {
  const { size, classNames, sets } = prepared;
  const framed = { height: size, width: size, classNames };
  const copies = Object.fromEntries(Object.entries(sets).map(([id, images]) => [id, images.slice()]));
  const chosen: ChosenSetsView = { kind: "chosen-sets", ...framed, sets: copies as ChosenSetsView["sets"] };
  const views: Observable["views"] = async () => {
    const images: TrainingSetsView = {
      kind: "training-sets",
      step: found.step,
      ...framed,
      perClass: p.perClass,
      learned: await learned.values(),
    };
    const compression: CompressionView = { kind: "compression", rows: rowsOf(p, prepared, found) };
    return [images, compression, ...cleaningView(prepared, found, framed)];
  };
  return { views, measure: async () => ({ ...found.metrics }) as Record<string, number>, fixed: [chosen] };
}

/** Every way with the bytes of its model and its data. */
function rowsOf(p: Context<Spec>["p"], prepared: Prepared, { accuracies, cleaning }: Findings): CompressionRow[] {
  const { d, classes, train, rows } = prepared;
  const parameters = (width: number) => layoutOf(perceptron(d, width, p.depth, classes)).size;
  const kept = cleaning && train.n - cleaning.flagged.reduce((sum, v) => sum + v, 0);
  const few = rows.random.length;
  const examples: Partial<Record<SetId, number | null>> = {
    full: train.n,
    kd: train.n,
    small: train.n,
    learned: few,
    // Moved versions are made anew from the stored ones.
    ...Object.fromEntries(chosenSets.map((set) => [set, set === "classMean" ? classes : few])),
    ...(p.labelNoise > 0 ? { noisy: train.n, filtered: kept } : {}),
  };
  return (Object.entries(examples) as [SetId, number | null][]).map(([set, n]) => {
    const size = parameters(set === "kd" || set === "small" ? p.studentWidth : p.width);
    const each = accuracies[set];
    return {
      set,
      parameters: size,
      modelBytes: size * bytesPerParameter,
      examples: n,
      dataBytes: n === null ? null : n * (d + 1),
      accuracy: each ? { mean: mean(each), sd: each.length > 1 ? Math.sqrt(variance(each)) : 0 } : null,
    };
  });
}

/** Some of the examples whose label is thought wrong; nothing before networks have been asked. */
function cleaningView(
  { train, noisy, wrong, d }: Prepared,
  { cleaning }: Findings,
  framed: Pick<CleaningView, "height" | "width" | "classNames">,
): CleaningView[] {
  if (!cleaning) return [];
  const { flagged, suggested } = cleaning;
  const rows = Array.from(flagged.keys()).filter((row) => flagged[row]);
  const shown = rows.slice(0, shownFlagged);
  const images = new Float32Array(shown.length * d);
  shown.forEach((row, i) => images.set(train.x.subarray(row * d, (row + 1) * d), i * d));
  const at = (of: Uint8Array) => Uint8Array.from(shown, (row) => of[row]);
  const planted = wrong.reduce((sum, v) => sum + v, 0);
  const counts = { total: train.n, planted, flagged: rows.length, found: rows.filter((row) => wrong[row]).length };
  const labels = { given: at(noisy), suggested: at(suggested), before: at(train.y) };
  return [{ kind: "cleaning", ...framed, ...counts, images, ...labels }];
}

/** What a classifier distillation shows of its networks, and how it measures them. */
import type { ClassificationData } from "../../data/dataset.ts";
import type { Role } from "../../lab/method.ts";
import type { Observable } from "../../lab/run.ts";
import type { ViewData } from "../../lab/views.ts";
import { expectedCalibrationError, mean, softmax } from "../../math/statistics.ts";
import { accuracy, agreement } from "../../metrics/classification.ts";
import type { Network } from "../../nn/network.ts";
import { predict } from "../../nn/predict.ts";
import type { Scope } from "../../nn/scope.ts";
import { tf, type Tensor } from "../../nn/tf.ts";

export type Networks = Partial<Record<Role, Network>>;

/** Cells per side of the decision map. */
const gridSize = 56;
/** Bins of the calibration error. */
const bins = 15;

/** Cell centres of a square of half side `extent`, row by row from the bottom left, `[size², 2]`. */
function gridPoints(extent: number): Float32Array {
  const points = new Float32Array(gridSize * gridSize * 2);
  for (let row = 0; row < gridSize; row++) {
    for (let column = 0; column < gridSize; column++) {
      const at = 2 * (row * gridSize + column);
      points[at] = ((2 * column + 1) / gridSize - 1) * extent;
      points[at + 1] = ((2 * row + 1) / gridSize - 1) * extent;
    }
  }
  return points;
}

/**
 * Watches the networks of a run. `step()` tells how far the run is; `labels` of the pool's first examples are labelled.
 */
export function watch(
  scope: Scope,
  data: ClassificationData,
  networks: Networks,
  labels: number,
  step: () => number,
): Observable {
  const test = scope.constant(data.test.x, [data.test.n, data.d]);
  const isPlane = data.shape.kind === "points";
  const extent = isPlane ? 1.1 * data.test.x.reduce((a, b) => Math.max(a, Math.abs(b)), 0) : 0;
  const grid = isPlane ? scope.constant(gridPoints(extent), [gridSize * gridSize, 2]) : null;
  const posterior = data.posterior?.(data.test.x);
  const bayes =
    posterior && mean(Array.from({ length: data.test.n }, (_, i) => rowMaximum(posterior, i, data.classes)));

  const entries = Object.entries(networks) as [Role, Network][];
  const answers = async (x: Tensor) => {
    const logits: Partial<Record<Role, Float32Array>> = {};
    for (const [role, network] of entries) logits[role] = await predict(network, x);
    return logits;
  };
  const onTest = remembered(entries, test);
  const onGrid = grid && remembered(entries, grid);

  const views = async (): Promise<ViewData[]> => {
    const shown: ViewData[] = [{ kind: "classifier-logits", step: step(), logits: await onTest() }];
    if (onGrid) {
      const m = Math.min(labels, data.train.n);
      shown.push({
        kind: "decision-regions",
        step: step(),
        extent,
        size: gridSize,
        classes: data.classes,
        logits: await onGrid(),
        points: data.train.x.slice(0, 2 * m),
        labels: data.train.y.slice(0, m),
      });
    }
    return shown;
  };

  const measure = async () => {
    const logits = await onTest();
    const metrics: Record<string, number> = {};
    for (const [role, z] of Object.entries(logits) as [Role, Float32Array][]) {
      const finite = z.every(Number.isFinite);
      metrics[`${role}Accuracy`] = finite ? accuracy(z, data.test.y, data.classes) : NaN;
      if (role === "smoothed" || !finite) continue;
      metrics[`${role}Ece`] = expectedCalibrationError(softmax(z, data.classes), data.test.y, bins).ece;
    }
    if (logits.teacher && logits.student)
      metrics["agreement"] = agreement(logits.teacher, logits.student, data.classes);
    if (bayes !== undefined) metrics["bayesAccuracy"] = bayes;
    return metrics;
  };

  const classify = async (x: Float32Array) => {
    const input = tf.tensor2d(x, [x.length / data.d, data.d]);
    try {
      return await answers(input);
    } finally {
      input.dispose();
    }
  };

  const fixed: ViewData = {
    kind: "classifier-examples",
    shape: data.shape,
    classNames: data.classNames,
    x: data.test.x.slice(),
    d: data.d,
    y: data.test.y.slice(),
    ...(posterior ? { posterior } : {}),
  };
  return { views, measure, classify, fixed: [fixed] };
}

/** The networks' answers to fixed inputs; asked again only of those that have changed. Every caller gets copies. */
function remembered(
  entries: readonly [Role, Network][],
  x: Tensor,
): () => Promise<Partial<Record<Role, Float32Array>>> {
  const known = new Map<Role, { version: number; logits: Float32Array }>();
  return async () => {
    const logits: Partial<Record<Role, Float32Array>> = {};
    for (const [role, network] of entries) {
      let last = known.get(role);
      if (last?.version !== network.version) {
        const { version } = network;
        known.set(role, (last = { version, logits: await predict(network, x) }));
      }
      logits[role] = last.logits.slice();
    }
    return logits;
  };
}

function rowMaximum(rows: Float32Array, i: number, columns: number): number {
  let best = -Infinity;
  for (let k = 0; k < columns; k++) best = Math.max(best, rows[i * columns + k]);
  return best;
}

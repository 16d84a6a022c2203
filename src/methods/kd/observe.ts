/** What a classifier distillation shows of its networks, and how it measures them. */
import { LabFailure } from "../../lab/errors.ts";
import type { Role } from "../../lab/method.ts";
import type { Observable } from "../../lab/run.ts";
import type { ViewData } from "../../lab/views.ts";
import { expectedCalibrationError, mean, softmax } from "../../math/statistics.ts";
import { accuracy, agreement, topClass } from "../../metrics/classification.ts";
import { accuracyWhere, correctBias } from "../../metrics/subsets.ts";
import type { Scope } from "../../nn/scope.ts";
import { tf } from "../../nn/tf.ts";
import type { Classifier, Inputs } from "./classifier.ts";
import type { Prepared } from "./setup.ts";

export type Classifiers = Partial<Record<Role, Classifier>>;
type Logits = Partial<Record<Role, Float32Array>>;

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

interface Watched {
  readonly scope: Scope;
  readonly prepared: Prepared;
  readonly classifiers: Classifiers;
  /** Students trained together, whose logits come one behind the other. Several are measured, but not looked at. */
  readonly students: number;
  /** How far the run is. */
  readonly step: () => number;
}

/** Watches the classifiers of a run. */
export function watch({ scope, prepared, classifiers, students, step }: Watched): Observable {
  const { data, forStudent, labelled, omitted } = prepared;
  const { classes } = data;
  const inputs = (values: Float32Array): Inputs => ({
    values,
    tensor: scope.constant(values, [values.length / data.d, data.d]),
  });
  const test = inputs(data.test.x);
  const isPlane = data.shape.kind === "points";
  const extent = isPlane ? 1.1 * data.test.x.reduce((a, b) => Math.max(a, Math.abs(b)), 0) : 0;
  const grid = isPlane ? inputs(gridPoints(extent)) : null;
  const posterior = data.posterior?.(data.test.x);
  const bayes = posterior && mean(Array.from({ length: data.test.n }, (_, i) => rowMaximum(posterior, i, classes)));

  const entries = Object.entries(classifiers) as [Role, Classifier][];
  const onTest = remembered(entries, test);
  const onGrid = grid && remembered(entries, grid);

  const views = async (): Promise<ViewData[]> => {
    const shown: ViewData[] = [{ kind: "classifier-logits", step: step(), logits: copiesOf(await onTest()) }];
    if (onGrid) {
      shown.push({
        kind: "decision-regions",
        step: step(),
        extent,
        size: gridSize,
        classes,
        logits: copiesOf(await onGrid()),
        points: forStudent.x.slice(0, 2 * labelled),
        labels: forStudent.y.slice(0, labelled),
      });
    }
    return shown;
  };

  const { y } = data.test;
  /** 1 where the teacher is right. */
  const rightOf = (teacher: Float32Array | undefined) =>
    Uint8Array.from(y, (label, i) => (teacher && topClass(teacher, i, classes) === label ? 1 : 0));
  const metricsOf = (logits: Logits, teacher: Float32Array | undefined, right: Uint8Array) => {
    const metrics: Record<string, number> = {};
    for (const [role, z] of Object.entries(logits) as [Role, Float32Array][]) {
      const finite = z.every(Number.isFinite);
      metrics[`${role}Accuracy`] = finite ? accuracy(z, y, classes) : NaN;
      if (role === "smoothed" || !finite) continue;
      metrics[`${role}Ece`] = expectedCalibrationError(softmax(z, classes), y, bins).ece;
      if (role === "teacher") continue;
      Object.assign(metrics, onParts(role, z, right));
    }
    if (teacher && logits.student) metrics["agreement"] = agreement(teacher, logits.student, classes);
    return metrics;
  };
  const measure = async () => {
    const logits = await onTest();
    if (students > 1) delete logits.student;
    const metrics = metricsOf(logits, logits.teacher, rightOf(logits.teacher));
    if (bayes !== undefined) metrics["bayesAccuracy"] = bayes;
    return metrics;
  };
  const measureEach = async () => {
    const { student = new Float32Array(0), teacher } = await onTest();
    const size = student.length / students;
    const right = rightOf(teacher);
    return Array.from({ length: students }, (_, i) => {
      return metricsOf({ student: student.subarray(i * size, (i + 1) * size) }, teacher, right);
    });
  };

  /** Where the teacher is right, where it is wrong, and on the class never seen. */
  const onParts = (role: Role, z: Float32Array, right: Uint8Array): Record<string, number> => {
    const parts: Record<string, number> = {
      [`${role}WhereRight`]: accuracyWhere(z, y, classes, (i) => right[i] === 1),
      [`${role}WhereWrong`]: accuracyWhere(z, y, classes, (i) => right[i] === 0),
    };
    if (omitted !== null) {
      const ofClass = (i: number) => y[i] === omitted;
      parts[`${role}Omitted`] = accuracyWhere(z, y, classes, ofClass);
      parts[`${role}OmittedCorrected`] = accuracyWhere(correctBias(z, y, classes, omitted), y, classes, ofClass);
    }
    // A part without examples has no accuracy.
    return Object.fromEntries(Object.entries(parts).filter(([, value]) => !Number.isNaN(value)));
  };

  const classify = async (x: Float32Array) => {
    if (x.length === 0 || x.length % data.d !== 0) {
      const problem = { name: "input", given: `${x.length} numbers`, accepted: `examples of ${data.d}` };
      throw new LabFailure({ type: "BadParameters", problems: [problem] });
    }
    const tensor = tf.tensor2d(x, [x.length / data.d, data.d]);
    try {
      const logits: Logits = {};
      for (const [role, classifier] of entries) logits[role] = await classifier.logits({ values: x, tensor });
      return logits;
    } finally {
      tensor.dispose();
    }
  };

  if (students > 1) return { measure, measureEach, views: async () => [], fixed: [] };
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

/** The answers to fixed inputs; asked again only of classifiers that have changed. The arrays stay its own. */
function remembered(entries: readonly [Role, Classifier][], x: Inputs): () => Promise<Logits> {
  const known = new Map<Role, { version: number; logits: Float32Array }>();
  return async () => {
    const logits: Logits = {};
    for (const [role, classifier] of entries) {
      let last = known.get(role);
      if (last?.version !== classifier.version) {
        const { version } = classifier;
        known.set(role, (last = { version, logits: await classifier.logits(x) }));
      }
      logits[role] = last.logits;
    }
    return logits;
  };
}

/** What goes to the page leaves this thread. */
const copiesOf = (logits: Logits): Logits =>
  Object.fromEntries(Object.entries(logits).map(([role, values]) => [role, values.slice()]));

function rowMaximum(rows: Float32Array, i: number, columns: number): number {
  let best = -Infinity;
  for (let k = 0; k < columns; k++) best = Math.max(best, rows[i * columns + k]);
  return best;
}

/** The numbers a case works on, the same for every contestant: inputs, targets, a teacher's logits, first weights. */
import { initialTheta, layoutOf, type Layout } from "../src/nn/layout.ts";
import { Rng } from "../src/math/rng.ts";
import type { Case } from "./cases.ts";

export interface Values {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

export interface Problem {
  readonly case: Case;
  readonly layout: Layout;
  /** Inputs `[n, …]`. */
  readonly x: Values;
  /** Targets `[n, out]`: numbers, or one-hot labels. */
  readonly y: Values;
  /** Logits of a teacher `[n, out]`. */
  readonly teacher: Values;
  /** First parameters of each student, flat. */
  readonly thetas: readonly Float32Array[];
}

export function createProblem(c: Case, students: number): Problem {
  const { architecture: a, batch: n } = c;
  const rng = Rng.fromSeed(c.id);
  const inputs = a.kind === "mlp" ? [a.sizes[0]] : [a.tokens, a.inputSize];
  const outputs = a.kind === "mlp" ? a.sizes.at(-1)! : a.outputSize;
  const normal = (name: string, shape: number[]): Values => ({
    values: rng.fold(name).normal(shape.reduce((p, q) => p * q)),
    shape,
  });
  const layout = layoutOf(a);
  return {
    case: c,
    layout,
    x: normal("x", [n, ...inputs]),
    y: c.loss === "mse" ? normal("y", [n, outputs]) : oneHot(rng.fold("labels").integers(n, outputs), outputs),
    teacher: normal("teacher", [n, outputs]),
    thetas: Array.from({ length: students }, (_, k) => initialTheta(layout, rng.fold("student", k))),
  };
}

function oneHot(labels: Int32Array, classes: number): Values {
  const values = new Float32Array(labels.length * classes);
  labels.forEach((label, i) => (values[i * classes + label] = 1));
  return { values, shape: [labels.length, classes] };
}

/** The parts of a flat parameter vector under their names. */
export function weightsOf(layout: Layout, theta: Float32Array): Record<string, Values> {
  return Object.fromEntries(
    layout.slots.map(({ name, shape, offset, size }) => [name, { values: theta.slice(offset, offset + size), shape }]),
  );
}

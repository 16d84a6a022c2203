/** Help for tests: the same checks on every backend of the machine they run on. */
import { describe } from "vitest";
import { backends, type Backend } from "../lab/recipe.ts";
import { useBackend } from "./backends.ts";
import { tf, type Scalar, type Tensor } from "./tf.ts";

const obstacles: Partial<Record<Backend, string | null>> = {};
for (const backend of backends) obstacles[backend] = await useBackend(backend);

/** Runs `body` once per backend; a missing one is reported as skipped, by name and reason. */
export function onEveryBackend(
  name: string,
  body: (use: () => Promise<void>) => void,
  which: readonly Backend[] = backends,
): void {
  for (const backend of which) {
    const reason = obstacles[backend];
    describe.skipIf(reason !== null)(`${name} on ${backend}${reason ? ` (${reason})` : ""}`, () => {
      body(async () => {
        const problem = await useBackend(backend);
        if (problem) throw new Error(problem);
      });
    });
  }
}

/** The same on the backends that have kernels of their own; elsewhere the plain formula would be held against itself. */
export const onKernelBackends = (name: string, body: (use: () => Promise<void>) => void): void =>
  onEveryBackend(name, body, ["webgpu", "wasm"]);

/** Largest difference between two arrays, relative to the largest value of the second. */
export function relativeError(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let difference = 0;
  let scale = 1e-12;
  for (let i = 0; i < b.length; i++) {
    difference = Math.max(difference, Math.abs(a[i] - b[i]));
    scale = Math.max(scale, Math.abs(b[i]));
  }
  return a.length === b.length && !Number.isNaN(difference) ? difference / scale : Infinity;
}

/** Gradients of a scalar with respect to tensors, as plain arrays. */
export async function gradientsOf(f: (...x: Tensor[]) => Tensor, inputs: Tensor[]): Promise<Float32Array[]> {
  const gradients = tf.grads((...x: Tensor[]) => f(...x) as Scalar)(inputs);
  const values = await Promise.all(gradients.map((g) => g.data()));
  tf.dispose(gradients);
  return values as Float32Array[];
}

/** Central differences of a scalar with respect to one input, `[size]`. */
export async function centralDifferences(f: (x: Tensor) => Tensor, x: Tensor, h: number): Promise<Float32Array> {
  const values = Float32Array.from((await x.data()) as Float32Array);
  const at = async (i: number, change: number) => {
    const moved = values.slice();
    moved[i] += change;
    const y = tf.tidy(() => f(tf.tensor(moved, x.shape)));
    const value = (await y.data())[0];
    y.dispose();
    return value;
  };
  const slope = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) slope[i] = ((await at(i, h)) - (await at(i, -h))) / (2 * h);
  return slope;
}

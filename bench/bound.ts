/**
 * The floor of a step in tfjs: its matrix products alone, operands lying ready. On WASM they are even packed already,
 * since XNNPACK keeps packed copies of right operands that it knows. Own kernels may come below it.
 */
import { tf, type Tensor } from "../src/nn/tf.ts";
import type { Contestant } from "./contestant.ts";
import { Rng } from "../src/math/rng.ts";
import { products, type Product } from "./products.ts";
import { chooseTfBackend, finish } from "./tf-help.ts";

interface Operands {
  readonly left: Tensor;
  readonly right: Tensor;
}

export const bound: Contestant = {
  name: "bound",
  trains: false,
  manner: "all products in turn",
  async setup(problem, backend) {
    await chooseTfBackend(backend);
    const rng = Rng.fromSeed(1);
    const draw = (shape: number[]) => tf.tensor(rng.normal(shape.reduce((a, b) => a * b)), shape);
    const operands = (p: Product): Operands => ({
      left: draw([...p.batch, p.rows, p.inner]),
      right: draw([...p.batch, p.inner, p.columns]),
    });
    const one = products(problem.case).map(operands);
    const all = problem.thetas.flatMap(() => one);
    let last: Tensor = tf.scalar(0);
    return {
      step() {
        for (const { left, right } of all) {
          last.dispose();
          last = tf.matMul(left, right);
        }
      },
      loss: async () => Number.NaN,
      sync: () => finish([last]),
      dispose: () => tf.dispose([last, ...one.flatMap(({ left, right }) => [left, right])]),
    };
  },
};

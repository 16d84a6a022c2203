/** What a step cannot go below on tfjs: its matrix products alone, with operands that lie ready. */
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
    // A training step has never seen its right operands before, and XNNPACK packs them anew; a tensor it knows it does
    // not pack again. Only the WASM backend keeps packed copies; its copies of a tensor are plain memory.
    const fresh = backend === "wasm" ? (t: Tensor) => tf.slice(t, t.shape.map(() => 0), t.shape) : (t: Tensor) => t;
    let last: Tensor = tf.scalar(0);
    return {
      step() {
        for (const { left, right } of all) {
          const b = fresh(right);
          last.dispose();
          last = tf.matMul(left, b);
          if (b !== right) b.dispose();
        }
      },
      loss: async () => Number.NaN,
      sync: () => finish([last]),
      dispose: () => tf.dispose([last, ...one.flatMap(({ left, right }) => [left, right])]),
    };
  },
};

/** Means of losses that stay on the device until somebody measures: reading each would stall the device every step. */
import { tf, type Scalar } from "../nn/tf.ts";

export class LossMeter {
  #sums: Record<string, { sum: Scalar; count: number }> = {};

  /** Takes the losses of one step over. */
  add(losses: Readonly<Record<string, Scalar>>): void {
    for (const [name, loss] of Object.entries(losses)) {
      const before = this.#sums[name];
      if (!before) {
        this.#sums[name] = { sum: loss, count: 1 };
        continue;
      }
      const sum = tf.add(before.sum, loss) as Scalar;
      tf.dispose([before.sum, loss]);
      this.#sums[name] = { sum, count: before.count + 1 };
    }
  }

  /** The mean of each loss since the last reading; of networks trained together, whose losses are vectors, in `each`. */
  async read(): Promise<{ metrics: Record<string, number>; each: Record<string, number>[] }> {
    const metrics: Record<string, number> = {};
    const each: Record<string, number>[] = [];
    for (const [name, { sum, count }] of Object.entries(this.#sums)) {
      const values = await sum.data();
      if (sum.rank === 0) metrics[name] = values[0] / count;
      else values.forEach((value, i) => ((each[i] ??= {})[name] = value / count));
    }
    this.dispose();
    return { metrics, each };
  }

  dispose(): void {
    for (const { sum } of Object.values(this.#sums)) sum.dispose();
    this.#sums = {};
  }
}

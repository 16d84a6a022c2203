/** How a model writes: token by token, each drawn from what it expects next. */
import { contextLength, end, prices, textLength, vocabulary, type Rows } from "../../data/tokens/last-digits.ts";
import type { Rng } from "../../math/rng.ts";
import { softmax } from "../../math/statistics.ts";
import type { Network } from "../../nn/network.ts";
import { tf, type Tensor3D } from "../../nn/tf.ts";
import { emptyTexts, inputsOf } from "./batches.ts";

export interface Writing {
  /** `[n, textLength]`; filled with ends behind the first. */
  readonly texts: Rows;
  /** What the model expected at every place, before any temperature, `[n, textLength, vocabulary]`; 0 behind the end. */
  readonly expected: Float32Array;
}

export interface Manner {
  /** 0: always the likeliest token. */
  readonly temperature: number;
  /** Where the draws come from; unused at temperature 0. */
  readonly rng: Rng;
}

/** Texts for problems `[n, prices]`. Every text draws from the same places of the stream, whatever the others do. */
export async function write(network: Network, problems: Rows, { temperature, rng }: Manner): Promise<Writing> {
  const n = problems.length / prices;
  const texts = emptyTexts(problems);
  const expected = new Float32Array(n * textLength * vocabulary);
  const draws = rng.uniform(n * textLength);
  const running = new Uint8Array(n).fill(1);
  for (let t = 0; t < textLength && running.includes(1); t++) {
    const logits = await nextLogits(network, problems, texts, t);
    const p = softmax(logits, vocabulary);
    const q = temperature > 0 ? softmax(logits, vocabulary, temperature) : p;
    for (let i = 0; i < n; i++) {
      if (!running[i]) continue;
      const at = i * vocabulary;
      const row = q.subarray(at, at + vocabulary);
      const token = temperature > 0 ? tokenAt(row, draws[i * textLength + t]) : likeliest(row);
      texts[i * textLength + t] = token;
      expected.set(p.subarray(at, at + vocabulary), (i * textLength + t) * vocabulary);
      if (token === end) running[i] = 0;
    }
  }
  return { texts, expected };
}

/** Logits of token t of every text `[n, vocabulary]`. */
async function nextLogits(network: Network, problems: Rows, texts: Rows, t: number): Promise<Float32Array> {
  const n = problems.length / prices;
  const logits = tf.tidy(() => {
    const all = network.apply(inputsOf(problems, texts)) as Tensor3D;
    return tf.reshape(tf.slice(all, [0, prices + t, 0], [n, 1, vocabulary]), [n, vocabulary]);
  });
  try {
    return (await logits.data()) as Float32Array;
  } finally {
    logits.dispose();
  }
}

/** The token whose piece of [0, 1) holds u. */
export function tokenAt(probabilities: Float32Array, u: number): number {
  let rest = u;
  let last = 0;
  for (let k = 0; k < probabilities.length; k++) {
    if (probabilities[k] === 0) continue;
    last = k;
    rest -= probabilities[k];
    if (rest < 0) return k;
  }
  // Rounding may leave a little over.
  return last;
}

export function likeliest(probabilities: Float32Array): number {
  let best = 0;
  for (let k = 1; k < probabilities.length; k++) if (probabilities[k] > probabilities[best]) best = k;
  return best;
}

/** Log-probabilities of every token of texts, whatever wrote them, `[n, contextLength]`. Within a tidy. */
export function logProbabilities(network: Network, inputs: Tensor3D, chosen: Tensor3D) {
  const log = tf.logSoftmax(network.apply(inputs));
  return tf.reshape(tf.sum(tf.mul(log, chosen), -1), [-1, contextLength]);
}

/** Problems and texts as the tensors that a transformer takes. */
import {
  contextLength,
  end,
  equals,
  lengthOf,
  prices,
  promptLength,
  rowOf,
  textLength,
  vocabulary,
  type Rows,
} from "../../data/tokens/last-digits.ts";
import { tf, type Tensor3D } from "../../nn/tf.ts";

/** Prompts and what has been written behind them, one-hot, `[n, contextLength, vocabulary]`. */
export function inputsOf(problems: Rows, texts: Rows): Tensor3D {
  const n = problems.length / prices;
  const values = new Float32Array(n * contextLength * vocabulary);
  const put = (i: number, position: number, token: number) =>
    void (values[(i * contextLength + position) * vocabulary + token] = 1);
  for (let i = 0; i < n; i++) {
    for (let t = 0; t < prices; t++) put(i, t, problems[i * prices + t]);
    put(i, prices, equals);
    for (let t = 0; t < textLength - 1; t++) put(i, promptLength + t, texts[i * textLength + t]);
  }
  return tf.tensor3d(values, [n, contextLength, vocabulary]);
}

/** Tokens of texts that count. */
export function tokensIn(texts: Rows): number {
  let sum = 0;
  for (let i = 0; i < texts.length / textLength; i++) sum += lengthOf(rowOf(texts, i));
  return sum;
}

/**
 * What is to follow at every position: `weight(i, t)` at token t of text i up to its end, 0 elsewhere,
 * `[n, contextLength, vocabulary]`.
 */
export function targetsOf(texts: Rows, weight: (i: number, t: number) => number): Tensor3D {
  const n = texts.length / textLength;
  const values = new Float32Array(n * contextLength * vocabulary);
  for (let i = 0; i < n; i++) {
    for (let t = 0; t < lengthOf(rowOf(texts, i)); t++) {
      const token = texts[i * textLength + t];
      values[(i * contextLength + prices + t) * vocabulary + token] = weight(i, t);
    }
  }
  return tf.tensor3d(values, [n, contextLength, vocabulary]);
}

/** The same weight for every token: their mean. */
export function evenTargets(texts: Rows): Tensor3D {
  const weight = 1 / tokensIn(texts);
  return targetsOf(texts, () => weight);
}

/** One number per position `[n, contextLength]`: `value(i, t)` where token t of text i is predicted, 0 elsewhere. */
export function perToken(texts: Rows, value: (i: number, t: number) => number) {
  const n = texts.length / textLength;
  const values = new Float32Array(n * contextLength);
  for (let i = 0; i < n; i++) {
    for (let t = 0; t < lengthOf(rowOf(texts, i)); t++) values[i * contextLength + prices + t] = value(i, t);
  }
  return tf.tensor2d(values, [n, contextLength]);
}

/** Rows of problems or texts by index. */
export function pick(rows: Rows, index: ArrayLike<number>): Rows {
  const picked = new Uint8Array(index.length * prices);
  for (let i = 0; i < index.length; i++) picked.set(rowOf(rows, index[i]), i * prices);
  return picked;
}

/** Every row `times` times, one after the other. */
export const repeated = (rows: Rows, times: number): Rows =>
  pick(
    rows,
    Array.from({ length: (rows.length / prices) * times }, (_, i) => Math.floor(i / times)),
  );

export const emptyTexts = (problems: Rows): Rows => new Uint8Array(problems.length).fill(end);

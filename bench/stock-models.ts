/** The architectures built from tf.layers; attention, which has no layer, from tensor operations. */
import * as tf from "@tensorflow/tfjs";
import type { MlpArchitecture, TransformerArchitecture } from "../src/lab/artifact.ts";
import type { Values } from "./problem.ts";

export interface Model {
  apply(x: tf.Tensor): tf.Tensor;
  readonly variables: tf.Tensor[];
}

type Weights = Readonly<Record<string, Values>>;
type Activation = "relu" | "swish" | "tanh" | undefined;

/** What tf.layers calls the activations. */
const activations = { relu: "relu", silu: "swish", tanh: "tanh" } as const;

const tensorOf = ({ values, shape }: Values) => tf.tensor(values, shape as number[]);

function dense(weights: Weights, name: string, activation: Activation, extra: object = {}) {
  const kernel = tensorOf(weights[`${name}.weight`]);
  const bias = tensorOf(weights[`${name}.bias`]);
  // tfjs-layers knows "swish", its type for configurations does not.
  return tf.layers.dense({
    units: kernel.shape[1]!,
    activation: activation as never,
    weights: [kernel, bias],
    ...extra,
  });
}

const variablesOf = (layers: readonly tf.layers.Layer[]): tf.Tensor[] =>
  layers.flatMap((layer) => layer.trainableWeights.map((weight) => weight.read()));

export function perceptron(
  { sizes, activation }: MlpArchitecture,
  weights: Weights,
): Model & { readonly model: tf.Sequential } {
  const model = tf.sequential();
  for (let i = 0; i < sizes.length - 1; i++) {
    const last = i === sizes.length - 2;
    const input = i === 0 ? { inputShape: [sizes[0]] } : {};
    model.add(dense(weights, `layers.${i}`, last ? undefined : activations[activation], input));
  }
  return { model, apply: (x) => model.apply(x) as tf.Tensor, variables: variablesOf(model.layers) };
}

/** @param x a batch, on which the layers are built */
export function transformer(a: TransformerArchitecture, weights: Weights, x: tf.Tensor): Model {
  const layers: tf.layers.Layer[] = [];
  const use = (layer: tf.layers.Layer) => {
    layers.push(layer);
    return (input: tf.Tensor) => layer.apply(input) as tf.Tensor;
  };
  const linear = (name: string, activation?: Activation) => use(dense(weights, name, activation));
  const norm = (name: string) => {
    const initial = [tensorOf(weights[`${name}.weight`]), tensorOf(weights[`${name}.bias`])];
    return use(tf.layers.layerNormalization({ axis: -1, epsilon: 1e-5, weights: initial }));
  };
  const embed = linear("embed");
  const position = tf.variable(tensorOf(weights["position"]));
  const blocks = Array.from({ length: a.blocks }, (_, i) => ({
    norm1: norm(`blocks.${i}.norm1`),
    qkv: linear(`blocks.${i}.qkv`),
    proj: linear(`blocks.${i}.proj`),
    norm2: norm(`blocks.${i}.norm2`),
    up: linear(`blocks.${i}.up`, "swish"),
    down: linear(`blocks.${i}.down`),
  }));
  const finalNorm = norm("norm");
  const head = linear("head");

  const apply = (input: tf.Tensor) => {
    let h = embed(input).add(position);
    for (const { norm1, qkv, proj, norm2, up, down } of blocks) {
      h = h.add(proj(attention(qkv(norm1(h)), a.heads)));
      h = h.add(down(up(norm2(h))));
    }
    return head(finalNorm(h).mean(1));
  };
  tf.dispose(tf.tidy(() => apply(x)));
  return { apply, variables: [...variablesOf(layers), position] };
}

/** Attention of `[n, tokens, 3 width]`, the parts q, k and v side by side. */
function attention(qkv: tf.Tensor, heads: number): tf.Tensor {
  const [n, t, threefold] = qkv.shape as [number, number, number];
  const size = threefold / 3 / heads;
  const [q, k, v] = tf.split(qkv, 3, 2).map((part) => part.reshape([n, t, heads, size]).transpose([0, 2, 1, 3]));
  const attended = tf.matMul(q, k, false, true).div(Math.sqrt(size)).softmax().matMul(v);
  return attended.transpose([0, 2, 1, 3]).reshape([n, t, heads * size]);
}

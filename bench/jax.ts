/** jax-js with the whole step jitted: forward, gradient and Adam in one compiled function. */
import { blockUntilReady, defaultDevice, init, jit, numpy as np, tree, valueAndGrad, vmap } from "@jax-js/jax";
import { ADAM, type Case } from "./cases.ts";
import type { Contestant } from "./contestant.ts";
import { lossOf, type Weights } from "./jax-networks.ts";
import { weightsOf, type Problem, type Values } from "./problem.ts";

type State = {
  weights: Weights;
  m: Weights;
  v: Weights;
  /** β₁ᵗ and β₂ᵗ. */
  power1: np.Array;
  power2: np.Array;
};

/** One step of one student. Like every function of jax-js it consumes its arguments; `.ref` keeps one for later. */
function stepOf(c: Case) {
  const { learningRate, beta1, beta2, epsilon } = ADAM;
  const differentiate = valueAndGrad(lossOf(c));
  return (state: State, x: np.Array, y: np.Array, teacher: np.Array): [State, np.Array] => {
    const [loss, gradients] = differentiate(tree.ref(state.weights), x, y, teacher) as [np.Array, Weights];
    const power1 = state.power1.mul(beta1);
    const power2 = state.power2.mul(beta2);
    const correction1 = np.subtract(1, power1.ref);
    const correction2 = np.subtract(1, power2.ref);
    const next: State = { weights: {}, m: {}, v: {}, power1, power2 };
    for (const name of Object.keys(gradients)) {
      const g = gradients[name];
      const m = state.m[name].mul(beta1).add(g.ref.mul(1 - beta1));
      const v = state.v[name].mul(beta2).add(np.square(g).mul(1 - beta2));
      const direction = m.ref.div(correction1.ref).div(np.sqrt(v.ref.div(correction2.ref)).add(epsilon));
      next.weights[name] = state.weights[name].sub(direction.mul(learningRate));
      next.m[name] = m;
      next.v[name] = v;
    }
    correction1.dispose();
    correction2.dispose();
    return [next, loss];
  };
}

const arrayOf = ({ values, shape }: Values) => np.array(values).reshape(shape as number[]);

/** First state; with several students every array has them as its first axis. */
function firstState({ layout, thetas }: Problem): State {
  const K = thetas.length;
  const parts = thetas.map((theta) => weightsOf(layout, theta));
  const weights = Object.fromEntries(
    layout.slots.map(({ name, shape, size }) => {
      const values = new Float32Array(K * size);
      parts.forEach((part, k) => values.set(part[name].values, k * size));
      return [name, arrayOf({ values, shape: K === 1 ? shape : [K, ...shape] })];
    }),
  );
  const zeros = () => tree.map((w: np.Array) => np.zeros(w.shape), weights) as Weights;
  const ones = () => (K === 1 ? np.array(1) : np.ones([K]));
  return { weights, m: zeros(), v: zeros(), power1: ones(), power2: ones() };
}

export const jax: Contestant = {
  name: "jax",
  trains: true,
  manner: "vmap over the students",
  async setup(problem, backend) {
    if (!(await init(backend)).includes(backend)) throw new Error(`jax-js has no ${backend} here`);
    defaultDevice(backend);
    const [x, y, teacher] = [problem.x, problem.y, problem.teacher].map(arrayOf);
    const one = stepOf(problem.case);
    const step = jit(problem.thetas.length === 1 ? one : (vmap(one, [0, null, null, null]) as typeof one));
    let state = firstState(problem);
    let losses: np.Array | null = null;
    return {
      step() {
        losses?.dispose();
        [state, losses] = step(state, x.ref, y.ref, teacher.ref) as [State, np.Array];
      },
      async loss() {
        const values = Array.from(await losses!.ref.data(), Number);
        return values.reduce((sum, value) => sum + value, 0) / values.length;
      },
      async sync() {
        await blockUntilReady(state);
        await losses!.ref.data();
      },
      dispose() {
        tree.dispose([state, losses ?? np.zeros([]), x, y, teacher]);
        step.dispose();
      },
    };
  },
};

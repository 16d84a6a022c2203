/**
 * From noise to data in few steps. A sampler knows nothing of networks or tensors: it combines vectors of a `Space` and
 * asks a denoiser for E[x0 | x]. All work in the schedule's own coordinates, x = α x0 + σ ε.
 */
import type { Level, Stop } from "../math/schedules.ts";

export const samplerIds = ["ddim", "ddpm", "euler", "heun", "dpm2m"] as const;
export type SamplerId = (typeof samplerIds)[number];

/** Vectors of some kind (arrays of numbers, tensors) and what samplers do with them. */
export interface Space<V> {
  /** Σ c_i v_i; terms with c = 0 are left out. */
  sum(...terms: readonly (readonly [number, V])[]): V;
  /** Standard normal noise for step i, of the samples' shape. */
  noise(i: number): V;
  /** Runs a step and frees what it leaves behind except for its result. */
  step<R extends Readonly<Record<string, V | undefined>>>(make: () => R): R;
  free(v: V): void;
}

/** E[x0 | x] at a noise level. */
export type Denoise<V> = (x: V, level: Level) => V;

interface Given<V> {
  readonly space: Space<V>;
  readonly denoise: Denoise<V>;
  readonly stops: readonly Stop[];
}

/** Where a sampler is: the samples, and for multi-step methods what the last step expected. */
type State<V> = { readonly x: V; readonly before?: V };
type Step = <V>(given: Given<V>, i: number, state: State<V>) => State<V>;

/** DDIM, η = 0: Song et al. 2021 (arXiv:2010.02502, equation 12). Keeps the noise that it believes in. */
const ddim: Step = ({ space, denoise, stops }, i, { x }) => {
  const [s, to] = [stops[i], stops[i + 1]];
  const x0 = denoise(x, s);
  const kept = to.sigma / s.sigma;
  return { x: space.sum([to.alpha - kept * s.alpha, x0], [kept, x]) };
};

/** Ancestral sampling: Ho et al. 2020 (arXiv:2006.11239, equation 7), the posterior q(x_s | x_t, x0) for any schedule. */
const ddpm: Step = ({ space, denoise, stops }, i, { x }) => {
  const [s, to] = [stops[i], stops[i + 1]];
  const x0 = denoise(x, s);
  if (to.sigma === 0) return { x: space.sum([to.alpha, x0]) };
  const left = (to.sigma * s.alpha) / (s.sigma * to.alpha);
  const kept = (to.sigma / s.sigma) * left;
  const fresh = to.sigma * Math.sqrt(1 - left ** 2);
  return { x: space.sum([to.alpha - kept * s.alpha, x0], [kept, x], [fresh, space.noise(i)]) };
};

/** dx/dt = α̇ x0 + σ̇ ε with ε = (x − α x0)/σ, as coefficients of x0 and x. */
const slopeAt = (s: Stop): { x0: number; x: number } => ({
  x0: s.alphaRate - (s.sigmaRate * s.alpha) / s.sigma,
  x: s.sigmaRate / s.sigma,
});

/** Euler's method on the probability-flow ODE, in the schedule's own time. */
const euler: Step = ({ space, denoise, stops }, i, { x }) => {
  const [s, to] = [stops[i], stops[i + 1]];
  const [h, d] = [to.time - s.time, slopeAt(s)];
  return { x: space.sum([1 + h * d.x, x], [h * d.x0, denoise(x, s)]) };
};

/** Heun's method, the last step by Euler: Karras et al. 2022 (arXiv:2206.00364, algorithm 1). */
const heun: Step = (given, i, state) => {
  const { space, denoise, stops } = given;
  const [s, to] = [stops[i], stops[i + 1]];
  if (to.sigma === 0) return euler(given, i, state);
  const [h, d, e] = [to.time - s.time, slopeAt(s), slopeAt(to)];
  const { x } = state;
  const x0 = denoise(x, s);
  const guess = space.sum([1 + h * d.x, x], [h * d.x0, x0]);
  const x1 = denoise(guess, to);
  return { x: space.sum([1 + (h / 2) * d.x, x], [(h / 2) * d.x0, x0], [(h / 2) * e.x, guess], [(h / 2) * e.x0, x1]) };
};

/** λ = log(α/σ): half the log of the signal-to-noise ratio. */
const halfLogSnr = ({ alpha, sigma }: Level) => Math.log(alpha / sigma);

/** DPM-Solver++(2M): Lu et al. 2022 (arXiv:2211.01095, algorithm 2); the first and the last step are of first order. */
const dpm2m: Step = ({ space, denoise, stops }, i, { x, before }) => {
  const [s, to] = [stops[i], stops[i + 1]];
  const x0 = denoise(x, s);
  const kept = to.sigma / s.sigma;
  const gain = to.alpha - kept * s.alpha;
  if (!before || to.sigma === 0) return { x: space.sum([kept, x], [gain, x0]), before: x0 };
  const h = halfLogSnr(to) - halfLogSnr(s);
  const half = h / (2 * (halfLogSnr(s) - halfLogSnr(stops[i - 1])));
  return { x: space.sum([kept, x], [gain * (1 + half), x0], [-gain * half, before]), before: x0 };
};

const steps: Readonly<Record<SamplerId, Step>> = { ddim, ddpm, euler, heun, dpm2m };

/** Evaluations of the denoiser for one sample: Heun asks twice a step, but for the last. */
export const evaluations = (id: SamplerId, n: number): number => (id === "heun" ? 2 * n - 1 : n);

/**
 * Walks from the first stop to the last, yielding the samples at every stop, the first included. What is yielded
 * belongs to the caller, who frees it after asking for the next.
 * @param x samples at the first stop, σ₀ ε; not freed here
 */
export function* walk<V>(id: SamplerId, given: Given<V>, x: V): Generator<V, void, void> {
  let state: State<V> = { x };
  yield x;
  for (let i = 0; i + 1 < given.stops.length; i++) {
    const last = state;
    state = given.space.step(() => steps[id](given, i, last));
    if (last.before) given.space.free(last.before);
    yield state.x;
  }
  if (state.before) given.space.free(state.before);
}

/** The samples at the last stop alone; everything between is freed, `x` is left to the caller. */
export function sample<V>(id: SamplerId, given: Given<V>, x: V): V {
  let last = x;
  for (const next of walk(id, given, x)) {
    if (last !== x && last !== next) given.space.free(last);
    last = next;
  }
  return last;
}

/**
 * Noise schedules: x_t = α(t) x0 + σ(t) ε for t from 0 (data) to 1 (noise). To a model only the ratio σ/α matters; to a
 * sampler also the coordinates in which it takes its steps.
 */

export const scheduleIds = ["cosine", "linear", "edm", "flow"] as const;
export type ScheduleId = (typeof scheduleIds)[number];

/** Signal and noise at one moment. */
export interface Level {
  readonly alpha: number;
  readonly sigma: number;
}

/** A stop of a sampler: the moment in the variable that the schedule integrates over, with derivatives by it. */
export interface Stop extends Level {
  readonly time: number;
  readonly alphaRate: number;
  readonly sigmaRate: number;
}

export interface Schedule {
  readonly id: ScheduleId;
  /** Signal and noise at t, 0 … 1. */
  at(t: number): Level;
  /** The t at which σ/α is `ratio`, clipped to 0 … 1. */
  timeOf(ratio: number): number;
  /** Where a sampler of n ≥ 1 steps stops, `[n + 1]`, from pure noise to data. */
  stops(n: number): Stop[];
}

const data = { time: 0, alpha: 1, sigma: 0 } as const;
const clip = (t: number) => Math.min(1, Math.max(0, t));

/** Stops at even distances in t. */
const evenly = (stop: (t: number) => Stop) => (n: number) =>
  Array.from({ length: n + 1 }, (_, i) => stop(i === n ? 0 : 1 - i / n));

/**
 * Cosine between log SNR 20 and −20: Nichol & Dhariwal 2021 (arXiv:2102.09672) in the form of Salimans & Ho 2022
 * (arXiv:2202.00512). α = cos φ, σ = sin φ.
 */
const first = Math.atan(Math.exp(-10));
const angle = Math.atan(Math.exp(10)) - first;
const cosine: Schedule = {
  id: "cosine",
  at: (t) => ({ alpha: Math.cos(first + angle * t), sigma: Math.sin(first + angle * t) }),
  timeOf: (ratio) => clip((Math.atan(ratio) - first) / angle),
  stops: evenly((t) => {
    if (t === 0) return { ...data, alphaRate: 0, sigmaRate: angle };
    const { alpha, sigma } = cosine.at(t);
    return { time: t, alpha, sigma, alphaRate: -angle * sigma, sigmaRate: angle * alpha };
  }),
};

/**
 * β from 0.1 to 20 over unit time: the continuous form (Song et al. 2021, arXiv:2011.13456, equation 33) of the betas
 * 1e-4 … 0.02 over 1000 steps of Ho et al. 2020 (arXiv:2006.11239).
 */
const [betaMin, betaMax] = [0.1, 20];
const slope = (betaMax - betaMin) / 2;
const linear: Schedule = {
  id: "linear",
  at: (t) => {
    const integral = betaMin * t + slope * t * t;
    return { alpha: Math.exp(-integral / 2), sigma: Math.sqrt(-Math.expm1(-integral)) };
  },
  timeOf: (ratio) =>
    ratio === Infinity
      ? 1
      : clip((Math.sqrt(betaMin ** 2 + 4 * slope * Math.log1p(ratio ** 2)) - betaMin) / (2 * slope)),
  stops: evenly((t) => {
    const { alpha, sigma } = linear.at(t);
    const beta = betaMin + 2 * slope * t;
    return {
      time: t,
      alpha,
      sigma,
      alphaRate: (-beta / 2) * alpha,
      sigmaRate: t ? ((beta / 2) * alpha ** 2) / sigma : 0,
    };
  }),
};

/**
 * Karras et al. 2022 (arXiv:2206.00364, equation 5): α = 1, σ from 10 to 0.01 with ρ = 7, integrated over σ itself.
 * The range suits data of unit variance with details of a hundredth of it.
 */
const [sigmaMin, sigmaMax, rho] = [0.01, 10, 7];
const [low, high] = [sigmaMin ** (1 / rho), sigmaMax ** (1 / rho)];
const sigmaAt = (t: number) => (low + t * (high - low)) ** rho;
const edm: Schedule = {
  id: "edm",
  at: (t) => ({ alpha: 1, sigma: sigmaAt(t) }),
  timeOf: (ratio) => clip((ratio ** (1 / rho) - low) / (high - low)),
  stops: (n) =>
    Array.from({ length: n + 1 }, (_, i) => {
      const sigma = i === n ? 0 : sigmaAt(n === 1 ? 1 : 1 - i / (n - 1));
      return { time: sigma, alpha: 1, sigma, alphaRate: 0, sigmaRate: 1 };
    }),
};

/** The straight line of rectified flow, time running towards the noise: Liu et al. 2023 (arXiv:2209.03003). */
const flow: Schedule = {
  id: "flow",
  at: (t) => ({ alpha: 1 - t, sigma: t }),
  timeOf: (ratio) => (ratio === Infinity ? 1 : ratio / (1 + ratio)),
  stops: evenly((t) => ({ time: t, alpha: 1 - t, sigma: t, alphaRate: -1, sigmaRate: 1 })),
};

const schedules: Readonly<Record<ScheduleId, Schedule>> = { cosine, linear, edm, flow };

export const schedule = (id: ScheduleId): Schedule => schedules[id];

/** Noise and what the teacher makes of it: Yin et al. 2024 (arXiv:2311.18828, section 3.3). */
import type { Observable, RunEvent } from "../../lab/run.ts";
import type { Rng } from "../../math/rng.ts";
import { gatherRows } from "../../nn/kernels/gather.ts";
import type { Scope } from "../../nn/scope.ts";
import { tf, type Scalar, type Tensor } from "../../nn/tf.ts";
import type { FewStep } from "../generative/few-step.ts";
import { careful } from "../generative/one-step.ts";
import { classOf } from "../generative/generator.ts";

export interface Pairs {
  /** n of them, drawn at random; within a tidy. */
  some(now: Rng, n: number): { noise: Tensor; samples: Tensor; classes: Int32Array | undefined };
}

/** Pairs per step of the phase: few enough for the page to stay in touch. */
const chunk = 500;

export interface Making {
  readonly scope: Scope;
  readonly rng: Rng;
  readonly n: number;
  readonly guidance: number;
  readonly observable: Observable;
}

/** Follows the teacher from noise to data. The run's scope owns the pairs. */
export async function* teacherPairs(
  { subject, teacher, costs }: FewStep,
  { scope, rng, n, guidance, observable }: Making,
): AsyncGenerator<RunEvent<Scalar>, Pairs, void> {
  const { dims, classes } = subject;
  const how = { ...careful, guidance };
  // Whole rounds of the classes, so that the class of a pair follows from its place.
  const size = classes > 0 ? Math.ceil(chunk / classes) * classes : chunk;
  const chunks = Math.ceil(n / size);
  const [noise, samples] = [new Float32Array(chunks * size * dims), new Float32Array(chunks * size * dims)];
  for (let i = 0; i < chunks; i++) {
    const z = rng.fold(i).normal(size * dims);
    noise.set(z, i * size * dims);
    samples.set(await teacher.generator.samples(z, how), i * size * dims);
    costs.teacherCalls += size * teacher.generator.nfe(how);
    yield { type: "step", phase: "pairs", step: i + 1, of: chunks, losses: {} };
  }
  yield { type: "measured", phase: "pairs", step: chunks, metrics: await observable.measure() };
  const shape = [chunks * size, dims];
  const [from, to] = [scope.constant(noise, shape), scope.constant(samples, shape)];
  return {
    some(now, wanted) {
      const rows = now.integers(wanted, chunks * size);
      const index = tf.tensor1d(rows, "int32");
      const labels = classes > 0 ? rows.map((row) => classOf(row, classes)) : undefined;
      return { noise: gatherRows(from, index), samples: gatherRows(to, index), classes: labels };
    },
  };
}

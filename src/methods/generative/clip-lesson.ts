/** Clips with noise, as a diffusion model should see them while it is trained. */
import { noClass } from "../../diffusion/denoiser.ts";
import { lesson, type Batch, type Lesson } from "../../diffusion/denoising.ts";
import type { Angle } from "../../diffusion/parameterisation.ts";
import type { DiffusionMeaning } from "../../lab/artifact.ts";
import type { Rng } from "../../math/rng.ts";
import { normalNoise } from "../../nn/kernels/noise.ts";

/**
 * ln(σ/α) ~ N(0.6, 1.5²): more noise than for images. What moves is seen in all frames at once, so that where it is and
 * goes is decided at levels at which an image would be lost already (Hoogeboom et al. 2023, arXiv:2301.11093, section 3.1).
 */
const [meanLog, sdLog] = [0.6, 1.5];
/** The share of examples at any angle alike, so that pure noise is known as well. */
const anyAngle = 0.1;
/** How often the class is withheld: Ho & Salimans 2022. */
const dropped = 0.1;

function drawAngles(rng: Rng, n: number): Angle[] {
  const [u, z] = [rng.fold("angle").uniform(2 * n), rng.fold("level").normal(n)];
  return Array.from(z, (v, i) => {
    const phi = u[2 * i] < anyAngle ? (Math.PI / 2) * u[2 * i + 1] : Math.atan(Math.exp(meanLog + sdLog * v));
    return { cos: Math.cos(phi), sin: Math.sin(phi) };
  });
}

/** Clips with fresh noise, the class withheld now and then; to be called within a tidy. */
export function clipLesson(meaning: DiffusionMeaning, { x, labels }: Batch, rng: Rng): Lesson {
  const n = x.shape[0];
  const withheld = rng.fold("withheld").uniform(n);
  const shown = labels && { labels: Array.from(withheld, (v, i) => (v < dropped ? noClass : labels[i])) };
  return lesson(meaning, { x, ...shown }, normalNoise(rng.fold("noise"), x.shape), drawAngles(rng, n));
}

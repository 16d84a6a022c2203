/** Diffusion models and samplers as a script. */
import type { Writer } from "../scripts/assemble.ts";
import { isPicture, isTokens, predictionOf, sizeOf, subject, subjectDiffers } from "../scripts/generative.ts";
import { denoiser, denoisingLoss, learning } from "../scripts/denoiser.ts";
import { exact } from "../scripts/plane.ts";
import { py } from "../scripts/python.ts";
import type { Spec } from "./spec.ts";

export const script: Writer<Spec["controls"]> = (p) => {
  const isExact = p.teacher === "exact" && !isPicture(p);
  const isLive = p.teacher === "live";
  const prediction = isLive ? p.prediction : predictionOf(p);
  const models = [...denoiser({ predictions: [prediction], tokens: isTokens(p) }), denoisingLoss(prediction), learning];
  return {
    differs: [
      ...subjectDiffers(p),
      ...(p.teacher === "exact" && isPicture(p)
        ? ["nobody knows the exact denoiser of digits: a model is trained;"]
        : []),
    ],
    parts: [
      ...subject(p),
      ...(isExact ? [exact] : models),
      schedules[p.schedule],
      stops(p.schedule),
      sampler(p.sampler),
      py`
        def teacher() -> Denoise:
            """${isExact ? "The best there is: nothing to train." : "A diffusion model."}"""
            ${isExact ? "return exact" : isLive ? live : pretrained(p)}
      `,
      py`
        @torch.no_grad()
        def main() -> None:
            with torch.enable_grad():
                model = teacher()
            labels = in_turn(N)
            at = stops(STEPS)
            x = at[0].sigma * torch.randn(N, DIMS)

            def denoise(x: Tensor, s: Stop) -> Tensor:
                """E[x0 | x] in the coordinates of the schedule."""
                u = x / math.hypot(s.alpha, s.sigma)
                phi = torch.full((N, 1), math.atan2(s.sigma, s.alpha))
                ${isPicture(p) ? "free = model(u, phi)\nreturn free + GUIDANCE * (model(u, phi, labels) - free)" : "return model(u, phi, labels)"}

            show("samples", sample(denoise, at, x))
      `,
    ],
  };
};

const live = py`
  model = Denoiser(WIDTH, DEPTH)
  return learn("teacher", model, ITERATIONS, LR, EMA, lambda: denoising_loss(model, *data(BATCH)))
`;

const pretrained = (p: { readonly target: string }): string => py`
  model = Denoiser(${sizeOf(p)})
  if not load(model.net, "diffusion-${p.target}"):
      model = learn("teacher", model, 6000, 5e-3, 0.998, lambda: denoising_loss(model, *data(512)))
  return model
`;

const stopClass = py`
  class Stop(NamedTuple):
      """Signal and noise at a moment, and how fast they change: x = alpha x0 + sigma eps."""

      time: float
      alpha: float
      sigma: float
      alpha_rate: float
      sigma_rate: float
`;

/** `stop(t)`: where a schedule stands at t, 0 (data) … 1 (noise). */
const schedules: Readonly<Record<string, string>> = {
  cosine: py`
    ${stopClass}


    def stop(t: float) -> Stop:
        """Cosine between log SNR 20 and -20 (Salimans & Ho 2022)."""
        first = math.atan(math.exp(-10))
        angle = math.atan(math.exp(10)) - first
        phi = first + angle * t if t > 0 else 0.0
        return Stop(t, math.cos(phi), math.sin(phi), -angle * math.sin(phi), angle * math.cos(phi))
  `,
  linear: py`
    ${stopClass}


    def stop(t: float) -> Stop:
        """beta from 0.1 to 20 over unit time (Ho et al. 2020 in the form of Song et al. 2021)."""
        integral, beta = 0.1 * t + 9.95 * t * t, 0.1 + 19.9 * t
        alpha, sigma = math.exp(-integral / 2), math.sqrt(-math.expm1(-integral))
        return Stop(t, alpha, sigma, -beta / 2 * alpha, beta / 2 * alpha**2 / sigma if t > 0 else 0.0)
  `,
  edm: py`
    ${stopClass}


    def stop(t: float) -> Stop:
        """sigma from 0.01 to 10, rho = 7, integrated over sigma itself (Karras et al. 2022)."""
        low, high = 0.01 ** (1 / 7), 10 ** (1 / 7)
        sigma = (low + t * (high - low)) ** 7
        return Stop(sigma, 1.0, sigma, 0.0, 1.0)
  `,
  flow: py`
    ${stopClass}


    def stop(t: float) -> Stop:
        """The straight line of rectified flow (Liu et al. 2023)."""
        return Stop(t, 1 - t, t, -1.0, 1.0)
  `,
};

const stops = (id: string): string =>
  id === "edm"
    ? py`
      def stops(n: int) -> list[Stop]:
          """Where n steps begin and end, from noise to data."""
          return [stop(1 - i / max(1, n - 1)) for i in range(n)] + [Stop(0.0, 1.0, 0.0, 0.0, 1.0)]
    `
    : py`
      def stops(n: int) -> list[Stop]:
          """Where n steps begin and end, from noise to data."""
          return [stop(1 - i / n) for i in range(n + 1)]
    `;

const slope = py`
  def slope(x: Tensor, x0: Tensor, s: Stop) -> Tensor:
      """dx/dt of the probability-flow ODE."""
      return s.alpha_rate * x0 + s.sigma_rate * (x - s.alpha * x0) / s.sigma
`;

const walk = (doc: string, body: string, before = ""): string => py`
  def sample(denoise: Callable[[Tensor, Stop], Tensor], at: list[Stop], x: Tensor) -> Tensor:
      """${doc}"""
      ${before}
      for s, to in zip(at, at[1:]):
          x0 = denoise(x, s)
          ${body}
      return x
`;

const sampler = (id: string): string => {
  switch (id) {
    case "ddpm":
      return walk(
        "Ancestral sampling (Ho et al. 2020, equation 7), for any schedule.",
        py`
          left = to.sigma * s.alpha / (s.sigma * to.alpha)
          kept = to.sigma / s.sigma * left
          fresh = to.sigma * math.sqrt(max(0.0, 1 - left**2))
          x = (to.alpha - kept * s.alpha) * x0 + kept * x + fresh * torch.randn_like(x)
        `,
      );
    case "euler":
      return `${slope}\n\n\n${walk("Euler's method on the probability-flow ODE.", "x = x + (to.time - s.time) * slope(x, x0, s)")}`;
    case "heun":
      return `${slope}\n\n\n${walk(
        "Heun's method, the last step by Euler (Karras et al. 2022, algorithm 1).",
        py`
          h, d = to.time - s.time, slope(x, x0, s)
          guess = x + h * d
          x = guess if to.sigma == 0 else x + h / 2 * (d + slope(guess, denoise(guess, to), to))
        `,
      )}`;
    case "dpm2m":
      return walk(
        "DPM-Solver++(2M) (Lu et al. 2022, algorithm 2), the first and last step of first order.",
        py`
          kept = to.sigma / s.sigma
          x1 = x0
          if before is not None and before[1].alpha > 0 and to.sigma > 0:
              last, b = before
              l0, l1, l2 = (math.log(t.alpha / t.sigma) for t in (b, s, to))
              x1 = x0 + (l2 - l1) / (2 * (l1 - l0)) * (x0 - last)
          x = kept * x + (to.alpha - kept * s.alpha) * x1
          before = (x0, s)
        `,
        "before = None",
      );
    default:
      return walk(
        "DDIM (Song et al. 2021, equation 12): keeps the noise that it believes in.",
        "kept = to.sigma / s.sigma\nx = (to.alpha - kept * s.alpha) * x0 + kept * x",
      );
  }
};

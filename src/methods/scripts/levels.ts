/** Schedules, steps between noise levels, and sampling, as Python (math/schedules.ts, diffusion/rows.ts). */
import { py } from "./python.ts";

export type ScheduleId = "cosine" | "linear" | "edm" | "flow";

const schedules: Readonly<Record<ScheduleId, string>> = {
  cosine: py`
    def cosine(t: Tensor) -> Tensor:
        """Noise level phi at t, 0 (data) ... 1: even between log SNR 20 and -20 (Salimans & Ho 2022)."""
        first = math.atan(math.exp(-10))
        return first + t * (math.atan(math.exp(10)) - first)
  `,
  linear: py`
    def linear(t: Tensor) -> Tensor:
        """Noise level phi at t, 0 (data) ... 1: beta from 0.1 to 20 (Ho et al. 2020)."""
        integral = 0.1 * t + 9.95 * t.square()
        return torch.atan2((-torch.expm1(-integral)).sqrt(), torch.exp(-integral / 2))
  `,
  edm: py`
    def edm(t: Tensor) -> Tensor:
        """Noise level phi at t, 0 (data) ... 1: sigma from 0.01 to 10, rho = 7 (Karras et al. 2022)."""
        low, high = 0.01 ** (1 / 7), 10 ** (1 / 7)
        return ((low + t * (high - low)) ** 7).atan()
  `,
  flow: py`
    def flow(t: Tensor) -> Tensor:
        """Noise level phi at t, 0 (data) ... 1: the straight line (1 - t) x0 + t eps (Liu et al. 2023)."""
        return torch.atan2(t, 1 - t)
  `,
};

/** Level by time, one function per schedule. */
export const levels = (...ids: readonly ScheduleId[]): string => [...new Set(ids)].map((id) => schedules[id]).join("\n\n\n"); // prettier-ignore

/** `stops(n)`: where a sampler of n steps stops, `[n + 1, 1]`. */
export const stops = (id: ScheduleId): string => py`
  def stops(n: int) -> Tensor:
      """Where n steps begin and end, from noise to data, [n + 1, 1]."""
      return torch.cat([${id}(torch.linspace(1, ${id === "edm" ? "0" : "1 / n"}, n)), torch.zeros(1)])[:, None]
`;

/** `noised`, `ddim`. */
export const steps = py`
  def noised(x: Tensor, phi: Tensor) -> Tensor:
      return phi.cos() * x + phi.sin() * torch.randn_like(x)


  def ddim(x0: Tensor, u: Tensor, a: Tensor, b: Tensor) -> Tensor:
      """From level a to b, keeping the noise that x0 leaves (Song et al. 2021)."""
      kept = b.sin() / a.sin()
      return (b.cos() - kept * a.cos()) * x0 + kept * u
`;

/** `heun(denoise, u, a, b, labels)`. */
export const heun = py`
  def heun(denoise: Denoise, u: Tensor, a: Tensor, b: Tensor, labels: Tensor | None = None) -> Tensor:
      """Heun's method in x / alpha over sigma / alpha (Karras et al. 2022); at the data Euler's, which is DDIM."""
      first = denoise(u, a, labels)
      guess = ddim(first, u, a, b)
      second = denoise(guess, b, labels)
      r = b.sin() * a.cos() / (b.cos() * a.sin())
      back = (1 - 1 / r) / 2
      better = b.cos() / a.cos() * (1 + r) / 2 * u + b.cos() * (1 - r) / 2 * first + back * (guess - b.cos() * second)
      return torch.where(r > 1e-7, better, guess)
`;

/** `multistep(model, z, steps, labels)`: sampling from a consistency function. */
export const multistep = (id: ScheduleId): string => py`
  @torch.no_grad()
  def multistep(model: nn.Module, z: Tensor, steps: int, labels: Tensor | None = None) -> Tensor:
      """Jumps from pure noise to the end, then noises again, less each time, and jumps (Song et al. 2023)."""
      x0 = torch.zeros_like(z)
      for i in range(steps):
          phi = ${id}(torch.full((len(z), 1), 1 - i / steps))
          x0 = model(phi.cos() * x0 + phi.sin() * (z if i == 0 else torch.randn_like(z)), phi, labels)
      return x0
`;

/** `in_turn(n)`: classes of samples. */
export const inTurn = py`
  def in_turn(n: int) -> Tensor | None:
      """All classes in turn, where there are classes."""
      return torch.arange(n) % CLASSES if CLASSES else None
`;

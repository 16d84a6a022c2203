/** Matching distributions by two scores, as Python (Yin et al. 2024, equations 7 and 8). */
import { py } from "./python.ts";

export const matching = py`
  @torch.no_grad()
  def matching_gradient(real: Denoise, fake: Denoise, x: Tensor, labels: Tensor | None) -> Tensor:
      """From the generated to the real distribution: the difference of two scores, where x is noised."""
      phi = draw_levels(len(x))
      u = noised(x, phi)
      truth = real(u, phi, labels)
      norm = (x - truth).abs().mean(1, keepdim=True).clamp_min(0.05)
      return (fake(u, phi, labels) - truth) / norm
`;

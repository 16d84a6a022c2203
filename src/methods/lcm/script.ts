/** Latent consistency distillation as a script. */
import type { Writer } from "../scripts/assemble.ts";
import { subject, subjectDiffers, teacher } from "../scripts/generative.ts";
import { levels, stops } from "../scripts/levels.ts";
import { py } from "../scripts/python.ts";
import type { Spec } from "./spec.ts";

const latents = { target: "latents" } as const;

export const script: Writer<Spec["controls"]> = (p) => ({
  differs: subjectDiffers(latents),
  parts: [
    ...subject(latents),
    levels("cosine"),
    stops("cosine"),
    ...teacher({ ...latents, teacher: "pretrained" }).filter((part) => !part.includes("def guided(")),
    py`
      class GuidedStudent(Denoiser):
          """Told the guidance w as well, as sines and cosines of pi k w / 4, k = 1/2, 1; begins by not heeding it."""

          def __init__(self, body: Denoiser):
              super().__init__(body.net.layers[0].out_features, len(body.net.layers) - 1)
              self.load_state_dict(body.state_dict())
              self.heed = nn.Linear(4, body.net.layers[0].out_features, bias=False)
              nn.init.zeros_(self.heed.weight)

          def guided(self, u: Tensor, phi: Tensor, labels: Tensor, w: Tensor) -> Tensor:
              waves = w * math.pi / 4 * torch.tensor([0.5, 1.0])
              told_w = torch.stack([waves.sin(), waves.cos()], 2).flatten(1)
              first, *others = self.net.layers
              h = F.silu(first(torch.cat([u, told(phi, labels)], 1)) + self.heed(told_w))
              for layer in others[:-1]:
                  h = F.silu(layer(h))
              return self.clean(u, others[-1](h), phi)
    `,
    sample,
    py`
      def main() -> None:
          body = teacher()
          student = GuidedStudent(body)  # theta
          target, average = copy.deepcopy(student), copy.deepcopy(student)
          optimiser = torch.optim.Adam(student.parameters())
          at = stops(LEVELS)
          for k in phase("student", ITERATIONS):
              (x, labels), i = data(BATCH), torch.randint(LEVELS, (BATCH,))
              a, b = at[i], at[(i + SKIP).clamp_max(LEVELS)]
              w = LOWEST + (HIGHEST - LOWEST) * torch.rand(BATCH, 1)
              u = noised(x, a)
              with torch.no_grad():
                  free = body(u, a)
                  after = ddim(free + w * (body(u, a, labels) - free), u, a, b)
                  end = target.guided(after, b, labels, w)
              squares = (student.guided(u, a, labels, w) - end).square().sum(1)
              distance = ${p.distance === "huber" ? "(squares + 0.1**2).sqrt() - 0.1" : "squares / DIMS"}
              loss = ${p.weighting === "snr+1" ? "(distance / a.sin().square()[:, 0])" : "distance"}.mean()
              step(optimiser, loss, LR * (1 - k / ITERATIONS))
              follow(target, student, TARGET_EMA)
              follow(average, student, min(EMA, (1 + k) / (10 + k)))
          sample(average)
          torch.save(average.state_dict(), "student.pt")
    `,
  ],
});

const sample = py`
  @torch.no_grad()
  def sample(student: GuidedStudent) -> None:
      """N samples in STEPS jumps at the guidance of the recipe."""
      x0, labels, w = torch.zeros(N, DIMS), in_turn(N), torch.full((N, 1), float(GUIDANCE))
      for i in range(STEPS):
          phi = cosine(torch.full((N, 1), 1 - i / STEPS))
          x0 = student.guided(noised(x0, phi), phi, labels, w)
      show("student", x0)
`;

/** Improved distribution matching distillation as a script. */
import type { Writer } from "../scripts/assemble.ts";
import { bodyOf, jumping, levelsFor, start, subject, subjectDiffers, teacher } from "../scripts/generative.ts"; // prettier-ignore
import { multistep } from "../scripts/levels.ts";
import { matching } from "../scripts/matching.ts";
import { py } from "../scripts/python.ts";
import type { Spec } from "./spec.ts";

export const script: Writer<Spec["controls"]> = (p) => ({
  differs: subjectDiffers(p),
  parts: [
    ...subject(p),
    levelsFor(p),
    ...teacher(p),
    ...start(p),
    jumping(p),
    matching,
    multistep("edm"),
    py`
      class JudgingScore(Denoiser):
          """A fake score with one output more: whether an example is real (section 4.3)."""

          def __init__(self, body: Denoiser):
              last = body.net.layers[-1]
              super().__init__(last.in_features, len(body.net.layers) - 1)
              self.net.load_state_dict(body.net.state_dict())
              self.logit = nn.Linear(last.in_features, 1)
              nn.init.normal_(self.logit.weight, std=0.05 / math.sqrt(last.in_features))
              nn.init.zeros_(self.logit.bias)

          def judge(self, u: Tensor, phi: Tensor, labels: Tensor | None) -> Tensor:
              return self.logit(self.net.hidden(torch.cat([u, told(phi, labels)], 1))[-1])


      @torch.no_grad()
      def standing(student: Denoiser, z: Tensor, labels: Tensor | None) -> tuple[Tensor, Tensor]:
          """What the student will be given at one of its steps: its own samples, noised again (section 4.5)."""
          at = edm(1 - torch.arange(STEPS) / STEPS)
          u = at[0].sin() * z
          phi = at[0].expand(len(z), 1)
          for i in range(1, int(torch.randint(STEPS, ())) + 1):
              x0, phi = student(u, phi, labels), at[i].expand(len(z), 1)
              u = noised(x0, phi)
          return u, phi


      def fake_loss(fake: JudgingScore, x: Tensor, labels: Tensor | None) -> Tensor:
          """The fake score learns what the student makes, and to tell it from real examples."""
          loss = denoising_loss(fake, x, labels)
          if GAN == 0:
              return loss
          real, kinds = data(BATCH)
          a, b = draw_levels(BATCH), draw_levels(BATCH)
          true, false = fake.judge(noised(real, a), a, kinds), fake.judge(noised(x, b), b, labels)
          return loss + JUDGING * (F.softplus(-true).mean() + F.softplus(false).mean())
    `,
    py`
      def main() -> None:
          ${bodyOf(p)}
          student = begin(body, denoise)
          fake, average = JudgingScore(body), copy.deepcopy(student)
          for_student, for_fake = rmsprop(student), rmsprop(fake)
          for k in phase("student", ITERATIONS):
              left = 1 - k / ITERATIONS
              for _ in range(FAKE_STEPS):
                  z, labels = draw(BATCH)
                  u, phi = standing(student, z, labels)
                  step(for_fake, fake_loss(fake, student(u, phi, labels).detach(), labels), FAKE_RATE * left)
              z, labels = draw(BATCH)
              u, phi = standing(student, z, labels)
              x = student(u, phi, labels)
              loss = MATCHING * (x * matching_gradient(denoise, fake, x.detach(), labels)).sum(1).mean()
              if GAN > 0:
                  level = draw_levels(BATCH)
                  loss = loss + GAN * F.softplus(-fake.judge(noised(x, level), level, labels)).mean()
              step(for_student, loss, LR * left)
              follow(average, student, min(EMA, (1 + k) / (10 + k)))
          show("student", multistep(average, torch.randn(N, DIMS), STEPS, in_turn(N)))
          torch.save(average.state_dict(), "student.pt")
    `,
  ],
});

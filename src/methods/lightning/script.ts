/** Progressive adversarial distillation as a script. */
import { studentSteps } from "../../lab/stages.ts";
import type { Writer } from "../scripts/assemble.ts";
import { asked, sizeOf, subject, subjectDiffers, teacher } from "../scripts/generative.ts";
import { levels, stops } from "../scripts/levels.ts";
import { py } from "../scripts/python.ts";
import { distilling, sampling, studentOf } from "../scripts/sampling.ts";
import type { Spec } from "./spec.ts";

export const script: Writer<Spec["controls"]> = (p) => {
  const first = p.teacher === "exact" && p.target !== "latents";
  const contests = { both: "(True, False)", conditional: "(True,)", unconditional: "(False,)" }[p.discriminator];
  const share = p.discriminator === "both" ? "-(-ADVERSARIAL_ITERATIONS // 2)" : "ADVERSARIAL_ITERATIONS";
  const shown = { previous: "teachers[-1]", skip: "teachers[-min(2, len(teachers))]", first: "teachers[0]" }[p.real];
  return {
    differs: subjectDiffers(p),
    parts: [
      ...subject(p),
      levels("cosine"),
      stops("cosine"),
      ...teacher(p),
      sampling,
      studentOf("WIDTH, DEPTH"),
      distilling("truncated"),
      judge,
      contest(p.body === "teacher"),
      py`
        def main() -> None:
            model = teacher()
            ${first ? `body = Denoiser(${sizeOf(p)})\nload(body.net, "diffusion-${p.target}")` : "body = model"}
            eta, denoise = model, ${asked(p)}
            teachers = [(TEACHER_STEPS, denoise)]
            ${p.control ? "rival, rival_denoise = None, None" : ""}
            for steps in ${JSON.stringify(studentSteps(Number(p.teacherSteps), 2)).replaceAll(",", ", ")}:
                student, at = student_of(eta), stops(2 * steps)
                iterations = 2 * ITERATIONS if steps <= 2 else ITERATIONS
                distil(f"student of {steps}", student, denoise, at, 2, iterations)
                if steps <= ADVERSARIAL_FROM:
                    many, real = ${shown}
                    share = ${share}
                    for conditional in ${contests}:
                        student = contest(student, body, real, many // steps, steps, conditional, share)
                    ${p.control ? control : ""}
                show(f"student-{steps}", sample(student, stops(steps), N))
                eta = denoise = student.requires_grad_(False)
                teachers.append((steps, denoise))
            torch.save(student.state_dict(), "student.pt")
      `,
    ],
  };
};

const control = py`
  twin = student_of(rival or eta)  # without a discriminator, for as long
  distil(f"control of {steps}", twin, rival_denoise or denoise, at, 2, iterations + ADVERSARIAL_ITERATIONS)
  show(f"control-{steps}", sample(twin, stops(steps), N))
  rival = rival_denoise = twin.requires_grad_(False)
`;

const judge = py`
  class Judge(nn.Module):
      """The diffusion network without its last layer, and a head: sees where a step arrives, and where it began."""

      def __init__(self, body: Denoiser, conditional: bool, fresh: bool):
          super().__init__()
          sizes = [layer.in_features for layer in body.net.layers]
          self.body = Perceptron([*sizes, 64])
          if not fresh:
              for own, known in zip(self.body.layers[:-1], body.net.layers):
                  own.load_state_dict(known.state_dict())
          self.conditional = conditional
          self.head = Perceptron([128 if conditional else 64, 64, 1])

      def read(self, u: Tensor, phi: Tensor, labels: Tensor | None) -> Tensor:
          believed = phi.clamp_min(math.atan(0.1))  # clean examples are taken for nearly clean
          return self.body(torch.cat([u, told(believed, labels)], 1))

      def forward(self, u: Tensor, phi: Tensor, start: Tensor, a: Tensor, labels: Tensor | None) -> Tensor:
          end = self.read(u, phi, labels)
          return self.head(torch.cat([end, self.read(start, a, labels)], 1) if self.conditional else end)


  def more_noise(u: Tensor, phi: Tensor, r: Tensor, noise: Tensor) -> tuple[Tensor, Tensor]:
      """x + r noise for what was x = u / cos(phi), at unit variance, and its level."""
      scale = torch.hypot(torch.ones_like(r), r * phi.cos())
      return (u + r * phi.cos() * noise) / scale, torch.atan2(torch.hypot(phi.sin(), r * phi.cos()), phi.cos())
`;

const contest = (isTaken: boolean): string => py`
  def contest(
      average: Denoiser, body: Denoiser, real: Denoise, by: int, steps: int, conditional: bool, iterations: int
  ) -> Denoiser:
      """Where real takes "by" steps counts as true; the student is to arrive there in one (equations 5 to 8)."""
      average = copy.deepcopy(average).requires_grad_(True)
      model, judge, at = copy.deepcopy(average), Judge(body, conditional, ${isTaken ? "False" : "True"}), stops(steps * by)
      for_model, for_judge = rmsprop(model), rmsprop(judge)
      for k in phase(f"contest of {steps}", iterations):
          (x, labels), i = data(BATCH), by * torch.randint(steps, (BATCH,))
          a, b = at[i], at[i + by]
          u = true = noised(x, a)
          with torch.no_grad():
              for j in range(by):
                  true = ddim(real(true, at[i + j], labels), true, at[i + j], at[i + j + 1])
              fake = ddim(model(u, a, labels), u, a, b)
          r = torch.tensor([0, 0, 0.05, 0.2, 0.7])[torch.randint(5, (BATCH, 1))]
          noise = torch.randn_like(x)
          logit = lambda x, noise: judge(*more_noise(x, b, r, noise), u, a, labels)
          left = 1 - k / iterations
          loss = F.softplus(-logit(true, torch.randn_like(x))).mean() + F.softplus(logit(fake, noise)).mean()
          step(for_judge, loss, DISCRIMINATOR_RATE * left)
          loss = F.softplus(-logit(ddim(model(u, a, labels), u, a, b), noise)).mean()
          step(for_model, loss, GENERATOR_RATE * left * min(1, k / (0.2 * iterations)))
          follow(average, model, min(EMA, (1 + k) / (10 + k)))
      return average
`;

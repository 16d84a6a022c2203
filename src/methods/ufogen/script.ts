/** A diffusion GAN without a teacher as a script. */
import type { Writer } from "../scripts/assemble.ts";
import { levelsFor, start, subject, subjectDiffers, teacher } from "../scripts/generative.ts";
import { multistep } from "../scripts/levels.ts";
import { py } from "../scripts/python.ts";
import type { Spec } from "./spec.ts";

export const script: Writer<Spec["controls"]> = (p) => ({
  differs: subjectDiffers(p),
  parts: [
    ...subject(p),
    levelsFor(p),
    // Without guidance: there is nobody to be guided.
    ...teacher({ ...p, teacher: "pretrained" }).filter((part) => !part.includes("def guided(")),
    ...start(p),
    multistep("edm"),
    py`
      class Judge(nn.Module):
          """Sees what a diffusion network sees, answers with one logit."""

          def __init__(self, body: Denoiser):
              super().__init__()
              self.net = Perceptron([DIMS + 6 + CLASSES, *[layer.out_features for layer in body.net.layers[:-1]], 1])
              ${
                p.judge === "model"
                  ? "for own, known in zip(self.net.layers[:-1], body.net.layers):\n    own.load_state_dict(known.state_dict())"
                  : ""
              }
              with torch.no_grad():
                  self.net.layers[-1].weight *= 0.05  # no opinion at first

          def forward(self, u: Tensor, phi: Tensor, labels: Tensor | None) -> Tensor:
              return self.net(torch.cat([u, told(phi, labels)], 1))
    `,
    py`
      def main() -> None:
          body = teacher()
          student = begin(body, body)
          average, judge = copy.deepcopy(student), Judge(body)
          for_student, for_judge = rmsprop(student), rmsprop(judge)
          at = edm(1 - torch.arange(LEVELS + 1) / LEVELS)[:, None]  # t = T ... 0
          for k in phase("student", ITERATIONS):
              left = 1 - k / ITERATIONS
              (x, labels), i = data(BATCH), torch.randint(LEVELS, (BATCH,))
              a, b = at[i], at[i + 1]
              u = noised(x, a)  # x_t
              with torch.no_grad():
                  made = noised(student(u, a, labels), b)  # x'_{t-1}
              verdicts = judge(noised(x, b), b, labels), judge(made, b, labels)
              step(for_judge, F.softplus(-verdicts[0]).mean() + F.softplus(verdicts[1]).mean(), JUDGE_RATE * left)
              guess = student(u, a, labels)
              passed = F.softplus(-judge(noised(guess, b), b, labels)).mean()
              gamma = ${p.everywhere ? "torch.ones_like(a)  # at all levels alike" : "torch.where(i[:, None] == 0, 0, a.cos().square())  # nothing at pure noise"}
              loss = passed + RECONSTRUCTION * (gamma * (guess - x).square()).sum(1).mean()
              step(for_student, loss, LR * left)
              follow(average, student, min(EMA, (1 + k) / (10 + k)))
          show("student", multistep(average, torch.randn(N, DIMS), STEPS, in_turn(N)))
          torch.save(average.state_dict(), "student.pt")
    `,
  ],
});

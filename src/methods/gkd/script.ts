/** On-policy distillation as a script. */
import type { Writer } from "../scripts/assemble.ts";
import { languageDiffers, languageParts } from "../scripts/language.ts";
import { py } from "../scripts/python.ts";
import type { Spec } from "./spec.ts";

export const script: Writer<Spec["controls"]> = (p) => ({
  differs: languageDiffers,
  parts: [
    ...languageParts(p),
    py`
      def jsd(master: Tensor, student: Tensor) -> Tensor:
          """Generalised Jensen-Shannon divergence of log-probabilities (equation 1); its limits at the ends."""
          divergence = lambda of, other: (of.exp() * (of - other)).sum(-1)
          if BETA < 1e-3:
              return divergence(master, student)
          if BETA > 1 - 1e-3:
              return divergence(student, master)
          mixed = (BETA * master.exp() + (1 - BETA) * student.exp()).log()
          return BETA * divergence(master, mixed) + (1 - BETA) * divergence(student, mixed)


      def main() -> None:
          master = teacher()
          exam("teacher", master)
          first = write(master, QUESTION_SET, 1)
          student = teach("warm-up", Transformer(WIDTH, 1), QUESTION_SET, first, BATCH, LR, WARM_UP)
          twin = copy.deepcopy(student)  # goes on learning the teacher's texts
          optimiser, rows = adam(student), epochs(QUESTIONS, BATCH)
          for k, chosen in zip(phase("students", STEPS), rows):
              x = QUESTION_SET[chosen]
              y = write(student, x, 1) if torch.rand(()) < LAMBDA else first[chosen]
              with torch.no_grad():
                  truth = master(x, y).log_softmax(-1)
              weight = mask(y) / mask(y).sum()
              loss = (weight * jsd(truth, student(x, y).log_softmax(-1))).sum()
              step(optimiser, loss, LR * rate_at(k, STEPS))
          teach("texts", twin, QUESTION_SET, first, BATCH, LR, STEPS)
          for name, pupil in (("student", student), ("texts", twin)):
              exam(name, pupil)
              torch.save(pupil.state_dict(), f"{name}.pt")
    `,
  ],
});

/** Consistency models as a script. */
import type { Writer } from "../scripts/assemble.ts";
import { consistency } from "../scripts/consistency.ts";
import { asked, isPicture, jumpsOf, subject, subjectDiffers, teacher } from "../scripts/generative.ts";
import { heun, levels, multistep, stops } from "../scripts/levels.ts";
import { py } from "../scripts/python.ts";
import { studentOf } from "../scripts/sampling.ts";
import type { Spec } from "./spec.ts";

export const script: Writer<Spec["controls"]> = (p) => {
  const id = jumpsOf(p);
  const distils = p.training === "distillation";
  const numbers = { iterations: "ITERATIONS", batch: "BATCH", lr: "LR", ema: "EMA", mu: "TARGET_EMA", levels: "LEVELS", growth: "GROWTH" }; // prettier-ignore
  const solver = distils ? p.solver : "none";
  return {
    differs: subjectDiffers(p),
    parts: [
      ...subject(p),
      levels(id),
      stops(id),
      ...teacher({ ...p, isSized: true }),
      solver === "heun" ? heun : "",
      consistency({ ...numbers, solver, distance: p.distance, weighting: p.weighting }),
      multistep(id),
      studentOf("WIDTH, DEPTH"),
      py`
        def main() -> None:
            model = teacher()
            student = consistency(student_of(model), ${isPicture(p) ? asked(p) : "model"})
            show("student", multistep(student, torch.randn(N, DIMS), STEPS, in_turn(N)))
            torch.save(student.state_dict(), "student.pt")
      `,
    ],
  };
};

/** Progressive distillation as a script. */
import { studentSteps } from "../../lab/stages.ts";
import { asked, isPicture, subject, subjectDiffers, teacher } from "../scripts/generative.ts";
import type { Writer } from "../scripts/assemble.ts";
import { levels, stops } from "../scripts/levels.ts";
import { py } from "../scripts/python.ts";
import { distilling, sampling, studentOf } from "../scripts/sampling.ts";
import type { Spec } from "./spec.ts";

export const script: Writer<Spec["controls"]> = (p) => {
  const stairs = studentSteps(Number(p.teacherSteps), p.stride === "all" ? "all" : Number(p.stride));
  const student = p.prediction === "v" ? "" : p.prediction;
  return {
    differs: subjectDiffers(p),
    parts: [
      ...subject(p),
      levels(p.schedule),
      stops(p.schedule),
      ...teacher({ ...p, isSized: true, also: [p.prediction] }),
      sampling,
      studentOf("WIDTH, DEPTH", student),
      distilling(p.weighting),
      py`
        def main() -> None:
            first = teacher()
            eta = denoise = ${isPicture(p) ? asked(p, "first") : "first"}
            ${isPicture(p) ? "eta = first" : ""}
            before, spent = TEACHER_STEPS, 0
            show("teacher", sample(denoise, stops(TEACHER_STEPS), N))
            for steps in ${JSON.stringify(stairs).replaceAll(",", ", ")}:  # every student is the next one's teacher
                student = student_of(eta)
                iterations = 2 * ITERATIONS if steps <= 2 else ITERATIONS
                at = stops(TEACHER_STEPS)[:: TEACHER_STEPS // before]
                distil(f"student of {steps}", student, denoise, at, before // steps, iterations)
                show(f"student-{steps}", sample(student, at[:: before // steps], N))
                eta = denoise = student.requires_grad_(False)
                before, spent = steps, spent + iterations
            ${p.direct ? direct(isPicture(p) ? asked(p, "first") : "first") : ""}
            torch.save(student.state_dict(), "student.pt")
      `,
    ],
  };
};

const direct = (denoise: string): string => py`
  alone = student_of(first)  # the same work, but all steps at once
  distil("direct", alone, ${denoise}, stops(TEACHER_STEPS), TEACHER_STEPS, spent)
  show("direct", sample(alone, stops(TEACHER_STEPS)[[0, -1]], N))
`;

/** Sequence-level distillation as a script. */
import type { Writer } from "../scripts/assemble.ts";
import { languageDiffers, languageParts } from "../scripts/language.ts";
import { py } from "../scripts/python.ts";
import type { Spec } from "./spec.ts";

export const script: Writer<Spec["controls"]> = (p) => ({
  differs: languageDiffers,
  parts: [
    ...languageParts(p),
    py`
      def ask(model: Transformer) -> tuple[Tensor, Tensor, Tensor]:
          """The first text for every question; the first right one, and the questions that have one."""
          texts = torch.stack([write(model, QUESTION_SET, TEACHER_TEMPERATURE) for _ in range(SAMPLES)], 1)
          good = torch.stack([right(QUESTION_SET, texts[:, s]) for s in range(SAMPLES)], 1)
          kept = good.any(1)
          best = texts[torch.arange(len(texts)), good.float().argmax(1)]
          return texts[:, 0], best[kept], QUESTION_SET[kept]


      def main() -> None:
          master = teacher()
          exam("teacher", master)
          first, filtered, answered = ask(master)
          print(f"{len(answered)} of {QUESTIONS} questions have a right text")
          true = solutions(QUESTION_SET)
          answers = torch.cat([true[:, -2:], torch.full((QUESTIONS, PRICES - 2), END)], 1)
          lessons = {
              "student": (answered, filtered),  # the teacher's texts that are right
              "unfiltered": (QUESTION_SET, first),
              "gold": (QUESTION_SET, true),
              "answers": (QUESTION_SET, answers),
          }
          begin = Transformer(WIDTH, 1).state_dict()
          for name, (problems, texts) in lessons.items():
              pupil = Transformer(WIDTH, 1)
              pupil.load_state_dict(begin)
              exam(name, teach(name, pupil, problems, texts, BATCH, LR, STEPS))
              torch.save(pupil.state_dict(), f"{name}.pt")
          ${p.equalTokens ? longer : ""}
    `,
  ],
});

const longer = py`
  # As many tokens as the student had, and so more steps.
  steps = round(STEPS * lengths(filtered).float().mean().item() / 2)
  pupil = Transformer(WIDTH, 1)
  pupil.load_state_dict(begin)
  exam("longer", teach("longer", pupil, QUESTION_SET, answers, BATCH, LR, steps))
`;

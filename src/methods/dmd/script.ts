/** Distribution matching distillation as a script. */
import type { Writer } from "../scripts/assemble.ts";
import { bodyOf, jumping, levelsFor, showJumps, start, subject, subjectDiffers, teacher } from "../scripts/generative.ts"; // prettier-ignore
import { heun, stops } from "../scripts/levels.ts";
import { matching } from "../scripts/matching.ts";
import { py } from "../scripts/python.ts";
import type { Spec } from "./spec.ts";

export const script: Writer<Spec["controls"]> = (p) => {
  const regresses = p.regression > 0;
  const starts = start(p);
  const isTaken = p.start === "consistency";
  return {
    differs: subjectDiffers(p),
    parts: [
      ...subject(p),
      levelsFor(p),
      ...teacher(p),
      ...starts,
      regresses && !isTaken ? `${heun}\n\n\n${stops("edm")}` : "",
      jumping(p),
      matching,
      regresses ? pairs : "",
      py`
        def main() -> None:
            ${bodyOf(p)}
            student = begin(body, denoise)
            fake, average = copy.deepcopy(body).requires_grad_(True), copy.deepcopy(student)
            for_student, for_fake = rmsprop(student), rmsprop(fake)
            ${regresses ? "noise, made, kinds = pairs(denoise)" : ""}
            for k in phase("student", ITERATIONS):
                left = 1 - k / ITERATIONS
                for _ in range(FAKE_STEPS):  # the fake score learns what the student makes
                    z, labels = draw(BATCH)
                    with torch.no_grad():
                        x = jump(student, z, labels)
                    step(for_fake, denoising_loss(fake, x, labels), FAKE_RATE * left)
                z, labels = draw(BATCH)
                x = jump(student, z, labels)
                loss = (x * matching_gradient(denoise, fake, x.detach(), labels)).sum(1).mean()
                ${regresses ? regression : ""}
                step(for_student, loss, LR * left)
                follow(average, student, min(EMA, (1 + k) / (10 + k)))
            ${showJumps}
            torch.save(average.state_dict(), "student.pt")
      `,
    ],
  };
};

const pairs = py`
  @torch.no_grad()
  def pairs(denoise: Denoise) -> tuple[Tensor, Tensor, Tensor | None]:
      """Noise and what 18 careful steps of the teacher make of it."""
      at = stops(18)
      noise, labels = torch.randn(PAIRS, DIMS), in_turn(PAIRS)
      u = at[0].sin() * noise
      for a, b in zip(at, at[1:]):
          u = heun(denoise, u, a.expand(PAIRS, 1), b.expand(PAIRS, 1), labels)
      return noise, u, labels
`;

const regression = py`
  rows = torch.randint(PAIRS, (BATCH,))
  again = jump(student, noise[rows], None if kinds is None else kinds[rows])
  loss = loss + REGRESSION * (again - made[rows]).square().sum(1).mean()
`;

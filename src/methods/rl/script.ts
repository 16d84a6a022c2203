/** Group relative policy optimisation as a script. */
import type { Writer } from "../scripts/assemble.ts";
import { languageDiffers, languageParts } from "../scripts/language.ts";
import { py } from "../scripts/python.ts";
import type { Spec } from "./spec.ts";

const startTexts: Readonly<Record<string, string>> = {
  distilled: 'master = teacher()\nexam("teacher", master)\ntexts = write(master, QUESTION_SET, 1)',
  format: "texts = torch.cat([torch.randint(10, (QUESTIONS, PRICES - 1)), torch.full((QUESTIONS, 1), END)], 1)",
  answers: "texts = torch.cat([solutions(QUESTION_SET)[:, -2:], torch.full((QUESTIONS, PRICES - 2), END)], 1)",
};

export const script: Writer<Spec["controls"]> = (p) => ({
  differs: languageDiffers,
  parts: [
    ...languageParts(p.start === "distilled" ? p : null),
    py`
      def log_probabilities(model: Transformer, problems: Tensor, texts: Tensor) -> Tensor:
          """Of every token that was drawn, [n, 6]."""
          return model(problems, texts).log_softmax(-1).gather(2, texts[..., None])[..., 0]


      def advantages(rewards: Tensor) -> Tensor:
          """Of each answer in its group: (r - mean) / (std + 1e-4), [groups * GROUP]."""
          grouped = rewards.reshape(-1, GROUP)
          away = grouped - grouped.mean(1, keepdim=True)
          return (away / (grouped.std(1, unbiased=False, keepdim=True) + 1e-4)).flatten()


      def main() -> None:
          ${startTexts[p.start]}
          planned = max(400, START_STEPS)
          reference = teach("start", Transformer(WIDTH, 1), QUESTION_SET, texts, 32, 1e-2, START_STEPS, planned)
          exam("start", reference)
          policy = copy.deepcopy(reference)
          optimiser, rows = adam(policy), epochs(QUESTIONS, PROBLEMS)
          for k, chosen in zip(phase("rl", UPDATES), rows):
              x = QUESTION_SET[chosen].repeat_interleave(GROUP, 0)
              y = write(policy, x, 1)
              gain, weight = advantages(right(x, y).float())[:, None], mask(y) / mask(y).sum()
              with torch.no_grad():
                  old, ground = log_probabilities(policy, x, y), log_probabilities(reference, x, y)
              for _ in range(REUSE):
                  log = log_probabilities(policy, x, y)
                  ratio = (log - old).exp()
                  best = torch.minimum(ratio * gain, ratio.clamp(1 - EPSILON, 1 + EPSILON) * gain)
                  k3 = torch.expm1(ground - log) - (ground - log)  # estimates KL(policy || reference)
                  step(optimiser, -(weight * (best - BETA * k3)).sum(), LR)
          exam("student", policy)
          torch.save(policy.state_dict(), "student.pt")
    `,
  ],
});

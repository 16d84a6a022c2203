/** One update of group relative policy optimisation. */
import { isRight, prices, rowOf, textLength, vocabulary, type Rows } from "../../data/tokens/last-digits.ts";
import { groupAdvantages, k3, policyLoss } from "../../losses/policy-gradient.ts";
import type { Rng } from "../../math/rng.ts";
import type { Network } from "../../nn/network.ts";
import { tf, type Scalar } from "../../nn/tf.ts";
import type { Trainer } from "../../nn/trainer.ts";
import { inputsOf, perToken, repeated, targetsOf, tokensIn } from "../language/batches.ts";
import { logProbabilities, write } from "../language/write.ts";

/** Groups of answers: what the policy wrote for every problem, several times over. */
export interface Rollouts {
  /** Every problem as often as it was answered, `[groups·size, prices]`. */
  readonly problems: Rows;
  readonly size: number;
  readonly texts: Rows;
  /** log π of every token when it was drawn, `[groups·size, textLength]`; 0 behind the end. */
  readonly old: Float32Array;
  /** 1 for the right answer, else 0, `[groups·size]`. */
  readonly rewards: readonly number[];
  readonly advantages: readonly number[];
}

/** Lets the policy answer every problem `size` times at temperature 1, and marks the answers by their outcome alone. */
export async function rollOut(policy: Network, problems: Rows, size: number, rng: Rng): Promise<Rollouts> {
  const asked = repeated(problems, size);
  const { texts, expected } = await write(policy, asked, { temperature: 1, rng });
  const old = Float32Array.from(texts, (token, i) => Math.log(expected[i * vocabulary + token] || 1));
  const n = asked.length / prices;
  const rewards = Array.from({ length: n }, (_, i) => Number(isRight(rowOf(asked, i), rowOf(texts, i))));
  const groups = Array.from({ length: n / size }, (_, g) => rewards.slice(g * size, (g + 1) * size));
  return { problems: asked, size, texts, old, rewards, advantages: groups.flatMap(groupAdvantages) };
}

export interface Update {
  readonly policy: Network;
  readonly trainer: Trainer;
  /** What the policy must not stray from. */
  readonly reference: Network;
  /** Live parameters: clipping, weight of the divergence, steps taken on the same answers. */
  readonly p: { readonly epsilon: number; readonly beta: number; readonly reuse: number; readonly lr: number };
}

/** Steps the policy. @returns loss of the last step and k3 per token before it; the caller disposes both */
export function update({ policy, trainer, reference, p }: Update, rollouts: Rollouts): { loss: Scalar; kl: Scalar } {
  const { problems, texts, old, advantages } = rollouts;
  const weight = 1 / tokensIn(texts);
  return tf.tidy(() => {
    const inputs = inputsOf(problems, texts);
    const chosen = targetsOf(texts, () => 1);
    const batch = {
      advantage: perToken(texts, (i) => advantages[i] * weight),
      weight: perToken(texts, () => weight),
      old: perToken(texts, (i, t) => old[i * textLength + t]),
      reference: logProbabilities(reference, inputs, chosen),
    };
    const kl = tf.sum(tf.mul(batch.weight, k3(logProbabilities(policy, inputs, chosen), batch.reference))) as Scalar;
    let loss: Scalar;
    for (let i = 0; i < p.reuse; i++)
      loss = trainer.step(p.lr, () => policyLoss(batch, p, logProbabilities(policy, inputs, chosen)));
    return { loss: loss!, kl };
  });
}

/** Share of groups in which all answers are worth the same, so that nothing is learned from them. */
export function withoutAdvantage({ rewards, size }: Rollouts): number {
  const groups = rewards.length / size;
  let idle = 0;
  for (let g = 0; g < groups; g++) {
    const group = rewards.slice(g * size, (g + 1) * size);
    if (group.every((r) => r === group[0])) idle++;
  }
  return idle / groups;
}

import { prices } from "../../data/tokens/last-digits.ts";
import { generalisedJsd } from "../../losses/generalised-jsd.ts";
import type { Rng } from "../../math/rng.ts";
import type { Network } from "../../nn/network.ts";
import { tf } from "../../nn/tf.ts";
import { inputsOf, perToken, tokensIn } from "../language/batches.ts";
import type { Exam } from "../language/exam.ts";
import { write } from "../language/write.ts";

/** Held-out problems that it is measured on. */
const asked = 100;

/** KL(student ‖ teacher) in nats per token, on texts that the student itself draws at temperature 1. */
export function divergenceFrom(teacher: Network, exam: Exam, rng: Rng): (student: Network) => Promise<number> {
  const problems = exam.problems.subarray(0, asked * prices);
  return async (student) => {
    const { texts } = await write(student, problems, { temperature: 1, rng: rng.fold("texts") });
    const kl = tf.tidy(() => {
      const inputs = inputsOf(problems, texts);
      const [P, Q] = [teacher, student].map((network) => tf.logSoftmax(network.apply(inputs)));
      return generalisedJsd(
        1,
        P,
        Q,
        perToken(texts, () => 1 / tokensIn(texts)),
      );
    });
    try {
      return (await kl.data())[0];
    } finally {
      kl.dispose();
    }
  };
}

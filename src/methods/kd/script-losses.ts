/** The student's loss under each variant, as the body of `loss(...)`. */
import { py } from "../scripts/python.ts";

export interface LossChoice {
  readonly variant: string;
  readonly policy: string;
}

/** Whether hidden features of the teacher are needed. */
export const usesFeatures = ({ variant }: LossChoice): boolean =>
  ["hints", "similarity", "relational"].includes(variant);

const kl = py`
  def soft_loss(soft: Tensor, logits: Tensor, t: float) -> Tensor:
      """T^2 KL of the softened probabilities, of every example (Hinton et al. 2015)."""
      p, log_q = (soft / t).log_softmax(1), (logits / t).log_softmax(1)
      return t * t * (p.exp() * (p - log_q)).sum(1)
`;

const terms: Readonly<Record<string, string>> = {
  decoupled: py`
    def decoupled(soft: Tensor, logits: Tensor, y: Tensor) -> Tensor:
        """DKD (Zhao et al. 2022): the true class against all others, and the others among themselves, 1 and 8."""
        true = F.one_hot(y, CLASSES).bool()
        p, q = (soft / T).log_softmax(1), (logits / T).log_softmax(1)
        pair = lambda log: torch.stack([log[true], log[~true].reshape(len(y), -1).logsumexp(1)], 1)
        rest = lambda z: z[~true].reshape(len(y), -1)
        target = (pair(p).exp() * (pair(p) - pair(q))).sum(1)
        return (T * T * target + 8 * soft_loss(rest(soft), rest(logits), T)).mean()
  `,
  standardised: py`
    def standardised(z: Tensor) -> Tensor:
        """Z-scores of the logits of every example (Sun et al. 2024)."""
        return (z - z.mean(1, keepdim=True)) / (z.var(1, keepdim=True) + 1e-6).sqrt()
  `,
  similarity: py`
    def alike(features: Tensor) -> Tensor:
        """How alike the examples of a batch look, rows of length one (Tung & Mori 2019)."""
        return F.normalize(features @ features.T, dim=1)
  `,
  relational: py`
    def relations(features: Tensor) -> tuple[Tensor, Tensor]:
        """Distances of pairs over their mean, cosines of angles of triples (Park et al. 2019); 64 rows."""
        x = features[:64]
        gaps = x[None] - x[:, None]
        lengths = (gaps.square().sum(2) + 1e-12).sqrt()
        directions = gaps / lengths[..., None].clamp_min(1e-6)
        off = ~torch.eye(len(x), dtype=torch.bool)
        return lengths / lengths[off].mean(), directions @ directions.transpose(1, 2)
  `,
};

/** Definitions that the loss needs. */
export const lossParts = ({ variant }: LossChoice): string[] => [
  ["hinton", "decoupled", "standardised", "mutual"].includes(variant) ? kl : "",
  terms[variant] ?? "",
];

/** The loss of a batch: x, y, more and the teacher's soft and features for more, weight of each soft label. */
export function lossOf({ variant, policy }: LossChoice): string {
  switch (variant) {
    case "hinton":
      return policy === "soft-only"
        ? `loss = ${hinton}`
        : py`
          hard = ${hard}
          soft_part = ${hinton}
          loss = (1 - ALPHA) * hard + ALPHA * soft_part
        `;
    case "mutual":
      return py`
        seen, shown = peer(x[rows]).detach(), pupil(x[rows]).detach()
        loss = ${hard} + soft_loss(seen, pupil(x[rows]), 1).mean()
        other = F.cross_entropy(peer(x[rows]), y[rows]) + soft_loss(shown, peer(x[rows]), 1).mean()
        step(for_peer, other, LR)
      `;
    default:
      return py`
        ${matched[variant]}
        loss = ${hard} + STRENGTH * term
      `;
  }
}

const hard = "F.cross_entropy(pupil(x[rows]), y[rows])";
const hinton = "(weight[more] * soft_loss(soft[more], pupil(x[more]), T)).mean()";

/** Terms beside the labels, with the weights of their authors or of the public comparison (RepDistiller). */
const matched: Readonly<Record<string, string>> = {
  decoupled: "term = min(1, k / STEPS / (20 / 240)) * decoupled(soft[rows], pupil(x[rows]), y[rows])",
  standardised: "term = 9 * soft_loss(standardised(soft[more]), standardised(pupil(x[more])), T).mean()",
  hints: "term = 100 * F.mse_loss(regressor(pupil.hidden(x[more])[-1]), features[more])",
  similarity: "term = 3000 * F.mse_loss(alike(pupil.hidden(x[more])[-1]), alike(features[more]))",
  relational: py`
    (d, a), (goal_d, goal_a) = relations(pupil.hidden(x[more])[-1]), relations(features[more])
    term = 25 * F.smooth_l1_loss(d, goal_d) + 50 * F.smooth_l1_loss(a, goal_a)
  `,
};

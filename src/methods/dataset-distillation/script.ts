/** Dataset distillation as a script. */
import type { Writer } from "../scripts/assemble.ts";
import { basics, digits, digitsDiffer, perceptron } from "../scripts/common.ts";
import { corruption } from "../scripts/labels.ts";
import { py } from "../scripts/python.ts";
import type { Spec } from "./spec.ts";

export const script: Writer<Spec["controls"]> = (p) => ({
  differs: [digitsDiffer, "the set of moved images is left out; every set is judged by as many networks, one by one;"],
  without: ["ambiguity"],
  parts: [
    basics({ digits: true }),
    perceptron,
    digits,
    py`
      X, Y = digits()
      HELD_X, HELD_Y = X[:2000], Y[:2000]
      X, Y = X[2000 : 2000 + EXAMPLES], Y[2000 : 2000 + EXAMPLES]
      CLASSES = 10
    `,
    p.labelNoise > 0 ? corruption("digits", p.noiseKind) : "",
    sets,
    p.siamese ? motion : "",
    p.objective === "distribution" ? byDistribution : byGradient(p.innerSteps > 0),
    distil(p),
    judging,
    p.labelNoise > 0 ? cleaning : "",
    py`
      def main() -> None:
          chosen = {name: torch.cat([choose(X[Y == c]) for c in range(CLASSES)]) for name, choose in CHOICES.items()}
          labels = torch.arange(CLASSES).repeat_interleave(PER_CLASS)
          chosen["learned"] = learned = distil(chosen["random"])
          torch.save(learned, "learned.pt")
          for name, images in chosen.items():
              judge(name, images, labels)
          means = torch.stack([X[Y == c].mean(0) for c in range(CLASSES)])
          judge("class means", means, torch.arange(CLASSES))
          teachers = judge("all examples", X, Y)
          ${p.labelNoise > 0 ? noisy : ""}
          with torch.no_grad():
              soft = sum((net(X) / T).softmax(1) for net in teachers) / len(teachers)
          judge("small, from the teachers", X, soft, STUDENT_WIDTH, T)
          judge("small, from the labels", X, Y, STUDENT_WIDTH)
    `,
  ],
});

const sets = py`
  def herding(x: Tensor) -> Tensor:
      """Greedily, so that the mean of those chosen stays near the mean of all (Welling 2009)."""
      mean, total, rows = x.mean(0), torch.zeros(x.shape[1]), []
      for k in range(1, PER_CLASS + 1):
          cost = (mean - (total + x) / k).square().sum(1)
          cost[rows] = math.inf
          rows.append(int(cost.argmin()))
          total = total + x[rows[-1]]
      return x[rows]


  def k_centre(x: Tensor) -> Tensor:
      """Always the one furthest from all that were chosen (Sener & Savarese 2018)."""
      rows = [int((x - x.mean(0)).square().sum(1).argmin())]
      nearest = torch.full((len(x),), math.inf)
      while len(rows) < PER_CLASS:
          nearest = torch.minimum(nearest, (x - x[rows[-1]]).square().sum(1))
          rows.append(int(nearest.argmax()))
      return x[rows]


  CHOICES = {"random": lambda x: x[torch.randperm(len(x))[:PER_CLASS]], "herding": herding, "k-centre": k_centre}


  def real_batch() -> Tensor:
      """64 real images of each class, class after class."""
      return torch.cat([x[torch.randint(len(x), (64,))] for x in (X[Y == c] for c in range(CLASSES))])
`;

const motion = py`
  def moved(images: list[Tensor]) -> list[Tensor]:
      """The same small turn and shift for real and learned images (Zhao & Bilen 2021, DSA)."""
      turn, right, down = 0.12 * torch.randn(()), 0.6 / 8 * torch.randn(()), 0.6 / 8 * torch.randn(())
      matrix = torch.stack([turn.cos(), turn.sin(), -right, -turn.sin(), turn.cos(), -down]).reshape(1, 2, 3)
      out = []
      for x in images:
          grid = F.affine_grid(matrix.expand(len(x), 2, 3), [len(x), 1, 16, 16], align_corners=False)
          out.append(F.grid_sample(x.reshape(-1, 1, 16, 16), grid, align_corners=False).flatten(1))
      return out
`;

const byDistribution = py`
  class Matcher:
      """Means of hidden layers of a fresh random network agree (Zhao & Bilen 2021, equation 4)."""

      def __call__(self, k: int, real: Tensor, learned: Tensor) -> Tensor:
          net, loss = Perceptron([256, 256, 128, 1], F.relu), torch.zeros(())
          for a, b in zip(net.hidden(real), net.hidden(learned)):
              means = [h.reshape(CLASSES, -1, h.shape[1]).mean(1) for h in (a, b)]
              loss = loss + (means[0].detach() - means[1]).square().sum()
          return loss

      def look(self, learned: Tensor) -> None:
          """Nothing is trained on."""
`;

const byGradient = (isTrained: boolean): string => py`
  class Matcher:
      """Gradients of a classifier agree (Zhao, Mopuri & Bilen 2021, equation 10); it is made anew every ${isTrained ? "10 steps" : "step"}."""

      def __call__(self, k: int, real: Tensor, learned: Tensor) -> Tensor:
          ${isTrained ? "if k % 10 == 0:\n    self.net = Perceptron([256, 128, CLASSES], F.relu)\n    self.optimiser = torch.optim.Adam(self.net.parameters())" : "self.net = Perceptron([256, 128, CLASSES], F.relu)"}
          weights, loss = [layer.weight for layer in self.net.layers], torch.zeros(())
          for c, (a, b) in enumerate(zip(real.chunk(CLASSES), learned.chunk(CLASSES))):
              true, own = (
                  torch.autograd.grad(F.cross_entropy(self.net(x), torch.full((len(x),), c)), weights, create_graph=True)
                  for x in (a, b)
              )
              for g, h in zip(true, own):
                  live = (g.square().sum(1) * h.square().sum(1)) > 0
                  loss = loss + (1 - F.cosine_similarity(g.detach()[live], h[live], dim=1)).sum()
          return loss

      def look(self, learned: Tensor) -> None:
          """The classifier learns from the images for a while."""
          labels = torch.arange(CLASSES).repeat_interleave(PER_CLASS)
          for _ in range(INNER_STEPS):
              step(self.optimiser, F.cross_entropy(self.net(learned.detach()), labels), 1e-3)
`;

const starts = {
  real: "begin.clone()",
  mean: "torch.stack([X[Y == c].mean(0) for c in range(CLASSES)]).repeat_interleave(PER_CLASS, 0)",
  noise: "torch.rand_like(begin)",
} as const;

const distil = (p: { readonly start: keyof typeof starts; readonly siamese: boolean }): string => py`
  def distil(begin: Tensor) -> Tensor:
      """The images that have most in common with real ones; pixels stay within 0 ... 1."""
      images = ${starts[p.start]}
      images.requires_grad_(True)
      optimiser, matcher = torch.optim.Adam([images]), Matcher()
      for k in phase("distil", ITERATIONS):
          real, learned = ${p.siamese ? "moved([real_batch(), images])" : "real_batch(), images"}
          step(optimiser, matcher(k, real, learned), LR * (1 - 0.9 * k / ITERATIONS))
          with torch.no_grad():
              images.clamp_(0, 1)
          matcher.look(learned)
      return images.detach()
`;

const judging = py`
  def judge(name: str, x: Tensor, y: Tensor, width: int = WIDTH, t: float = 1.0) -> list[Perceptron]:
      """Fresh networks learn from a set: how good it is to learn from. y are classes or probabilities."""
      nets, shares = [], []
      for _ in range(JUDGES):
          net = Perceptron([256, *[width] * DEPTH, CLASSES], F.relu)
          optimiser = torch.optim.AdamW(net.parameters(), weight_decay=0.01)
          for _ in phase(name, STEPS):
              rows = torch.randint(len(x), (64,))
              noisy = x[rows] + 0.3 * torch.randn(64, 256)
              step(optimiser, F.cross_entropy(net(noisy) / t, y[rows]), 3e-3)
          shares.append((net(HELD_X).argmax(1) == HELD_Y).float().mean().item())
          nets.append(net.requires_grad_(False))
      print(f"{name}: {sum(shares) / len(shares):.1%} of held-out digits, from {len(x)} examples")
      return nets
`;

const cleaning = py`
  def suspicious(y: Tensor) -> Tensor:
      """Labels thought wrong by networks that never saw them (confident learning, Northcutt et al. 2021)."""
      fold, p = torch.randperm(len(y)) % FOLDS, torch.zeros(len(y), CLASSES)
      for f in range(FOLDS):
          net = judge(f"fold {f}", X[fold != f], y[fold != f])[0]
          p[fold == f] = net(X[fold == f]).softmax(1)
      least = torch.stack([p[y == c, c].mean() for c in range(CLASSES)])  # how sure of a class is usual
      sure = torch.where(p >= least, p, -1)
      guess = torch.where(sure.max(1).values >= 0, sure.argmax(1), y)
      return guess != y
`;

const noisy = py`
  wrong = corrupt(Y, LABEL_NOISE)
  flagged = suspicious(wrong)
  hits = (flagged & (wrong != Y)).sum()
  print(f"of the flagged {hits / flagged.sum():.1%} are wrong,")
  print(f"of the wrong {hits / (wrong != Y).sum():.1%} are flagged")
  judge("noisy labels", X, wrong)
  judge("filtered labels", X[~flagged], wrong[~flagged])
`;

/** Targets of the plane as Python: mixtures of Gaussians whose numbers stand in the script. */
import { decodeModes } from "../../data/targets/modes.ts";
import { mixtureTarget, planeTarget, planeTargetIds, type PlaneTarget } from "../../data/targets/plane.ts";
import { list, literal, py } from "./python.ts";

/** Null for the person's own points, and where the modes of a mixture cannot be read. */
function targetOf(target: string, modes: string): PlaneTarget | null {
  const known = planeTargetIds.find((id) => id === target);
  if (known) return planeTarget(known);
  try {
    return target === "mixture" ? mixtureTarget(decodeModes(modes)) : null;
  } catch {
    return null;
  }
}

const short = (value: number): string => String(Number(value.toFixed(4)) + 0);

/** All numbers alike as one. */
const numbers = (values: ArrayLike<number>): string => {
  const texts = Array.from(values, short);
  return new Set(texts).size === 1 ? `torch.full((${texts.length},), ${texts[0]})` : `torch.tensor(${list(texts)})`;
};

const mixture = ({ mixture: { means, sds, weights } }: PlaneTarget): string => py`
  # The target: a mixture of Gaussians of mean 0 and variance 1, weights summing to 1.
  MEANS = torch.tensor(${list(Array.from(sds, (_, k) => `[${short(means[2 * k])}, ${short(means[2 * k + 1])}]`))})
  SDS = ${numbers(sds)}
  WEIGHTS = ${numbers(weights)}
  WEIGHTS /= WEIGHTS.sum()
`;

const ownPoints = py`
  # The target: a Gaussian on each of your points, lines of x,y in points.csv, scaled to mean 0 and variance 1.
  MEANS = torch.tensor([[float(v) for v in line.split(",")] for line in Path("points.csv").read_text().split()])
  MEANS = MEANS[torch.randperm(len(MEANS))[:400]]
  MEANS = (MEANS - MEANS.mean(0)) / (MEANS - MEANS.mean(0)).square().mean().sqrt()
  NEIGHBOUR = torch.cdist(MEANS, MEANS).sort(1).values[:, math.ceil(math.sqrt(len(MEANS)) / 2)]
  SDS = torch.full((len(MEANS),), float(NEIGHBOUR.median() / 2))
  WEIGHTS = torch.full((len(MEANS),), 1 / len(MEANS))
`;

const unreadable = (modes: string): string =>
  `raise SystemExit("the modes of the recipe cannot be read: " + ${literal(modes)})\nMEANS, SDS, WEIGHTS = torch.zeros(1, 2), torch.ones(1), torch.ones(1)`;

const quality = {
  modal: py`
    def show(name: str, x: Tensor) -> None:
        """Share of samples within 3 sd of a mode; modes that hold more than a tenth of their share."""
        least, nearest = (torch.cdist(x, MEANS) / SDS).min(1)
        good = nearest[least < 3]
        share = torch.bincount(good, minlength=len(SDS)) / max(1, len(good))
        modes = int((share > 0.1 * WEIGHTS).sum())
        print(f"{name}: {len(good) / len(x):.1%} of high quality, {modes} of {len(SDS)} modes")
  `,
  shape: py`
    def show(name: str, x: Tensor) -> None:
        """Mean log density of the truth at the samples."""
        squares = torch.cdist(x, MEANS).square() / (2 * SDS.square())
        density = torch.logsumexp(WEIGHTS.log() - torch.log(2 * math.pi * SDS.square()) - squares, 1)
        print(f"{name}: mean log density of the truth {density.mean():.3f}")
  `,
};

/** Numbers of the target, `data(n)` and `show(name, x)`. */
export function planeData(target: string, modes: string): string[] {
  const known = targetOf(target, modes);
  return [
    py`
      DIMS, CLASSES = 2, 0
      ${known ? mixture(known) : target === "own" ? ownPoints : unreadable(modes)}
    `,
    py`
      def data(n: int) -> tuple[Tensor, None]:
          """n examples."""
          k = torch.multinomial(WEIGHTS, n, replacement=True)
          return MEANS[k] + SDS[k, None] * torch.randn(n, 2), None
    `,
    known?.modal ? quality.modal : quality.shape,
  ];
}

/** The mixture's own denoiser, at any noise level. */
export const exact = py`
  def exact(u: Tensor, phi: Tensor, labels: Tensor | None = None) -> Tensor:
      """E[x0 | u] of the mixture itself: nothing is learned."""
      variance = (phi.cos() * SDS).square() + phi.sin().square()
      away = u[:, None] - phi.cos()[..., None] * MEANS
      logits = WEIGHTS.log() - variance.log() - away.square().sum(2) / (2 * variance)
      inside = MEANS + (phi.cos() * SDS.square() / variance)[..., None] * away
      return (logits.softmax(1)[..., None] * inside).sum(1)
`;

/** The data of the classification script: digits, clouds of points with a known posterior, or the person's own. */
import { py } from "../scripts/python.ts";

/** Centre of a point of class y at t along its curve, how wide, and how many classes. */
const clouds: Readonly<Record<string, { classes: number; sd: string; centre: string }>> = {
  overlap8: { classes: 8, sd: "0.75", centre: "angle = 2 * math.pi * y / 8\nreturn 2 * torch.stack([angle.cos(), angle.sin()], -1)" }, // prettier-ignore
  ring4: { classes: 4, sd: "0.75", centre: "angle = 2 * math.pi * y / 4\nreturn 2 * torch.stack([angle.cos(), angle.sin()], -1)" }, // prettier-ignore
  moons: {
    classes: 2,
    sd: "0.3",
    centre: "half = torch.stack([1.5 * (math.pi * t).cos() - 0.75, 1.5 * (math.pi * t).sin() - 0.375], -1)\nreturn torch.where(y[..., None] == 0, half, -half)", // prettier-ignore
  },
  spirals: {
    classes: 3,
    sd: "0.22",
    centre: "radius = (0.16 + 6.6 * t).sqrt()\nangle = 2 * math.pi * (y / 3 + 0.8 * (radius - 0.4) / 2.2)\nreturn radius[..., None] * torch.stack([angle.cos(), angle.sin()], -1)", // prettier-ignore
  },
};

const points = ({ classes, sd, centre }: (typeof clouds)[string]): string => py`
  FEATURES, CLASSES = 2, ${classes}
  SD = ${sd} * NOISE


  def centre(y: Tensor, t: Tensor) -> Tensor:
      """Where a point of class y lies before the noise, t along its curve."""
      ${centre}


  def data(n: int) -> tuple[Tensor, Tensor]:
      """n points, all classes alike."""
      y, t = torch.arange(n) % CLASSES, (torch.randint(96, (n,)) + 0.5) / 96
      return centre(y, t) + SD * torch.randn(n, 2), y
`;

const given = (load: string, features: string, classes: string): string => py`
  ${load}
  FEATURES, CLASSES = ${features}, ${classes}
  TAKEN = 0


  def data(n: int) -> tuple[Tensor, Tensor]:
      """The next n examples."""
      global TAKEN
      TAKEN += n
      return X[TAKEN - n : TAKEN], Y[TAKEN - n : TAKEN]
`;

const own = py`
  ROWS = torch.tensor([[float(v) for v in line.split(",")] for line in Path("own.csv").read_text().split()])
  ROWS = ROWS[torch.randperm(len(ROWS))]  # features, the class 0, 1, ... last; no header
  X, Y = ROWS[:, :-1], ROWS[:, -1].long()
  X = (X - X.mean(0)) / X.std(0).clamp_min(1e-6)
`;

/** `data(n)`: examples and classes, those held out first. */
export const dataOf = (dataset: string): string =>
  dataset === "digits"
    ? given("X, Y = digits()", "256", "10")
    : dataset === "own"
      ? given(own, "X.shape[1]", "int(Y.max()) + 1")
      : points(clouds[dataset]);

/** `exact(x)`: log posterior of the clouds. */
export const posterior = py`
  def exact(x: Tensor) -> Tensor:
      """The log posterior of the classes up to a constant: nothing is learned."""
      y, t = torch.meshgrid(torch.arange(CLASSES), (torch.arange(96) + 0.5) / 96, indexing="ij")
      squares = (x[:, None, None] - centre(y, t)).square().sum(-1)
      return torch.logsumexp(-squares / (2 * SD**2), 2)
`;

/** Diffusion networks as Python: what they are told, how they are read, how they are trained (diffusion/ of the lab). */
import type { Prediction } from "../../lab/artifact.ts";
import { py } from "./python.ts";

const told = py`
  def told(phi: Tensor, labels: Tensor | None = None) -> Tensor:
      """Noise level as sines and cosines of pi k ln(tan phi) / 4, k = 1/2, 1, 2; the class one-hot, -1 for none."""
      level = (phi.sin().clamp_min(1e-9) / phi.cos().clamp_min(1e-9)).log().clamp(math.log(1e-3), math.log(80))
      waves = level * math.pi / 4 * torch.tensor([0.5, 1.0, 2.0])
      none = torch.full((len(phi),), -1)
      marks = F.one_hot((none if labels is None else labels) + 1, CLASSES + 1)[:, 1:].float()
      return torch.cat([torch.stack([waves.sin(), waves.cos()], 2).flatten(1), marks], 1)
`;

/** Coefficients as code: x0 from u and the output, and the output that would be right. */
const readings: Readonly<Record<Prediction, { clean: string; ideal: string; what: string }>> = {
  v: {
    clean: "phi.cos() * u - phi.sin() * output",
    ideal: "phi.cos() * noise - phi.sin() * x",
    what: "v = cos(phi) eps - sin(phi) x0",
  },
  epsilon: {
    clean: "(u - phi.sin() * output) / phi.cos().clamp_min(1 / 80)",
    ideal: "noise",
    what: "the noise eps",
  },
  x0: { clean: "output", ideal: "x", what: "the example x0" },
  velocity: {
    clean: "(u - phi.sin() * output) / (phi.cos() + phi.sin())",
    ideal: "noise - x",
    what: "the velocity eps - x0",
  },
};

const transformer = py`
  class Block(nn.Module):
      """Attention and dense layers, normalised and gated by the condition (Peebles & Xie 2023)."""

      def __init__(self, width: int):
          super().__init__()
          self.heads = max(1, width // 16)
          self.condition, self.qkv = nn.Linear(width, 6 * width), nn.Linear(width, 3 * width)
          self.proj = nn.Linear(width, width)
          self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

      def forward(self, h: Tensor, c: Tensor) -> Tensor:
          scale1, shift1, gate1, scale2, shift2, gate2 = self.condition(c)[:, None].chunk(6, 2)
          q, k, v = self.qkv(modulated(h, scale1, shift1)).unflatten(2, (3, self.heads, -1)).permute(2, 0, 3, 1, 4)
          h = h + gate1 * self.proj(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(2))
          return h + gate2 * self.down(F.silu(self.up(modulated(h, scale2, shift2))))


  def modulated(h: Tensor, scale: Tensor, shift: Tensor) -> Tensor:
      """Layer norm whose gain and bias the condition sets."""
      return F.layer_norm(h, h.shape[-1:]) * (1 + scale) + shift


  class DiffusionTransformer(nn.Module):
      """Over the tokens of an example; zero-initialised where the condition speaks."""

      def __init__(self, width: int, depth: int):
          super().__init__()
          self.embed = nn.Linear(DIMS // TOKENS, width)
          self.position = nn.Parameter(0.5 * torch.randn(TOKENS, width))
          self.told = nn.ModuleList([nn.Linear(6 + CLASSES, width), nn.Linear(width, width)])
          self.blocks = nn.ModuleList(Block(width) for _ in range(depth))
          self.condition, self.head = nn.Linear(width, 2 * width), nn.Linear(width, DIMS // TOKENS)
          for name, layer in self.named_modules():
              if isinstance(layer, nn.Linear):
                  gain = 2 if name.startswith("told") or name.endswith("up") else 1
                  zero = name.endswith("condition") or name == "head"
                  nn.init.normal_(layer.weight, std=0 if zero else math.sqrt(gain / layer.in_features))
                  nn.init.zeros_(layer.bias)

      def tokens(self, x: Tensor) -> tuple[list[Tensor], Tensor]:
          """What stands after every block, and the condition."""
          noisy, c = x[:, :DIMS], x[:, DIMS:]
          for layer in self.told:
              c = F.silu(layer(c))
          h = self.embed(noisy.reshape(len(x), TOKENS, -1)) + self.position
          seen = []
          for block in self.blocks:
              h = block(h, c)
              seen.append(h)
          return seen, c

      def forward(self, x: Tensor) -> Tensor:
          seen, c = self.tokens(x)
          scale, shift = self.condition(c)[:, None].chunk(2, 2)
          return self.head(modulated(seen[-1], scale, shift)).flatten(1)
`;

export interface DenoiserChoice {
  /** The first is the one by default. */
  readonly predictions: readonly Prediction[];
  /** A diffusion transformer instead of a perceptron. */
  readonly tokens: boolean;
}

/** `told`, and the class `Denoiser(width, depth)`. */
export function denoiser({ predictions: [first, ...others], tokens }: DenoiserChoice): string[] {
  const several = others.some((other) => other !== first);
  const kinds = [...new Set([first, ...others])];
  const choose = (what: "clean" | "ideal") =>
    several
      ? `return {${kinds.map((kind) => `"${kind}": ${readings[kind][what]}`).join(", ")}}[self.prediction]`
      : `return ${readings[first][what]}`;
  return [
    told,
    tokens ? transformer : "",
    py`
      class Denoiser(nn.Module):
          """E[x0 | u] for u = cos(phi) x0 + sin(phi) eps; the network answers with ${several ? "what prediction says" : readings[first].what}."""

          def __init__(self, width: int, depth: int${several ? `, prediction: str = "${first}"` : ""}):
              super().__init__()
              ${several ? "self.prediction = prediction" : ""}
              self.net = ${tokens ? "DiffusionTransformer(width, depth)" : "Perceptron([DIMS + 6 + CLASSES, *[width] * depth, DIMS])"}

          def raw(self, u: Tensor, phi: Tensor, labels: Tensor | None = None) -> Tensor:
              return self.net(torch.cat([u, told(phi, labels)], 1))

          def ideal(self, x: Tensor, noise: Tensor, phi: Tensor) -> Tensor:
              """The answer that would be right."""
              ${choose("ideal")}

          def clean(self, u: Tensor, output: Tensor, phi: Tensor) -> Tensor:
              ${choose("clean")}

          def forward(self, u: Tensor, phi: Tensor, labels: Tensor | None = None) -> Tensor:
              return self.clean(u, self.raw(u, phi, labels), phi)
    `,
  ];
}

/** Training a diffusion model: `draw_levels`, `denoising_loss`. */
export const denoisingLoss = (prediction: Prediction): string => py`
  def draw_levels(n: int) -> Tensor:
      """Noise levels to train at, [n, 1]: ${prediction === "velocity" ? "logit-normal (Esser et al. 2024)" : "log-normal (Karras et al. 2022)"}, some anywhere."""
      ${prediction === "velocity" ? "mean, sd, anywhere = max(-1.2, math.log(DIMS / 256) / 2), 1.2, 0.15" : "mean, sd, anywhere = -1.2, 1.6, 0.05"}
      phi = (mean + sd * torch.randn(n, 1)).exp().atan()
      return torch.where(torch.rand(n, 1) < anywhere, math.pi / 2 * torch.rand(n, 1), phi)


  def denoising_loss(model: Denoiser, x: Tensor, labels: Tensor | None) -> Tensor:
      """Noise and example are told apart; the class is withheld now and then (Ho & Salimans 2022)."""
      phi, noise = draw_levels(len(x)), torch.randn_like(x)
      if labels is not None:
          labels = torch.where(torch.rand(len(x)) < 0.1, -1, labels)
      output = model.raw(phi.cos() * x + phi.sin() * noise, phi, labels)
      return F.mse_loss(output, model.ideal(x, noise, phi))
`;

/** A phase whose outcome is the average of the weights. */
export const learning = py`
  def learn(
      name: str, model: nn.Module, iterations: int, rate: float, ema: float, loss: Callable[[], Tensor]
  ) -> nn.Module:
      """Full rate for two fifths of the phase, then down to nothing. The average of the weights."""
      average = copy.deepcopy(model)
      optimiser = torch.optim.Adam(model.parameters())
      for k in phase(name, iterations):
          step(optimiser, loss(), rate * min(1, (1 - k / iterations) / 0.6))
          follow(average, model, min(ema, (1 + k) / (10 + k)))
      return average
`;

/** Two low-rank adapters and their sum as a script. */
import type { Writer } from "../scripts/assemble.ts";
import { subject, subjectDiffers, teacher } from "../scripts/generative.ts";
import { levels, multistep, stops } from "../scripts/levels.ts";
import { py } from "../scripts/python.ts";
import { sampling } from "../scripts/sampling.ts";
import type { Spec } from "./spec.ts";

const latents = { target: "latents" } as const;

export const script: Writer<Spec["controls"]> = (p) => {
  const [makesStyle, makesAcceleration] = [p.styleFrom === "run", p.accelerationFrom === "run"];
  const isConsistency = makesAcceleration && p.training === "consistency";
  const shelved = (what: string) => `if not load(${what}, "${what}"):\n    raise SystemExit("save the adapter from the lab's shelf as ${what}.safetensors in --networks")`; // prettier-ignore
  return {
    differs: [
      ...subjectDiffers(latents),
      "the styles: the lab draws digits with another hand, this bends, thickens or fades images;",
      ...(makesAcceleration ? [] : ["the adapter from the shelf is sampled as one of segments;"]),
    ],
    parts: [
      ...subject(latents),
      levels("cosine"),
      stops("cosine"),
      ...teacher({ ...latents, teacher: "pretrained" }).filter((part) => !part.includes("def guided(")),
      adapters(makesStyle || makesAcceleration ? "RANK" : "8  # as it was made"),
      makesStyle ? styled(p) : "",
      makesAcceleration ? acceleration(isConsistency) : "",
      isConsistency ? multistep("cosine") : sampling,
      py`
        def main() -> None:
            body = teacher()
            style, acceleration = Adapter(body), Adapter(body)
            ${makesAcceleration ? "accelerate(body, acceleration)" : shelved("acceleration")}
            ${makesStyle ? styleTraining : shelved("style")}
            both = Adapted(body, [(LAMBDA1, style), (LAMBDA2, acceleration)])  # theta + lambda1 tau' + lambda2 tau
            show("both", ${isConsistency ? "multistep(both, torch.randn(N, DIMS), STEPS, in_turn(N))" : "sample(both, stops(STEPS), N)"})
            torch.save({"style": style.state_dict(), "acceleration": acceleration.state_dict()}, "adapters.pt")
      `,
    ],
  };
};

const adapters = (rank: string): string => py`
  class Factors(nn.Module):
      """W becomes W + A B (Hu et al. 2021); B begins at 0."""

      def __init__(self, layer: nn.Linear):
          super().__init__()
          rank = ${rank}
          self.A = nn.Parameter(torch.randn(layer.in_features, rank) / math.sqrt(layer.in_features))
          self.B = nn.Parameter(torch.zeros(rank, layer.out_features))


  class Adapter(nn.Module):
      """Of every layer of a perceptron."""

      def __init__(self, body: Denoiser):
          super().__init__()
          self.layers = nn.ModuleList(Factors(layer) for layer in body.net.layers)


  class Adapted(nn.Module):
      """The frozen base with adapters, each with its weight lambda."""

      def __init__(self, body: Denoiser, adapters: list[tuple[float, Adapter]]):
          super().__init__()
          self.body, self.adapters = body, adapters

      def raw(self, u: Tensor, phi: Tensor, labels: Tensor | None = None) -> Tensor:
          h = torch.cat([u, told(phi, labels)], 1)
          for i, layer in enumerate(self.body.net.layers):
              change = sum(weight * (a.layers[i].A @ a.layers[i].B).T for weight, a in self.adapters)
              h = F.linear(h, layer.weight + change, layer.bias)
              h = F.silu(h) if i + 1 < len(self.body.net.layers) else h
          return h

      def ideal(self, x: Tensor, noise: Tensor, phi: Tensor) -> Tensor:
          return self.body.ideal(x, noise, phi)

      def forward(self, u: Tensor, phi: Tensor, labels: Tensor | None = None) -> Tensor:
          return self.body.clean(u, self.raw(u, phi, labels), phi)


  def falling(progress: float) -> float:
      """Full rate for two fifths, then down to nothing."""
      return min(1, (1 - progress) / 0.6)
`;

const styled = ({ style }: { readonly style: string }): string => {
  const of = (knob: string) =>
    style === "composed" ? knob.toUpperCase() : { slant: "slant", thick: "pen", pale: "ink" }[style] === knob ? (knob === "ink" ? "-STRENGTH" : "STRENGTH") : "0"; // prettier-ignore
  return py`
    def styled(pixels: Tensor) -> Tensor:
        """Digits of a style: bent, thickened or faded, in standard deviations of all hands."""
        n = len(pixels)
        slant, pen, ink = ${of("slant")}, ${of("pen")}, ${of("ink")}
        shear = 0.19 * (slant + 0.5 * torch.randn(n)) if slant else torch.zeros(n)
        turn = torch.eye(2, 3).repeat(n, 1, 1)
        turn[:, 0, 1] = shear
        image = pixels.reshape(n, 1, 16, 16)
        image = F.grid_sample(image, F.affine_grid(turn, [n, 1, 16, 16], align_corners=False), align_corners=False)
        spread = F.max_pool2d(image, 3, 1, 1) if pen > 0 else -F.max_pool2d(-image, 3, 1, 1)
        image = torch.lerp(image, spread, min(1.0, 0.3 * abs(pen)))
        return (image * (1 + 0.1 * ink)).clamp(0, 1).flatten(1)
  `;
};

const acceleration = (isConsistency: boolean): string => py`
  def accelerate(body: Denoiser, adapter: Adapter) -> None:
      """${isConsistency ? "The same end as from a level nearer to the data." : "What the base does in five steps, in one; four of these make a sample."}"""
      fast = Adapted(body, [(1.0, adapter)])
      optimiser = torch.optim.AdamW(adapter.parameters(), weight_decay=WEIGHT_DECAY)
      at, by = ${isConsistency ? "stops(LEVELS), 1" : "stops(20), 5"}
      for k in phase("acceleration", ITERATIONS):
          (x, labels), i = data(BATCH), by * torch.randint((len(at) - 1) // by, (BATCH,))
          a, b = at[i], at[i + by]
          u = z = noised(x, a)
          with torch.no_grad():
              for j in range(by):
                  z = ddim(body(z, at[i + j], labels), z, at[i + j], at[i + j + 1])
              ${isConsistency ? "goal = fast(z, b, labels)" : "kept = b.sin() / a.sin()\ngoal = (z - kept * u) / (b.cos() - kept * a.cos())"}
          loss = ((fast(u, a, labels) - goal).square() / a.sin().square()).mean()  # the error of v
          step(optimiser, loss, LR * falling(k / ITERATIONS))
`;

const styleTraining = py`
  examples = ((ENCODER(styled(PIXELS[:STYLE_EXAMPLES])) - MIDDLE) / SPREAD).detach()
  kinds, slow = LABELS[:STYLE_EXAMPLES], Adapted(body, [(1.0, style)])
  optimiser = torch.optim.AdamW(style.parameters(), weight_decay=WEIGHT_DECAY)
  for k in phase("style", STYLE_ITERATIONS):
      rows = torch.randint(len(examples), (BATCH,))
      loss = denoising_loss(slow, examples[rows], kinds[rows])
      step(optimiser, loss, STYLE_LR * falling(k / STYLE_ITERATIONS))
`;

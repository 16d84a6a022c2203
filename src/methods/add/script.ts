/** Adversarial diffusion distillation as a script. */
import type { Writer } from "../scripts/assemble.ts";
import { bodyOf, isPicture, jumping, levelsFor, showJumps, start, subject, subjectDiffers, teacher } from "../scripts/generative.ts"; // prettier-ignore
import { py } from "../scripts/python.ts";
import type { Spec } from "./spec.ts";

export const script: Writer<Spec["controls"]> = (p) => {
  const onClassifier = isPicture(p) && p.features === "classifier";
  return {
    differs: [
      ...subjectDiffers(p),
      ...(onClassifier ? ["the classifier whose features are looked at, without the lab's file teacher-digits;"] : []),
      ...(p.probe ? ["there is no probe of the features at the end;"] : []),
    ],
    parts: [
      ...subject(p),
      levelsFor(p, "cosine"),
      ...teacher(p),
      ...start(p),
      jumping(p),
      onClassifier ? classifier : diffusionFeatures,
      py`
        class Heads(nn.Module):
            """One small head on each layer of frozen features (section 3.2)."""

            def __init__(self, layers: int, width: int):
                super().__init__()
                self.each = nn.ModuleList(Perceptron([width + CLASSES, 32, 1], F.relu) for _ in range(layers))

            def forward(self, seen: list[Tensor]) -> Tensor:
                return torch.stack([head(one) for head, one in zip(self.each, seen)])


        def with_class(seen: list[Tensor], labels: Tensor | None) -> list[Tensor]:
            """What the heads are given: features, and the class where there is one."""
            return [torch.cat([h, F.one_hot(labels, CLASSES)], 1) if CLASSES else h for h in seen]


        def slope(heads: Heads, seen: list[Tensor]) -> Tensor:
            """R1 on the inputs of the heads (Mescheder et al. 2018)."""
            inputs = [h.detach().requires_grad_(True) for h in seen]
            gradients = torch.autograd.grad(heads(inputs).sum(), inputs, create_graph=True)
            return sum(g.square().sum(1).mean() for g in gradients)


        def distillation_loss(denoise: Denoise, x: Tensor, labels: Tensor | None) -> Tensor:
            """How far examples are from what the teacher makes of them, noised again (equation 4), c(t) = cos(phi)."""
            phi = cosine(torch.rand(len(x), 1))
            with torch.no_grad():
                target = denoise(noised(x.detach(), phi), phi, labels)
            return (phi.cos() * (x - target).square()).sum(1).mean()
      `,
      py`
        def main() -> None:
            ${bodyOf(p)}
            student = begin(body, denoise)
            features = ${onClassifier ? "classifier()" : "body"}
            with torch.no_grad():
                seen = look(features, data(2)[0], None)
            heads, average = Heads(len(seen), seen[0].shape[1]), copy.deepcopy(student)
            for_student, for_heads = rmsprop(student), rmsprop(heads)
            others = edm(torch.tensor([0.75, 0.5, 0.25]))
            for k in phase("student", ITERATIONS):
                left = 1 - k / ITERATIONS
                x, labels = data(BATCH)
                is_pure, other = torch.rand(BATCH, 1) < 0.5, others[torch.randint(3, (BATCH, 1))]
                phi = torch.where(is_pure, TOP, other)
                u = torch.where(is_pure, 0, phi.cos()) * x + phi.sin() * torch.randn_like(x)
                with torch.no_grad():
                    real = with_class(look(features, x, labels), labels)
                    made = with_class(look(features, student(u, phi, labels), labels), labels)
                hinge = F.relu(1 - heads(real)) + F.relu(1 + heads(made))
                step(for_heads, hinge.mean((1, 2)).sum() + PENALTY * slope(heads, real), HEAD_RATE * left)
                guess = student(u, phi, labels)
                passed = -heads(with_class(look(features, guess, labels), labels)).mean((1, 2)).sum()
                loss = ADVERSARIAL * passed + DISTILLATION * distillation_loss(denoise, guess, labels)
                step(for_student, loss, LR * left)
                follow(average, student, min(EMA, (1 + k) / (10 + k)))
            ${showJumps}
            torch.save(average.state_dict(), "student.pt")
      `,
    ],
  };
};

const diffusionFeatures = py`
  def look(features: Denoiser, x: Tensor, labels: Tensor | None) -> list[Tensor]:
      """Hidden layers of the diffusion network, which takes examples for nearly clean: sigma / alpha = 0.1."""
      phi = torch.full((len(x), 1), math.atan(0.1))
      return features.net.hidden(torch.cat([phi.cos() * x, told(phi, labels)], 1))
`;

const classifier = py`
  def classifier() -> Perceptron:
      """A classifier of digits, whose hidden layers are looked at."""
      net = Perceptron([256, 192, 192, 10], F.relu)
      if not load(net, "teacher-digits"):
          optimiser = torch.optim.Adam(net.parameters())
          for _ in phase("classifier", 1500):
              rows = torch.randint(len(PIXELS), (128,))
              step(optimiser, F.cross_entropy(net(PIXELS[rows]), LABELS[rows]), 2e-3)
      return net.requires_grad_(False)


  def look(features: Perceptron, x: Tensor, labels: Tensor | None) -> list[Tensor]:
      """Hidden layers of a classifier that is shown the picture of a latent."""
      return features.hidden(decode(x))
`;

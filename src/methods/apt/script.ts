/** Adversarial post-training as a script. */
import type { Writer } from "../scripts/assemble.ts";
import { consistency } from "../scripts/consistency.ts";
import { asked, isTokens, jumping, jumpsOf, levelsFor, showJumps, start, subject, subjectDiffers, teacher } from "../scripts/generative.ts"; // prettier-ignore
import { stops, type ScheduleId } from "../scripts/levels.ts";
import { py } from "../scripts/python.ts";
import type { Spec } from "./spec.ts";

export const script: Writer<Spec["controls"]> = (p) => {
  const judge = { depths: { all: 99, two: 2, last: 1 }[p.depths], isFresh: p.body === "random" };
  return {
    differs: subjectDiffers(p),
    parts: [
      ...subject(p),
      levelsFor(p),
      ...teacher({ ...p, teacher: "pretrained" }),
      ...(p.start === "live" ? live(jumpsOf(p)) : start(p)),
      jumping(p),
      isTokens(p) ? tokenJudge(judge) : perceptronJudge(judge),
      py`
        def told_level(n: int) -> Tensor:
            """A level that has nothing to do with the example (equation 5), the same for both passes."""
            ${p.time === "fixed" ? "t = torch.full((n, 1), float(FIXED_TIME))" : "t = torch.rand(n, 1)\nt = SHIFT * t / (1 + (SHIFT - 1) * t)"}
            return torch.atan2(t, 1 - t)
      `,
      p.penalty === "none" ? "" : penalties[p.penalty],
      py`
        def main() -> None:
            body = teacher()
            denoise = ${asked(p, "body")}
            student = begin(body, denoise)
            judge, average = Judge(${p.body === "distilled" ? "student" : "body"}), copy.deepcopy(student)
            for_student, for_judge = rmsprop(student), rmsprop(judge)
            for k in phase("adversarial", HEAD_START + ITERATIONS):
                rate = min(1, 2 * (1 - max(0, k - HEAD_START) / ITERATIONS))
                (x, labels), z, phi = data(BATCH), torch.randn(BATCH, DIMS), told_level(BATCH)
                with torch.no_grad():
                    fake = jump(student, z, labels)
                real = judge(x, phi, labels)
                loss = F.softplus(-real).mean() + F.softplus(judge(fake, phi, labels)).mean()
                ${p.penalty === "none" ? "" : "loss = loss + LAMBDA * penalty(judge, x, real, phi, labels)"}
                step(for_judge, loss, DLR * rate)
                if k >= HEAD_START:
                    loss = F.softplus(-judge(jump(student, z, labels), phi, labels)).mean()
                    step(for_student, loss, LR * rate)
                    follow(average, student, min(EMA, (1 + k - HEAD_START) / (10 + k - HEAD_START)))
            ${showJumps}
            torch.save(average.state_dict(), "student.pt")
      `,
    ],
  };
};

const live = (id: ScheduleId): string[] => [
  stops(id),
  consistency({ iterations: "DISTILLATION", batch: "64", lr: "5e-4", ema: "0.99", mu: "0.95", levels: "16", growth: "1", solver: "euler", distance: "squared", weighting: "one" }), // prettier-ignore
  py`
    def begin(body: Denoiser, denoise: Denoise) -> Denoiser:
        """What the one-step student begins as: consistency distillation, cut short."""
        return consistency(copy.deepcopy(body).requires_grad_(True), denoise)
  `,
];

const penalties = {
  approximated: py`
    def penalty(judge: nn.Module, x: Tensor, real: Tensor, phi: Tensor, labels: Tensor | None) -> Tensor:
        """|D(x) - D(x + sigma n)|^2: about sigma^2 times the squared gradient (equation 4)."""
        return (real - judge(x + SIGMA * torch.randn_like(x), phi, labels)).square().mean()
  `,
  true: py`
    def penalty(judge: nn.Module, x: Tensor, real: Tensor, phi: Tensor, labels: Tensor | None) -> Tensor:
        """R1, what the paper approximates: sigma^2 times the squared gradient (Mescheder et al. 2018)."""
        x = x.detach().requires_grad_(True)
        (gradient,) = torch.autograd.grad(judge(x, phi, labels).sum(), x, create_graph=True)
        return SIGMA**2 * gradient.square().sum(1).mean()
  `,
} as const;

interface JudgeChoice {
  readonly depths: number;
  readonly isFresh: boolean;
}

const perceptronJudge = ({ depths, isFresh }: JudgeChoice): string => py`
  class Judge(nn.Module):
      """The diffusion network, all of it in training; one linear head on its hidden layers (section 3.3)."""

      def __init__(self, body: Denoiser):
          super().__init__()
          widths = [layer.out_features for layer in body.net.layers[:-1]][-${depths}:]
          self.read = len(widths)
          self.body = ${isFresh ? "Denoiser(widths[0], len(body.net.layers) - 1)" : "copy.deepcopy(body).requires_grad_(True)"}
          self.head = nn.Linear(sum(widths), 1)
          nn.init.normal_(self.head.weight, std=0.05 / math.sqrt(sum(widths)))
          nn.init.zeros_(self.head.bias)

      def forward(self, x: Tensor, phi: Tensor, labels: Tensor | None) -> Tensor:
          hidden = self.body.net.hidden(torch.cat([x, told(phi, labels)], 1))
          return self.head(torch.cat(hidden[-self.read :], 1))
`;

const tokenJudge = ({ depths, isFresh }: JudgeChoice): string => py`
  class Reader(nn.Module):
      """A learned query that attends to all tokens."""

      def __init__(self, width: int):
          super().__init__()
          self.heads = max(1, width // 16)
          self.norm, self.read = nn.LayerNorm(width), nn.Linear(width, 2 * width)
          self.query = nn.Parameter(torch.randn(1, 1, width))

      def forward(self, h: Tensor) -> Tensor:
          k, v = self.read(self.norm(h)).unflatten(2, (2, self.heads, -1)).permute(2, 0, 3, 1, 4)
          q = self.query.expand(len(h), 1, -1).unflatten(2, (self.heads, -1)).transpose(1, 2)
          return F.scaled_dot_product_attention(q, k, v).flatten(1)


  class Judge(nn.Module):
      """The diffusion transformer, all of it in training; readers after its blocks (section 3.3)."""

      def __init__(self, body: Denoiser):
          super().__init__()
          width, depth = body.net.embed.out_features, len(body.net.blocks)
          self.body = ${isFresh ? "Denoiser(width, depth)" : "copy.deepcopy(body).requires_grad_(True)"}
          self.readers = nn.ModuleList(Reader(width) for _ in range(min(${depths}, depth)))
          self.verdict = nn.Sequential(nn.LayerNorm(width * len(self.readers)), nn.Linear(width * len(self.readers), 1))

      def forward(self, x: Tensor, phi: Tensor, labels: Tensor | None) -> Tensor:
          seen, _ = self.body.net.tokens(torch.cat([x, told(phi, labels)], 1))
          last = seen[-len(self.readers) :]
          return self.verdict(torch.cat([reader(h) for reader, h in zip(self.readers, last)], 1))
`;

/** Rectified flow and reflow as a script. */
import type { Writer } from "../scripts/assemble.ts";
import { subject, subjectDiffers } from "../scripts/generative.ts";
import { denoiser, learning } from "../scripts/denoiser.ts";
import { levels } from "../scripts/levels.ts";
import { py } from "../scripts/python.ts";
import type { Spec } from "./spec.ts";

export const script: Writer<Spec["controls"]> = (p) => ({
  differs: subjectDiffers(p),
  parts: [
    ...subject(p),
    levels("flow"),
    ...denoiser({ predictions: ["velocity"], tokens: false }),
    learning,
    py`
      def velocity(model: Denoiser, x: Tensor, t: Tensor, labels: Tensor | None) -> Tensor:
          """dx/dt on the straight line x = (1 - t) x0 + t eps; the network sees it at unit variance."""
          return model.raw(x / torch.hypot(1 - t, t), flow(t).expand(len(x), 1), labels)


      @torch.no_grad()
      def travel(model: Denoiser, z: Tensor, steps: int, labels: Tensor | None, order: int = 1) -> Tensor:
          """Follows a flow from noise to data, by Euler's method or Heun's."""
          x, times = z, torch.linspace(1, 0, steps + 1)
          for t, s in zip(times, times[1:]):
              v = velocity(model, x, t, labels)
              guess = x + (s - t) * v
              x = x + (s - t) / 2 * (v + velocity(model, guess, s, labels)) if order == 2 and s > 0 else guess
          return x


      def line_loss(model: Denoiser, x: Tensor, noise: Tensor, t: Tensor, labels: Tensor | None) -> Tensor:
          """The velocity between an example and noise, at moments t [n, 1]."""
          u = ((1 - t) * x + t * noise) / torch.hypot(1 - t, t)
          return F.mse_loss(model.raw(u, flow(t), labels), noise - x)
    `,
    py`
      def first_loss(model: Denoiser) -> Tensor:
          """Examples with independent noise, at logit-normal moments."""
          x, labels = data(BATCH)
          return line_loss(model, x, torch.randn_like(x), torch.randn(BATCH, 1).sigmoid(), labels)


      def pair_loss(model: Denoiser, noise: Tensor, x: Tensor, labels: Tensor | None, jumps: bool) -> Tensor:
          """Noise with what the flow before made of it; a jump is only learned from pure noise."""
          rows = torch.randint(len(x), (BATCH,))
          t = torch.ones(BATCH, 1) if jumps else torch.rand(BATCH, 1)
          return line_loss(model, x[rows], noise[rows], t, None if labels is None else labels[rows])
    `,
    py`
      def main() -> None:
          z, classes = torch.randn(N, DIMS), in_turn(N)
          model = Denoiser(WIDTH, DEPTH)
          model = learn("flow 1", model, ITERATIONS, LR, EMA, lambda: first_loss(model))
          show("flow-1", travel(model, z, STEPS, classes, order=${p.sampler === "heun" ? 2 : 1}))
          noise, labels = torch.randn(PAIRS, DIMS), in_turn(PAIRS)
          for flow_number in range(2, FLOWS + 1):  # reflow: the next flow joins the ends of the one before
              made = travel(model, noise, PAIR_STEPS, labels)
              after = copy.deepcopy(model)
              loss = lambda: pair_loss(after, noise, made, labels, False)
              model = learn(f"flow {flow_number}", after, ITERATIONS, LR, EMA, loss)
              show(f"flow-{flow_number}", travel(model, z, STEPS, classes, order=${p.sampler === "heun" ? 2 : 1}))
          ${p.distil ? distil : ""}
          torch.save(model.state_dict(), "flow.pt")
    `,
  ],
});

const distil = py`
  made, single = travel(model, noise, PAIR_STEPS, labels), copy.deepcopy(model)
  single = learn("distil", single, ITERATIONS, LR, EMA, lambda: pair_loss(single, noise, made, labels, True))
  show("distilled", travel(single, z, 1, classes))
`;

/** Few-step generators side by side as a script: nothing is trained, so that it wants the lab's files. */
import type { Writer } from "../scripts/assemble.ts";
import { isTokens, jumpsOf, levelsFor, predictionOf, sizeOf, subject, subjectDiffers } from "../scripts/generative.ts"; // prettier-ignore
import { denoiser } from "../scripts/denoiser.ts";
import { heun, multistep, steps, stops } from "../scripts/levels.ts";
import { py } from "../scripts/python.ts";
import type { Spec } from "./spec.ts";

export const script: Writer<Spec["controls"]> = (p) => ({
  differs: [
    ...subjectDiffers(p),
    "of the contestants the teacher and those that jump; the ladders and flows have scripts of their own;",
    "no times: they are your machine's.",
  ],
  parts: [
    ...subject(p),
    levelsFor(p),
    stops(jumpsOf(p)),
    ...denoiser({ predictions: [predictionOf(p)], tokens: isTokens(p) }),
    steps,
    p.sampler === "heun" ? heun : "",
    multistep(jumpsOf(p)),
    py`
      @torch.no_grad()
      def travel(model: Denoiser, z: Tensor, labels: Tensor | None) -> Tensor:
          """The teacher's samples with at most NFE evaluations."""
          at = stops(${p.sampler === "heun" ? "(NFE + 1) // 2" : "NFE"})
          ${p.sampler === "dpm2m" ? "u, before = at[0].sin() * z, None" : "u = at[0].sin() * z"}
          for a, b in zip(at, at[1:]):
              a, b = a.expand(len(z), 1), b.expand(len(z), 1)
              ${samplers[p.sampler]}
          return u


      def main() -> None:
          z, labels = torch.randn(N, DIMS), in_turn(N)
          show("real", data(N)[0])
          model = Denoiser(${sizeOf(p)})
          if not load(model.net, "diffusion-${p.target}"):
              raise SystemExit("put the lab's networks (artifacts/*.safetensors) into --networks")
          show("teacher", travel(model, z, labels))
          numbers = {"dmd": [1], "dmd2": [1], "add": [1, 2, 4], "ufogen": [1, 2, 4], "apt": [1]}
          for name, known in [("consistency", range(1, NFE + 1)), *numbers.items()]:
              if load(model.net, f"{name}-${p.target}"):
                  most = max(n for n in known if n <= NFE)
                  show(f"{name} in {most}", multistep(model, z, most, labels))
    `,
  ],
});

const samplers = {
  ddim: "u = ddim(model(u, a, labels), u, a, b)",
  heun: "u = heun(model, u, a, b, labels)",
  dpm2m: py`
    x0 = x1 = model(u, a, labels)
    if before is not None and b.sin().min() > 0 and before[1].cos().min() > 1e-6:  # DPM-Solver++(2M)
        last, level = before
        slope = (level.tan().log() - a.tan().log()).reciprocal() * (x0 - last)
        x1 = x0 + (a.tan().log() - b.tan().log()) / 2 * slope
    u, before = ddim(x1, u, a, b), (x0, a)
  `,
} as const;

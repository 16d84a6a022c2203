/** Consistency distillation and training (Song et al. 2023), as Python. */
import { py } from "./python.ts";

/** Numbers as code, and what is built in. */
export interface ConsistencyChoice {
  readonly iterations: string;
  readonly batch: string;
  readonly lr: string;
  readonly ema: string;
  readonly mu: string;
  readonly levels: string;
  readonly growth: string;
  readonly solver: "euler" | "heun" | "none";
  readonly distance: "squared" | "huber";
  readonly weighting: "one" | "snr+1" | "gap";
}

const after = {
  heun: "heun(denoise, u, a, b, labels)",
  euler: "ddim(denoise(u, a, labels), u, a, b)",
  none: "ddim(x, u, a, b)  # consistency training: the example itself",
} as const;
const weights = { one: "", "snr+1": " / a.sin().square()[:, 0]", gap: " / (a.tan() - b.tan())[:, 0]" } as const;

/** `consistency(model, denoise)`; wants `stops` and `heun` or `ddim`. */
export const consistency = (o: ConsistencyChoice): string => py`
  def consistency(model: Denoiser, denoise: Denoise | None) -> Denoiser:
      """From any point of a path, the end that the next point leads to (Song et al. 2023). The average of the weights."""
      average, target = copy.deepcopy(model), copy.deepcopy(model)
      optimiser = torch.optim.Adam(model.parameters())
      for k in phase("consistency", ${o.iterations}):
          n = ${o.growth === "1" ? o.levels : `${o.levels} * 2 ** int(k / ${o.iterations} * (int(math.log2(${o.growth})) + 1))`}
          (x, labels), at, i = data(${o.batch}), stops(n), torch.randint(n, (${o.batch},))
          a, b = at[i], at[i + 1]
          u = noised(x, a)
          with torch.no_grad():
              after = ${after[o.solver]}
              end = target(after, b, labels)
          squares = (model(u, a, labels) - end).square().sum(1)
          ${o.distance === "huber" ? "c = 0.03 * math.sqrt(DIMS / 2)" : ""}
          distance = ${o.distance === "huber" ? "(squares + c**2).sqrt() - c" : "squares / DIMS"}
          loss = ${o.weighting === "one" ? "distance" : `(distance${weights[o.weighting]})`}.mean()
          step(optimiser, loss, ${o.lr} * (1 - k / ${o.iterations}))
          follow(target, model, ${o.mu})
          follow(average, model, min(${o.ema}, (1 + k) / (10 + k)))
      return average
`;

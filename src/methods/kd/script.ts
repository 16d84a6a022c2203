/** Knowledge distillation as a script. */
import type { Writer } from "../scripts/assemble.ts";
import { basics, digits, digitsDiffer, loading, perceptron } from "../scripts/common.ts";
import { corruption } from "../scripts/labels.ts";
import { py } from "../scripts/python.ts";
import { dataOf, posterior } from "./script-data.ts";
import { lossOf, lossParts, usesFeatures } from "./script-losses.ts";
import type { Spec } from "./spec.ts";

/** Hidden layers of the shipped teachers. */
const shipped = (dataset: string) => (dataset === "digits" ? "[192, 192]" : "[64, 64]");
const noNumber = { exact: "nobody knows the exact answer for these data", features: "the exact posterior has no hidden features" }; // prettier-ignore

export const script: Writer<Spec["controls"]> = (p) => {
  const isLive = p.teacher === "live" || (p.teacher === "pretrained" && p.dataset === "own");
  const isExact = p.teacher === "exact";
  const impossible = isExact && (p.dataset === "digits" || p.dataset === "own") ? noNumber.exact : isExact && usesFeatures(p) ? noNumber.features : ""; // prettier-ignore
  const isNoisy = p.labelNoise > 0 || (isLive && p.teacherNoise > 0);
  const hasTransfer = p.transfer > 0 && p.variant !== "decoupled" && p.variant !== "mutual";
  return {
    differs:
      p.dataset === "digits" ? [digitsDiffer] : p.dataset === "own" ? ["your own data are read from own.csv;"] : [],
    without: p.dataset === "digits" ? ["ambiguity"] : [],
    parts: [
      basics({ digits: p.dataset === "digits" }),
      perceptron,
      isLive || isExact ? "" : loading,
      p.dataset === "digits" ? digits : "",
      dataOf(p.dataset),
      isNoisy ? corruption(p.dataset, p.noiseKind) : "",
      epochs,
      ...lossParts(p),
      isExact && !impossible ? posterior : "",
      impossible
        ? refuse(impossible)
        : isExact
          ? ""
          : isLive
            ? liveTeacher(p.teacherNoise > 0)
            : shippedTeacher(p.dataset),
      distil(p, hasTransfer),
      py`
        def train(name: str, pupil: Perceptron, x: Tensor, y: Tensor, smoothing: float = 0.0) -> None:
            """On the labels alone."""
            optimiser = torch.optim.Adam(pupil.parameters())
            for _, rows in zip(phase(name, STEPS), epochs(len(y), BATCH)):
                step(optimiser, F.cross_entropy(pupil(x[rows]), y[rows], label_smoothing=smoothing), LR)
      `,
      py`
        def main() -> None:
            held_x, held_y = data(2000)
            wanted = ${p.omitted === "none" ? "LABELS + TRANSFER" : "2 * (LABELS + TRANSFER)"}
            pool = data(${isLive ? "max(wanted, TEACHER_EXAMPLES)" : "wanted"})
            ${isExact && !impossible ? "master = exact" : "master = teacher(*pool)"}
            x, y = pool
            ${p.omitted === "none" ? "" : `x, y = x[y != ${p.omitted}], y[y != ${p.omitted}]  # a class that no student sees`}
            x, y = x[: LABELS + TRANSFER], y[:LABELS]  # the rest is without labels
            ${p.labelNoise > 0 ? "y = corrupt(y, LABEL_NOISE)" : ""}

            def report(name: str, model: Callable[[Tensor], Tensor]) -> None:
                print(f"{name}: {(model(held_x).argmax(1) == held_y).float().mean():.1%} of {len(held_y)} held-out examples")

            report("teacher", master)
            student = Perceptron([FEATURES, *[STUDENT_WIDTH] * STUDENT_DEPTH, CLASSES], F.relu)
            control${p.smoothing > 0 ? ", smoothed" : ""} = ${p.smoothing > 0 ? "copy.deepcopy(student), copy.deepcopy(student)" : "copy.deepcopy(student)"}  # the same beginning
            ${p.assistantWidth > 0 ? assistant : ""}
            distil("student", student, master, x, y)
            report("student", student)
            train("control", control, x[:LABELS], y)
            report("control", control)
            ${p.smoothing > 0 ? 'train("smoothed", smoothed, x[:LABELS], y, SMOOTHING)\nreport("smoothed", smoothed)' : ""}
            ${p.generations > 1 ? generations : ""}
            torch.save(student.state_dict(), "student.pt")
      `,
    ],
  };
};

const epochs = py`
  def epochs(n: int, batch: int) -> Iterator[Tensor]:
      """Rows of batches of endless shuffled epochs."""
      rows = torch.zeros(0, dtype=torch.long)
      while True:
          while len(rows) < batch:
              rows = torch.cat([rows, torch.randperm(n)])
          yield rows[:batch]
          rows = rows[batch:]
`;

const refuse = (why: string): string => py`
  def teacher(x: Tensor, y: Tensor) -> Callable[[Tensor], Tensor]:
      raise SystemExit("${why}: choose another teacher or variant")
`;

const liveTeacher = (isNoisy: boolean): string => py`
  def teacher(x: Tensor, y: Tensor) -> Perceptron:
      """A larger network with more examples."""
      model = Perceptron([FEATURES, *[TEACHER_WIDTH] * TEACHER_DEPTH, CLASSES], F.relu)
      x, y = x[:TEACHER_EXAMPLES], ${isNoisy ? "corrupt(y[:TEACHER_EXAMPLES], TEACHER_NOISE)" : "y[:TEACHER_EXAMPLES]"}
      optimiser = torch.optim.Adam(model.parameters())
      for _, rows in zip(phase("teacher", TEACHER_STEPS), epochs(len(y), 128)):
          step(optimiser, F.cross_entropy(model(x[rows]), y[rows]), LR)
      return model
`;

const shippedTeacher = (dataset: string): string => py`
  def teacher(x: Tensor, y: Tensor) -> Perceptron:
      """The lab's teacher; without its file, one trained here on 6000 examples as the lab trains a live one."""
      model = Perceptron([FEATURES, *${shipped(dataset)}, CLASSES], F.relu)
      if not load(model, "teacher-${dataset}"):
          x, y = data(6000)
          optimiser = torch.optim.Adam(model.parameters())
          for _, rows in zip(phase("teacher", 1500), epochs(len(y), 128)):
              step(optimiser, F.cross_entropy(model(x[rows]), y[rows]), LR)
      return model
`;

type Choice = Parameters<typeof lossOf>[0];

const distil = (p: Choice, hasTransfer: boolean): string => py`
  def distil(name: str, pupil: Perceptron, master: Callable[[Tensor], Tensor], x: Tensor, y: Tensor) -> None:
      """The pupil learns from labels (the first of x have one) and from what a frozen master says."""
      ${p.variant === "mutual" ? "" : "with torch.no_grad():"}
          ${usesFeatures(p) || p.variant === "mutual" ? "" : "soft = master(x)"}
          ${usesFeatures(p) ? "features = master.hidden(x)[-1]" : ""}
      ${p.variant === "hinton" ? `weight = torch.ones(len(x))\n${policies[p.policy] ?? ""}`.trim() : ""}
      ${p.variant === "hints" ? "regressor = nn.Linear(pupil.layers[-1].in_features, features.shape[1])" : ""}
      ${p.variant === "mutual" ? mutual : ""}
      optimiser = torch.optim.Adam([*pupil.parameters()${p.variant === "hints" ? ", *regressor.parameters()" : ""}])
      ${hasTransfer ? "every = epochs(len(x), BATCH)" : ""}
      for k, rows in zip(phase(name, STEPS), epochs(len(y), BATCH)):
          ${p.variant === "decoupled" || p.variant === "mutual" ? "" : hasTransfer ? "more = next(every)" : "more = rows"}
          ${lossOf(p)}
          step(optimiser, loss, LR)
`;

const mutual = py`
  peer = Perceptron([layer.in_features for layer in pupil.layers] + [CLASSES], F.relu)
  for_peer = torch.optim.Adam(peer.parameters())
`;

const policies: Readonly<Record<string, string>> = {
  filter: "weight[: len(y)] = (soft[: len(y)].argmax(1) == y).float()  # no soft label where the master is wrong",
  correct: py`
    known, rows = soft[: len(y)].clone(), torch.arange(len(y))
    top = known.argmax(1)  # where the master is wrong its top and true logits trade places
    soft[rows, top], soft[rows, y] = known[rows, y], known[rows, top]
  `,
};

const assistant = py`
  middle = Perceptron([FEATURES, *[ASSISTANT_WIDTH] * STUDENT_DEPTH, CLASSES], F.relu)  # Mirzadeh et al. 2020
  distil("assistant", middle, master, x, y)
  report("assistant", middle)
  master = middle
`;

const generations = py`
  for generation in range(2, GENERATIONS + 1):  # each student teaches a fresh one like it (Furlanello et al. 2018)
      master, student = student, Perceptron([FEATURES, *[STUDENT_WIDTH] * STUDENT_DEPTH, CLASSES], F.relu)
      distil(f"generation {generation}", student, master, x, y)
      report(f"generation {generation}", student)
`;

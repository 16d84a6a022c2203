/** What the scripts of generative methods have in common: their target, their teacher, how a one-step student begins. */
import { isImageTarget } from "../../lab/image-targets.ts";
import type { Prediction } from "../../lab/artifact.ts";
import { basics, following, loading, perceptron } from "./common.ts";
import { consistency } from "./consistency.ts";
import { denoiser, denoisingLoss, learning } from "./denoiser.ts";
import { heun, inTurn, levels, steps, stops, type ScheduleId } from "./levels.ts";
import { pictureData, pictureDiffers } from "./pictures.ts";
import { exact, planeData } from "./plane.ts";
import { py } from "./python.ts";

export interface SubjectChoice {
  readonly target: string;
  readonly modes?: string;
}

export const isTokens = ({ target }: SubjectChoice): boolean => target === "patches" || target === "moving";
export const isPicture = ({ target }: SubjectChoice): boolean => isImageTarget(target);

/** What the shipped diffusion models predict, and their width and depth. */
export const predictionOf = (p: SubjectChoice): Prediction =>
  isTokens(p) ? "velocity" : p.target === "digits" ? "x0" : "v";
export const sizeOf = ({ target }: SubjectChoice): string =>
  target === "moving" ? "96, 3" : target === "latents" || target === "digits" ? "256, 3" : "64, 3";
/** The schedule on which jumps from noise are learned. */
export const jumpsOf = (p: SubjectChoice): ScheduleId => (isTokens(p) ? "flow" : "edm");

/** The basics and the target. */
export const subject = ({ target, modes = "" }: SubjectChoice): string[] => [
  basics({ digits: isImageTarget(target) }),
  denoiseType,
  rmsprop,
  perceptron,
  loading,
  following,
  ...(isImageTarget(target) ? pictureData(target) : planeData(target, modes)),
  inTurn,
];

export const subjectDiffers = ({ target }: SubjectChoice): string[] =>
  isImageTarget(target)
    ? pictureDiffers(target)
    : target === "own"
      ? ["your own points are read from points.csv;"]
      : [];

export interface TeacherChoice extends SubjectChoice {
  readonly teacher: string;
  /** Predictions of the script's other networks. */
  readonly also?: readonly Prediction[];
  /** Whether the recipe says how wide and deep the teacher is. */
  readonly isSized?: boolean;
}

/** Denoiser, steps between levels, and `teacher()`: a `Denoiser`, or the function of the exact one. */
export function teacher({ also = [], isSized = false, ...p }: TeacherChoice): string[] {
  const prediction = predictionOf(p);
  const size = isSized && p.teacher !== "pretrained" ? "WIDTH, DEPTH" : sizeOf(p);
  const training = (iterations: string) =>
    `learn("teacher", model, ${iterations}, 5e-3, 0.998, lambda: denoising_loss(model, *data(512)))`;
  const made: Readonly<Record<string, string>> = {
    pretrained: py`
      model = Denoiser(${size})
      if not load(model.net, "diffusion-${p.target}"):
          model = ${training("6000")}
      return model.requires_grad_(False)
    `,
    live: py`
      model = Denoiser(${size})
      model = ${training("TEACHER_ITERATIONS")}
      return model.requires_grad_(False)
    `,
    shelf: py`
      model = Denoiser(${size})
      if not load(model.net, "teacher"):
          raise SystemExit("save the teacher from the lab's shelf as teacher.safetensors in --networks")
      return model.requires_grad_(False)
    `,
    exact: isPicture(p) ? `raise SystemExit("nobody knows the exact denoiser of digits")` : "return exact",
  };
  return [
    ...denoiser({ predictions: [prediction, ...also], tokens: isTokens(p) }),
    denoisingLoss(prediction),
    learning,
    steps,
    p.teacher === "exact" && !isPicture(p) ? exact : "",
    py`
      def teacher() -> ${p.teacher === "exact" ? "Denoise" : "Denoiser"}:
          """${teachers[p.teacher]}"""
          ${made[p.teacher]}
    `,
    isPicture(p) ? guided : "",
  ];
}

const teachers: Readonly<Record<string, string>> = {
  pretrained: "The lab's diffusion model; without its file, one trained here as the lab trains a live teacher.",
  live: "A diffusion model trained here.",
  shelf: "A network of your shelf.",
  exact: "The best there is: nothing to train.",
};

const guided = py`
  def guided(model: Denoiser) -> Denoise:
      """x0(none) + GUIDANCE (x0(class) - x0(none)): Ho & Salimans 2022."""
      if GUIDANCE == 1:
          return model

      def denoise(u: Tensor, phi: Tensor, labels: Tensor | None = None) -> Tensor:
          free = model(u, phi)
          return free + GUIDANCE * (model(u, phi, labels) - free)

      return denoise
`;

/** The teacher as others ask it, in code. */
export const asked = (p: SubjectChoice, model = "model"): string => (isPicture(p) ? `guided(${model})` : model);

export interface StartChoice extends SubjectChoice {
  readonly start: string;
  /** Asked for a start that is trained here. */
  readonly teacher?: string;
}

/** `begin(model)`: what a one-step student begins as. */
export function start(p: StartChoice): string[] {
  const id = jumpsOf(p);
  const isTaken = p.start === "consistency" || p.start === "early";
  const body: Readonly<Record<string, string>> = {
    teacher: "return copy.deepcopy(body).requires_grad_(True)",
    scratch: `return Denoiser(${sizeOf(p)})`,
  };
  const taken = py`
    student = copy.deepcopy(body).requires_grad_(True)
    if not load(student.net, "${p.start}-${p.target}"):
        student = consistency(student, denoise)
    return student
  `;
  const defaults = isTokens(p)
    ? { iterations: p.start === "early" ? "100" : "1500", batch: "64", lr: "5e-4", ema: "0.99", mu: "0.95", levels: "16", growth: "1" } // prettier-ignore
    : { iterations: "8000", batch: "256", lr: "8e-3", ema: "0.995", mu: "0.95", levels: "18", growth: "1" };
  const how = isTokens(p)
    ? ({ solver: "euler", distance: "squared", weighting: "one" } as const)
    : ({ solver: "heun", distance: "huber", weighting: "one" } as const);
  return [
    ...(isTaken && how.solver === "heun" ? [heun] : []),
    ...(isTaken ? [stops(id), consistency({ ...defaults, ...how })] : []),
    py`
      def begin(body: Denoiser, denoise: Denoise) -> Denoiser:
          """What the one-step student begins as."""
          ${isTaken ? taken : body[p.start]}
    `,
  ];
}

/** A body for students of an exact teacher, and the teacher itself, in code. */
export const bodyOf = (p: StartChoice & { readonly teacher: string }): string =>
  p.teacher === "exact" && !isPicture(p)
    ? py`
      denoise, body = teacher(), Denoiser(${sizeOf(p)})
      if not load(body.net, "diffusion-${p.target}"):
          body = learn("body", body, 6000, 5e-3, 0.998, lambda: denoising_loss(body, *data(512)))
    `
    : py`
      body = teacher()
      denoise = ${asked(p, "body")}
    `;

/** `jump(model, z, labels)` from pure noise, and `top`. */
export const jumping = (p: SubjectChoice): string => py`
  ${
    isTokens(p)
      ? "TOP = torch.tensor(math.pi / 2)  # pure noise"
      : "TOP = torch.tensor(10.0).atan()  # the top of the levels that students are trained on"
  }


  def jump(model: nn.Module, z: Tensor, labels: Tensor | None = None) -> Tensor:
      """From pure noise to an example at once."""
      return model(TOP.sin() * z, TOP.expand(len(z), 1), labels)


  def draw(n: int) -> tuple[Tensor, Tensor | None]:
      """Noise, and classes where there are classes."""
      return torch.randn(n, DIMS), torch.randint(CLASSES, (n,)) if CLASSES else None
`;

/** An optimiser for adversarial games. */
const rmsprop = py`
  def rmsprop(model: nn.Module) -> torch.optim.Optimizer:
      """Adam without momentum."""
      return torch.optim.Adam(model.parameters(), betas=(0.0, 0.99))
`;

const denoiseType = "Denoise = Callable[..., Tensor]  # E[x0 | u] from u, the level phi [n, 1] and classes";

/** One-step samples at the end of `main()`. */
export const showJumps = py`
  with torch.no_grad():
      show("student", jump(average, torch.randn(N, DIMS), in_turn(N)))
`;

export const levelsFor = (p: SubjectChoice, ...more: readonly ScheduleId[]): string => levels(jumpsOf(p), ...more);

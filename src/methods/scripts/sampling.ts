/** Samples of a student that takes the steps it was trained at. */
import { py } from "./python.ts";

/** `sample(denoise, at, n)`. */
export const sampling = py`
  @torch.no_grad()
  def sample(denoise: Denoise, at: Tensor, n: int) -> Tensor:
      """n samples by DDIM, stopping at the levels given."""
      u, labels = at[0].sin() * torch.randn(n, DIMS), in_turn(n)
      for a, b in zip(at, at[1:]):
          a, b = a.expand(n, 1), b.expand(n, 1)
          u = ddim(denoise(u, a, labels), u, a, b)
      return u
`;

/** `student_of(eta)`: begins as its teacher where it is the same network. */
export const studentOf = (size: string, prediction = ""): string => py`
  def student_of(eta: Denoise) -> Denoiser:
      """A network of the student's size; it begins as its teacher where the two are alike."""
      student = Denoiser(${size}${prediction ? `, "${prediction}"` : ""})
      if isinstance(eta, Denoiser)${prediction ? " and eta.prediction == student.prediction" : ""}:
          if [p.shape for p in eta.parameters()] == [p.shape for p in student.parameters()]:
              student.load_state_dict(eta.state_dict())
      return student
`;

const weightings: Readonly<Record<string, string>> = {
  truncated: "(1 / a.tan().square()).clamp_min(1)",
  "snr+1": "1 / a.sin().square()",
  snr: "1 / a.tan().square()",
  one: "torch.ones_like(a)",
};

/** `distil(name, student, denoise, at, by, iterations)`: progressive distillation (Salimans & Ho 2022, algorithm 2). */
export const distilling = (weighting: string): string => py`
  def distil(name: str, student: Denoiser, denoise: Denoise, at: Tensor, by: int, iterations: int) -> None:
      """The student learns to do in one step what its teacher does in "by" of the steps given."""
      optimiser = torch.optim.Adam(student.parameters())
      for k in phase(name, iterations):
          (x, labels), i = data(BATCH), by * torch.randint((len(at) - 1) // by, (BATCH,))
          a, b = at[i], at[i + by]
          u = z = noised(x, a)
          with torch.no_grad():
              for j in range(by):
                  z = ddim(denoise(z, at[i + j], labels), z, at[i + j], at[i + j + 1])
              kept = b.sin() / a.sin()
              goal = (z - kept * u) / (b.cos() - kept * a.cos())
          weight = ${weightings[weighting]}
          loss = (weight * (student(u, a, labels) - goal).square()).mean()
          step(optimiser, loss, LR * (1 - k / iterations))
`;

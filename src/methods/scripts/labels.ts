/** Labels made wrong on purpose, as Python (data/label-noise.ts). */
import { py } from "./python.ts";

/** What each drawn digit is most easily taken for. */
const confusions = "[6, 7, 7, 8, 9, 6, 5, 1, 3, 4]";

/** `corrupt(y, rate)`: labels made wrong on purpose. */
export const corruption = (dataset: string, kind: string): string => py`
  def corrupt(y: Tensor, rate: float) -> Tensor:
      """Labels of which a share is wrong: ${kind === "symmetric" ? "any other class" : "the class each is most easily taken for"}."""
      other = ${kind === "symmetric" ? "(y + torch.randint(1, CLASSES, y.shape)) % CLASSES" : dataset === "digits" ? `torch.tensor(${confusions})[y]` : "(y + 1) % CLASSES"}
      return torch.where(torch.rand(len(y)) < rate, other, y)
`;

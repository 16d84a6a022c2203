/** What every script begins with. */
import { py } from "./python.ts";

/** Command line and steps; with `digits` it takes a file of them. */
export const basics = ({ digits = false } = {}): string => py`
  parser = argparse.ArgumentParser()
  parser.add_argument("--steps", type=int, help="at most so many steps in every phase, to try the script")
  parser.add_argument("--networks", type=Path, default=Path("artifacts"), help="folder of the lab's .safetensors files")
  ${digits ? 'parser.add_argument("--digits", type=Path, help="CSV of digits, label and 256 bytes a line; MNIST without")' : ""}
  ARGS = parser.parse_args()
  torch.manual_seed(SEED)


  def phase(name: str, steps: int) -> Iterator[int]:
      """Counts the steps of a phase and says how far it is."""
      of = min(steps, ARGS.steps or steps)
      for k in range(of):
          if k % max(1, of // 10) == 0:
              print(f"{name}: step {k} of {of}", flush=True)
          yield k


  def step(optimiser: torch.optim.Optimizer, loss: Tensor, rate: float) -> None:
      """One step at the rate of the moment."""
      for group in optimiser.param_groups:
          group["lr"] = rate
      optimiser.zero_grad()
      loss.backward()
      optimiser.step()
`;

/** A running average of weights. */
export const following = py`
  @torch.no_grad()
  def follow(average: nn.Module, model: nn.Module, decay: float) -> None:
      """Moves the average of the weights: decay of it stays."""
      for a, b in zip(average.parameters(), model.parameters()):
          a.lerp_(b, 1 - decay)
`;

/** A multi-layer perceptron, named as in the lab's files. */
export const perceptron = py`
  class Perceptron(nn.Module):
      """Dense layers; He et al. 2015 initialisation, the last layer smaller."""

      def __init__(self, sizes: list[int], activation: Callable[[Tensor], Tensor] = F.silu):
          super().__init__()
          self.activation = activation
          self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
          for i, layer in enumerate(self.layers):
              gain = 1 if i == len(self.layers) - 1 else 2
              nn.init.normal_(layer.weight, std=math.sqrt(gain / layer.in_features))
              nn.init.zeros_(layer.bias)

      def hidden(self, x: Tensor) -> list[Tensor]:
          """Activations of the hidden layers."""
          seen = []
          for layer in self.layers[:-1]:
              x = self.activation(layer(x))
              seen.append(x)
          return seen

      def forward(self, x: Tensor) -> Tensor:
          return self.layers[-1](self.hidden(x)[-1])
`;

/** Reads the lab's safetensors files (nn/safetensors.ts, nn/layout.ts). */
export const loading = py`
  def load(model: nn.Module, name: str) -> bool:
      """Takes over the weights of a network of the lab, if its file is there.

      The lab serves its own at artifacts/NAME.safetensors; its shelf (the books in its header) saves yours. A file is
      8 bytes of header length, a JSON header with the place of every tensor, and the data; weights are [in, out].
      """
      path = ARGS.networks / f"{name}.safetensors"
      if not path.exists():
          print(f"no {path}")
          return False
      raw = path.read_bytes()
      start = 8 + int.from_bytes(raw[:8], "little")
      header = json.loads(raw[8:start])
      state = {}
      for key in model.state_dict():
          begin, end = header[key]["data_offsets"]
          dtype = {"F32": torch.float32, "F16": torch.float16}[header[key]["dtype"]]
          value = torch.frombuffer(bytearray(raw[start + begin : start + end]), dtype=dtype).float()
          value = value.reshape(header[key]["shape"])
          state[key] = value.T if key.endswith("weight") and value.dim() == 2 else value
      model.load_state_dict(state)
      return True
`;

/** Digits as examples. `pixels` in rows of 256, 0 … 1. */
export const digits = py`
  def digits() -> tuple[Tensor, Tensor]:
      """Digits as rows of 16 x 16 pixels, 0 (paper) ... 1 (ink), and their classes, in random order."""
      if ARGS.digits:
          rows = torch.tensor([[float(v) for v in line.split(",")] for line in ARGS.digits.read_text().split()])
          pixels, classes = rows[:, 1:] / 255, rows[:, 0].long()
      else:
          from torchvision.datasets import MNIST

          known = MNIST("data", train=True, download=True)
          pixels = F.interpolate(known.data[:, None] / 255, (16, 16), mode="area").flatten(1)
          classes = known.targets
      order = torch.randperm(len(classes))
      return pixels[order], classes[order]
`;

export const digitsDiffer =
  "the digits: MNIST at 16 x 16 pixels, unless --digits names the lab's own, as its page and command line save them;";

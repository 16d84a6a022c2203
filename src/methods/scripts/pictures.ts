/** Targets that are pictures: digits as pixels, as patches, as latents, and moving ones. */
import type { ImageTargetId } from "../../lab/image-targets.ts";
import { digits, digitsDiffer } from "./common.ts";
import { py } from "./python.ts";

const show = py`
  def show(name: str, x: Tensor) -> None:
      """Writes the first hundred frames as a picture, ten by ten."""
      frames = decode(x).reshape(-1, 16, 16)[:100].clamp(0, 1)
      sheet = frames.reshape(10, 10, 16, 16).transpose(1, 2).reshape(160, 160)
      Path(f"{name}.pgm").write_bytes(b"P5 160 160 255\n" + bytes((255 * sheet).byte().flatten().tolist()))
      print(f"{name}: {name}.pgm")
`;

const data = py`
  def data(n: int) -> tuple[Tensor, Tensor]:
      """n examples and their classes."""
      rows = torch.randint(len(EXAMPLES), (n,))
      return EXAMPLES[rows], LABELS[rows]
`;

const pixels = (regroup: boolean): string => py`
  PIXELS, LABELS = digits()
  PIXELS, LABELS = PIXELS[:20000], LABELS[:20000]
  PAPER, SPREAD = PIXELS.mean(), PIXELS.std()
  DIMS, CLASSES = 256, 10


  ${
    regroup
      ? py`
    TOKENS = 16  # patches of 4 x 4 pixels


    def regroup(x: Tensor, shape: tuple[int, ...]) -> Tensor:
        """The pixels of a patch beside each other, or back."""
        return x.reshape(-1, *shape).permute(0, 1, 3, 2, 4).reshape(-1, 256)


    def decode(x: Tensor) -> Tensor:
        """Examples as pixels."""
        return regroup(x, (4, 4, 4, 4)) * SPREAD + PAPER


    EXAMPLES = regroup((PIXELS - PAPER) / SPREAD, (4, 4, 4, 4))
  `
      : py`
    def decode(x: Tensor) -> Tensor:
        """Examples as pixels."""
        return x * SPREAD + PAPER


    EXAMPLES = (PIXELS - PAPER) / SPREAD
  `
  }
`;

const moving = py`
  def clips(n: int) -> tuple[Tensor, Tensor]:
      """A digit that moves at a constant speed and bounces off walls, 8 frames of 16 x 16 pixels."""
      pixels, classes = digits()
      small = F.interpolate(pixels[:n].reshape(-1, 1, 16, 16), (10, 10), mode="area")
      ink = F.pad(small, (3, 3, 3, 3))
      angle, speed = 2 * math.pi * torch.rand(len(ink), 1), 0.6 + torch.rand(len(ink), 1)
      velocity = speed * torch.cat([angle.cos(), angle.sin()], 1)
      begin = 6 * torch.rand(len(ink), 2) - 3
      frames = []
      for t in range(8):
          free = (begin + t * velocity + 3) % 12  # walls at -3 and 3, unfolded
          at = torch.where(free <= 6, free, 12 - free) - 3
          turn = torch.eye(2).expand(len(ink), 2, 2)
          grid = F.affine_grid(torch.cat([turn, -at[:, :, None] / 8], 2), [len(ink), 1, 16, 16], align_corners=False)
          frames.append(F.grid_sample(ink, grid, align_corners=False).flatten(1))
      return torch.stack(frames, 1).flatten(1), classes[:n]
`;

interface Space {
  readonly name: "digits" | "moving";
  readonly encoder: string;
  readonly decoder: string;
  readonly frames: number;
  readonly take: string;
}
const spaces: Readonly<Record<"latents" | "moving", Space>> = {
  latents: {
    name: "digits",
    encoder: "[256, 192, 96, 16]",
    decoder: "[16, 256, 320, 256]",
    frames: 1,
    take: "PIXELS, LABELS = (part[:20000] for part in digits())",
  },
  moving: {
    name: "moving",
    encoder: "[256, 256, 128, 32]",
    decoder: "[32, 256, 320, 256]",
    frames: 8,
    take: "PIXELS, LABELS = clips(8000)",
  },
};

const latent = ({ name, encoder, decoder, frames, take }: Space): string => py`
  ${take}
  DIMS, CLASSES, FRAMES = ${frames * (frames > 1 ? 32 : 16)}, 10, ${frames}
  ${frames > 1 ? `TOKENS = FRAMES` : ""}
  ENCODER, DECODER = Perceptron(${encoder}), Perceptron(${decoder})


  def autoencoder() -> tuple[Tensor, Tensor]:
      """Loads the lab's autoencoder of frames, or trains one. Mean and spread of its latents."""
      frames = PIXELS.reshape(-1, 256)
      loaded = [load(net, f"${name}-{part}") for net, part in ((ENCODER, "encoder"), (DECODER, "decoder"))]
      if not all(loaded):
          optimiser = torch.optim.Adam([*ENCODER.parameters(), *DECODER.parameters()])
          for _ in phase("autoencoder", 4000):
              x = frames[torch.randint(len(frames), (256,))]
              step(optimiser, F.mse_loss(DECODER(ENCODER(x)), x), 1e-3)
      for parameter in [*ENCODER.parameters(), *DECODER.parameters()]:
          parameter.requires_grad_(False)
      latents = ENCODER(frames)
      return latents.mean(0), latents.std(0) + 1e-6


  MIDDLE, SPREAD = autoencoder()
  EXAMPLES = ((ENCODER(PIXELS.reshape(-1, 256)) - MIDDLE) / SPREAD).reshape(-1, DIMS)


  def decode(x: Tensor) -> Tensor:
      """Examples as pixels."""
      return DECODER(x.reshape(-1, DIMS // FRAMES) * SPREAD + MIDDLE).clamp(0, 1)
`;

/** `data(n)`, `decode(x)`, `show(name, x)`; wants the perceptron and `load` where examples are latents. */
export function pictureData(target: ImageTargetId): string[] {
  const own =
    target === "digits" || target === "patches"
      ? [pixels(target === "patches")]
      : [target === "moving" ? moving : "", latent(spaces[target])];
  return [digits, ...own, data, show];
}

export const pictureDiffers = (target: ImageTargetId): string[] => [
  digitsDiffer,
  ...(target === "moving" ? ["the moving digits: the same walls and speeds, but the whole digit is shifted;"] : []),
  ...(target === "moving" || target === "latents"
    ? ["the latent space, unless the lab's encoder and decoder lie in --networks (they have seen drawn digits only);"]
    : []),
];

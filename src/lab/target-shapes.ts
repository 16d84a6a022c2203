/** What an example of a target consists of, for those who must know without drawing one. */
import type { Artifact } from "./artifact.ts";
import type { ControlValue } from "./controls.ts";
import { isImageTarget, type ImageTargetId } from "./image-targets.ts";

export interface TargetShape {
  /** Numbers per example, and classes that a model may be told. */
  readonly dims: number;
  readonly classes: number;
  /** Tokens that an example consists of, where its models are transformers. */
  readonly tokens?: number;
}

const images: Readonly<Record<ImageTargetId, TargetShape>> = {
  digits: { dims: 256, classes: 10 },
  patches: { dims: 256, classes: 10, tokens: 16 },
  latents: { dims: 16, classes: 10 },
  moving: { dims: 256, classes: 10, tokens: 8 },
};

export const shapeOfTarget = (target: ControlValue | undefined): TargetShape =>
  isImageTarget(target) ? images[target] : { dims: 2, classes: 0 };

/** Whether a network makes examples of that form. */
export function makes(
  { dims, classes, tokens }: TargetShape,
  about: Pick<Artifact, "architecture" | "diffusion">,
): boolean {
  const { architecture, diffusion } = about;
  const own = architecture.kind === "diffusion-transformer" ? architecture.tokens : undefined;
  return diffusion?.dims === dims && diffusion.classes === classes && own === tokens;
}

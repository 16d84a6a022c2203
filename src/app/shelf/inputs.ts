/** What a recipe takes from the shelf: a teacher, named by its id. */
import type { Artifact } from "../../lab/artifact.ts";
import type { ControlValue } from "../../lab/controls.ts";
import type { Recipe } from "../../lab/recipe.ts";
import type { ShelfItem } from "./cabinet.ts";
import type { ArtifactShelf } from "./shelf.ts";

/** @returns what the engine is given, empty where the artifact is not there; null where the recipe asks for none */
export function inputsFrom(shelf: Pick<ArtifactShelf, "artifact">) {
  return ({ parameters }: Recipe): Promise<Record<string, Artifact>> | null => {
    if (parameters["teacher"] !== "shelf") return null;
    return shelf
      .artifact(String(parameters["shelfTeacher"]))
      .then((teacher): Record<string, Artifact> => (teacher ? { teacher } : {}));
  };
}

/** Those that can teach a generator of the target: models of the plane or of images, of one noise level at a time. */
export const teachersFor = (target: ControlValue | undefined, items: readonly ShelfItem[]): ShelfItem[] =>
  items.filter(({ about: { diffusion } }) => {
    if (!diffusion || diffusion.guided) return false;
    const makesPoints = diffusion.dims === 2 && diffusion.classes === 0;
    return makesPoints !== (target === "latents" || target === "digits");
  });

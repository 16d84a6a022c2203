/** What a recipe takes from the shelf: a teacher or adapters, each named by its id. */
import type { Artifact } from "../../lab/artifact.ts";
import type { ControlValue } from "../../lab/controls.ts";
import { makes, shapeOfTarget } from "../../lab/target-shapes.ts";
import type { Recipe } from "../../lab/recipe.ts";
import type { ShelfItem } from "./cabinet.ts";
import type { ArtifactShelf } from "./shelf.ts";

/** The controls by which a recipe says that something comes from the shelf, and which one. */
const asking = {
  teacher: { from: "teacher", id: "shelfTeacher" },
  style: { from: "styleFrom", id: "shelfStyle" },
  acceleration: { from: "accelerationFrom", id: "shelfAcceleration" },
} as const;

/** What stands on the shelf, among names of what is shipped. */
const isId = /^[0-9a-f]{16}$/;

/** @returns what the engine is given, without what is not there; null where the recipe asks for nothing */
export function inputsFrom(shelf: Pick<ArtifactShelf, "artifact">) {
  return ({ parameters }: Recipe): Promise<Record<string, Artifact>> | null => {
    const asked: (readonly [name: string, id: string])[] = Object.entries(asking).flatMap(([name, { from, id }]) =>
      parameters[from] === "shelf" ? [[name, String(parameters[id])] as const] : [],
    );
    for (const id of String(parameters["contestants"] ?? "").split("~")) if (isId.test(id)) asked.push([id, id]);
    if (asked.length === 0) return null;
    const found = asked.map(async ([name, id]) => [name, await shelf.artifact(id)] as const);
    return Promise.all(found).then((all) =>
      Object.fromEntries(all.flatMap(([name, artifact]) => (artifact ? [[name, artifact]] : []))),
    );
  };
}

/** Those that can teach a generator of the target: models of such examples, of one noise level at a time. */
export const teachersFor = (target: ControlValue | undefined, items: readonly ShelfItem[]): ShelfItem[] =>
  items.filter(({ about }) => !about.diffusion?.guided && makes(shapeOfTarget(target), about));

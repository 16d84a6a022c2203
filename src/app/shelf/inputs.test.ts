import { expect, test } from "vitest";
import type { Artifact, DiffusionMeaning } from "../../lab/artifact.ts";
import type { ShelfItem } from "./cabinet.ts";
import { inputsFrom, teachersFor } from "./inputs.ts";

const mlp = { kind: "mlp" };
const transformer = (tokens: number) => ({ kind: "diffusion-transformer", tokens });
const item = (id: string, diffusion?: DiffusionMeaning, architecture: object = mlp) =>
  ({ id, about: { diffusion, architecture } }) as unknown as ShelfItem;
const plane = { prediction: "v", dims: 2, classes: 0 } as const;
const images = { prediction: "v", dims: 16, classes: 10 } as const;

test("points are taught by models of the plane, digits by models of images, nobody by guided ones", () => {
  const items = [item("p", plane), item("i", images), item("g", { ...images, guided: true }), item("c")];
  const pixels = { ...images, dims: 256 };
  items.push(item("d", pixels), item("t", pixels, transformer(16)), item("m", pixels, transformer(8)));
  const ids = (target: string) => teachersFor(target, items).map(({ id }) => id);
  expect(ids("ring8")).toEqual(["p"]);
  expect(ids("latents")).toEqual(["i"]);
  expect(["digits", "patches", "moving"].map(ids)).toEqual([["d"], ["t"], ["m"]]);
});

test("a recipe gets the teacher or the adapters it names, nothing where they are not there, and is not kept waiting otherwise", async () => {
  const theta = { name: "a" } as Artifact;
  const of = inputsFrom({ artifact: async (id) => (id === "00ff" ? theta : null) });
  const recipe = (parameters: Record<string, string>) => of({ method: "m", parameters, seed: 1 });
  expect(await recipe({ teacher: "shelf", shelfTeacher: "00ff" })).toEqual({ teacher: theta });
  expect(await recipe({ teacher: "shelf", shelfTeacher: "" })).toEqual({});
  expect(recipe({ teacher: "exact", shelfTeacher: "00ff" })).toBeNull();
  expect(recipe({ contestants: "teacher~dmd2" })).toBeNull();
  expect(await recipe({ styleFrom: "shelf", shelfStyle: "00ff", accelerationFrom: "run" })).toEqual({ style: theta });
  const both = { styleFrom: "shelf", shelfStyle: "00ff", accelerationFrom: "shelf", shelfAcceleration: "1" };
  expect(await recipe(both)).toEqual({ style: theta });
  expect(await recipe({ ...both, shelfAcceleration: "00ff" })).toEqual({ style: theta, acceleration: theta });
});

test("contestants from the shelf go by their ids, beside names of what is shipped", async () => {
  const theta = { name: "a" } as Artifact;
  const of = inputsFrom({ artifact: async (id) => (id === "00000000000000ff" ? theta : null) });
  const parameters = { contestants: "dmd~00000000000000ff~0000000000000001" };
  expect(await of({ method: "compare", parameters, seed: 1 })).toEqual({ "00000000000000ff": theta });
});

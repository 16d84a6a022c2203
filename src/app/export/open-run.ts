/** A run's file, opened. */
import { decodeLink, encodeLink } from "../../lab/link.ts";
import { decodeRunFile, linkOfRunFile, type RunFile, type RunFileProblem } from "../../lab/run-file.ts";
import type { View } from "../../lab/recipe.ts";
import type { Shelf } from "../methods.ts";

export interface OpenedRun {
  readonly file: RunFile;
  /** What the page is to go to: the recipe, looked at as now. */
  readonly link: string;
  readonly seed: number;
  /** Parameters that were not taken. */
  readonly dropped: readonly string[];
  /** Whether the numbers of the file are held against those of the next run. */
  readonly claims: boolean;
}

export type OpenProblem = RunFileProblem | { readonly kind: "method"; readonly method: string };

/** Loads the method as well. Rejects where that does not arrive; a file that cannot be opened is a problem, not an error. */
export async function openRun(
  text: string,
  shelf: Pick<Shelf, "specs" | "load">,
  known: Readonly<Record<string, unknown>>,
  { language, theme, size, backend }: View,
): Promise<OpenedRun | { readonly problem: OpenProblem }> {
  const decoded = decodeRunFile(text);
  if (!("file" in decoded)) return decoded;
  const { file } = decoded;
  const { method } = file.recipe;
  if (!Object.hasOwn(known, method)) return { problem: { kind: "method", method: method.slice(0, 60) } };
  await shelf.load(method);
  const { recipe, view, notes } = decodeLink(linkOfRunFile(file, shelf.specs[method]), shelf.specs);
  const look = { language, theme, size, backend };
  const given = Object.entries(look).filter(([, value]) => value !== undefined);
  return {
    file,
    link: encodeLink(
      recipe,
      { ...Object.fromEntries(given), ...(view.result && { result: view.result }) },
      shelf.specs,
    ),
    seed: recipe!.seed,
    dropped: notes.flatMap((note) =>
      "name" in note ? note.name : "given" in note && note.kind !== "too-new" ? note.given : [],
    ),
    claims: view.result !== undefined,
  };
}

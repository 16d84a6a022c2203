/** The whole of a script: what it is, what it does not share with the lab, the recipe as constants, the code. */
import type { Control, Controls, ControlValue, Values } from "../../lab/controls.ts";
import type { MethodSpec } from "../../lab/method.ts";
import { constantName, literal, words, wrapped } from "./python.ts";

/** What a method says of its script. */
export interface Body {
  /** What is not the same as in the lab, beside the random numbers: sentences. */
  readonly differs: readonly string[];
  /** Parameters that have no counterpart in it. */
  readonly without?: readonly string[];
  /** Definitions in their order, the last of them `main()`. */
  readonly parts: readonly string[];
}

/** The script of a method for the parameters of a recipe. Hidden parameters are there, but must not be looked at. */
export type Writer<C extends Controls = Controls> = (p: Values<C>) => Body;

export interface ScriptRequest {
  readonly spec: MethodSpec;
  readonly recipe: { readonly parameters: Readonly<Record<string, ControlValue>>; readonly seed: number };
  /** English title of the method, and what its parameters are called. */
  readonly text: { readonly title: string; readonly controls: Readonly<Record<string, { readonly label: string }>> };
  /** The link of the recipe. */
  readonly link: string;
}

/** The parameters that a recipe's other values do not hide. */
export const applying = ({ spec, recipe }: Pick<ScriptRequest, "spec" | "recipe">): [string, Control][] =>
  Object.entries(spec.controls).filter(([, control]) => control.when?.(recipe.parameters) ?? true);

/** Without the functions and classes that nothing asks for. */
function pruned(code: string): string {
  const blocks = code.split("\n\n\n");
  const kept = blocks.filter((block, i) => {
    const name = /^(?:@.*\n)*(?:def|class) (\w+)/.exec(block)?.[1];
    return !name || name === "main" || blocks.some((other, j) => j !== i && new RegExp(`\\b${name}\\b`).test(other));
  });
  return kept.length < blocks.length ? pruned(kept.join("\n\n\n")) : code;
}

/** A Python file that needs PyTorch and nothing else, but for torchvision where it takes digits. */
export function assemble(writer: Writer, request: ScriptRequest): string {
  const { spec, recipe, text, link } = request;
  const { differs, without = [], parts } = writer(recipe.parameters as Values<Controls>);
  const body = pruned(parts.filter(Boolean).join("\n\n\n"));
  const isUsed = (name: string) => new RegExp(`\\b${constantName(name)}\\b`).test(body);
  const valueOf = (name: string, control: Control) => {
    const value = recipe.parameters[name];
    return literal(control.kind === "choice" && /^\d+$/.test(String(value)) ? Number(value) : value);
  };
  const named = applying(request).map(([name, control]) => ({ name, control, value: valueOf(name, control) }));
  const constants = named
    .filter(({ name }) => isUsed(name))
    .map(({ name, value }) => [`${constantName(name)} = ${value}`, words(text.controls[name].label)] as const);
  constants.push([`SEED = ${literal(recipe.seed)}`, "Seed"]);
  const column = Math.max(...constants.map(([line]) => line.length));
  const rest = (title: string, some: typeof named): string[] =>
    some.length > 0 ? [title, ...some.map(({ name, value }) => `#   ${constantName(name)} = ${value}`)] : [];
  const unused = named.filter(({ name }) => !isUsed(name) && !without.includes(name));
  const isLook = ({ control }: (typeof named)[number]) => control.redraws;
  const after = spec.cite.length > 0 ? `After ${spec.cite.join(", ")}. ` : "";
  const shipped =
    "networks that the lab ships, where their files do not lie in --networks: those are trained here first;";
  const unlike = ["the random numbers, and so every single figure;", ...(body.includes("def load(") && spec.family !== "comparison" ? [shipped] : []), ...differs]; // prettier-ignore
  const about = [
    `${words(text.title)}.`,
    "",
    ...wrapped(`${after}Written by the Distillation Lab from the recipe`),
    `    ${words(link)}`,
    "",
    "Architecture, losses, rates and schedules are those of the lab. Not the same:",
    ...unlike.flatMap((sentence) => wrapped(sentence).map((line, i) => `${i === 0 ? "- " : "  "}${line}`)),
    "",
    `    pip install torch${body.includes("torchvision") ? " torchvision" : ""}`,
    "    python script.py --steps 10  # to see that it runs; without --steps for the whole recipe",
  ];
  const imports = [
    ...["argparse", "copy", "json", "math"].filter((name) => new RegExp(`\\b${name}\\.`).test(body)).map((name) => `import ${name}`), // prettier-ignore
    ...(/\bCallable\b|\bIterator\b/.test(body)
      ? [`from collections.abc import ${["Callable", "Iterator"].filter((name) => body.includes(name)).join(", ")}`]
      : []),
    "from pathlib import Path",
    ...(/\bNamedTuple\b/.test(body) ? ["from typing import NamedTuple"] : []),
    "",
    "import torch",
    ...(/\bF\./.test(body) ? ["import torch.nn.functional as F"] : []),
    `from torch import Tensor${/\bnn\./.test(body) ? ", nn" : ""}`,
  ];
  return [
    `"""${about.join("\n")}\n"""\n`,
    `${imports.join("\n")}\n`,
    ...constants.map(([line, label]) => `${line.padEnd(column)}  # ${label}`),
    ...rest(
      "# Chosen by the recipe and built into the code below:",
      unused.filter((one) => !isLook(one)),
    ),
    ...rest("# Of the recipe, but only for what its page shows:", unused.filter(isLook)),
    ...rest(
      "# Of the recipe, but without a counterpart here:",
      named.filter(({ name }) => without.includes(name)),
    ),
    "",
    body,
    '\n\nif __name__ == "__main__":\n    main()\n',
  ].join("\n");
}

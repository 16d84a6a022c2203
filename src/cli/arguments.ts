/** Command lines → recipes. */
import { parseArgs } from "node:util";
import { accepted, checkValue, defaultsOf, parseText, type ControlValue } from "../lab/controls.ts";
import { suited, type MethodSpec } from "../lab/method.ts";
import { backends, maximumSeed, type BackendChoice, type Recipe } from "../lab/recipe.ts";
import { methods } from "../methods/specs.ts";

/** The command line is not as it should be; the message names the argument. */
export class UsageError extends Error {}

export const options = {
  seed: { type: "string" },
  set: { type: "string", multiple: true },
  backend: { type: "string" },
  images: { type: "string" },
  labels: { type: "string" },
  "test-images": { type: "string" },
  "test-labels": { type: "string" },
  csv: { type: "string" },
  "test-csv": { type: "string" },
  points: { type: "string" },
  mixture: { type: "string" },
  json: { type: "boolean" },
} as const;

export type Flags = ReturnType<typeof parse>["values"];

/** Splits a command line; unknown options are named. @throws UsageError */
export function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The method of that id. @throws UsageError */
export function methodOf(id: string | undefined): MethodSpec {
  if (id && Object.hasOwn(methods, id)) return methods[id].spec;
  throw new UsageError(`unknown method "${id ?? ""}"; there is ${Object.keys(methods).join(", ")}`);
}

function assignment(spec: MethodSpec, text: string): [string, ControlValue] {
  const equals = text.indexOf("=");
  if (equals < 1) throw new UsageError(`--set ${text}: expected name=value`);
  const given = text.slice(0, equals);
  const entry = Object.entries(spec.controls).find(([name, control]) => name === given || control.key === given);
  if (!entry)
    throw new UsageError(
      `--set ${text}: ${spec.id} has no parameter "${given}"; it has ${Object.keys(spec.controls).join(", ")}`,
    );
  const [name, control] = entry;
  const value = parseText(control, text.slice(equals + 1));
  if (value === undefined || checkValue(name, control, value)) {
    throw new UsageError(`--set ${text}: ${name} accepts ${accepted(control)}`);
  }
  return [name, value];
}

/** The recipe of `run <method> --seed --set …`. @throws UsageError */
export function recipeOf(spec: MethodSpec, flags: Flags, base?: Recipe): Recipe {
  const seed = flags.seed ?? String(base?.seed ?? 1);
  if (!/^\d{1,10}$/.test(seed) || Number(seed) > maximumSeed) {
    throw new UsageError(`--seed ${seed}: expected a whole number, 0 … ${maximumSeed}`);
  }
  const parameters: Record<string, ControlValue> = { ...(base?.parameters ?? defaultsOf(spec.controls)) };
  Object.assign(parameters, suited(spec, Object.fromEntries((flags.set ?? []).map((text) => assignment(spec, text)))));
  return { method: spec.id, parameters, seed: Number(seed) };
}

/** The backend asked for. @throws UsageError */
export function backendOf(flags: Flags): BackendChoice {
  const given = flags.backend ?? "auto";
  const known: readonly string[] = ["auto", ...backends];
  if (!known.includes(given)) throw new UsageError(`--backend ${given}: expected ${known.join(", ")}`);
  return given as BackendChoice;
}

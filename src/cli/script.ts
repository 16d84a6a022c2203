/** `script <method>`: the experiment as a PyTorch script; `digits`: the drawn digits that such a script can take. */
import { digitsCsv } from "../data/digits/digits-csv.ts";
import { encodeLink } from "../lab/link.ts";
import { assemble, scripts } from "../methods/scripts.ts";
import { methods } from "../methods/specs.ts";
import { methodOf, parse, recipeOf, UsageError } from "./arguments.ts";
import { specs } from "./run.ts";

/** `script <method> --seed N --set name=value …` */
export async function script(args: string[]): Promise<void> {
  const { values, positionals } = parse(args);
  if (positionals.length > 1) throw new UsageError(`unexpected "${positionals[1]}"`);
  const spec = methodOf(positionals[0]);
  const recipe = recipeOf(spec, values);
  const writer = await scripts[spec.id]();
  const link = encodeLink(recipe, {}, specs);
  process.stdout.write(assemble(writer, { spec, recipe, link, text: methods[spec.id].text.en }));
}

/** `digits [n]`: n drawn digits as CSV, 12000 unless given. */
export async function digits(args: string[]): Promise<void> {
  const { values, positionals } = parse(args);
  const n = Number(positionals[0] ?? 12_000);
  if (!Number.isInteger(n) || n < 1 || n > 100_000)
    throw new UsageError(`digits ${positionals[0]}: expected 1 … 100000`);
  process.stdout.write(digitsCsv(n, Number(values.seed ?? 1)));
}

/** `script <method>`: the experiment as a PyTorch script. */
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

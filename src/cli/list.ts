/** `list`: the methods and their parameters. */
import { accepted } from "../lab/controls.ts";
import { methods } from "../methods/specs.ts";
import { parse } from "./arguments.ts";

export async function list(args: string[]): Promise<void> {
  const { values } = parse(args);
  const entries = Object.values(methods).map(({ spec, text }) => ({
    id: spec.id,
    title: text.en.title,
    cite: spec.cite,
    metrics: Object.keys(spec.metrics),
    parameters: Object.entries(spec.controls).map(([name, control]) => ({
      name,
      key: control.key,
      default: control.default,
      accepts: accepted(control),
      live: control.live,
    })),
  }));
  if (values.json) {
    process.stdout.write(`${JSON.stringify(entries)}\n`);
    return;
  }
  for (const { id, title, cite, parameters } of entries) {
    process.stdout.write(`${id}  ${title}  (${cite.join(", ")})\n`);
    for (const p of parameters) {
      process.stdout.write(
        `  ${p.name.padEnd(16)} ${String(p.default).padEnd(11)} ${p.accepts}${p.live ? "  (live)" : ""}\n`,
      );
    }
  }
}

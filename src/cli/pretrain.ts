/** `pretrain`: makes the networks that the page ships with, each by an ordinary run. */
import { mkdir, writeFile } from "node:fs/promises";
import { defaultsOf } from "../lab/controls.ts";
import { encodeSafetensors } from "../engine/artifact-files.ts";
import { methodOf, UsageError } from "./arguments.ts";
import { publicFolder } from "./engine.ts";
import { pretrained } from "./pretrained.ts";
import { execute } from "./run.ts";

export async function pretrain(args: string[]): Promise<void> {
  const unknown = args.find((name) => !Object.hasOwn(pretrained, name));
  if (unknown) throw new UsageError(`unknown network "${unknown}"; there is ${Object.keys(pretrained).join(", ")}`);
  const folder = new URL("artifacts/", publicFolder);
  await mkdir(folder, { recursive: true });
  const kd = methodOf("kd");
  for (const name of args.length ? args : Object.keys(pretrained)) {
    const { seed, set } = pretrained[name];
    const recipe = { method: kd.id, parameters: { ...defaultsOf(kd.controls), ...set }, seed };
    const { outcome, artifacts } = await execute(recipe, { backend: "wasm", quiet: false });
    const teacher = artifacts.find((artifact) => artifact.name === "teacher");
    if (!teacher) throw new Error(`the run of ${name} left no teacher`);
    const lineage = { ...teacher.lineage, command: `npm run lab -- pretrain ${name}` };
    const bytes = encodeSafetensors({ ...teacher, name, lineage }, "F16");
    await writeFile(new URL(`${name}.safetensors`, folder), bytes);
    process.stdout.write(
      `${name}: ${bytes.length} bytes, accuracy ${outcome.metrics["teacherAccuracy"]}, ${outcome.seconds} s\n`,
    );
  }
}

/** `pretrain`: makes the networks that the page ships with. */
import { mkdir, writeFile } from "node:fs/promises";
import type { Artifact } from "../lab/artifact.ts";
import { defaultsOf } from "../lab/controls.ts";
import { encodeSafetensors } from "../engine/artifact-files.ts";
import { useBackend } from "../nn/backends.ts";
import { methodOf, UsageError } from "./arguments.ts";
import { publicFolder } from "./engine.ts";
import { pretrained, supports } from "./pretrained.ts";
import { execute } from "./run.ts";

const folder = new URL("artifacts/", publicFolder);

export async function pretrain(args: string[]): Promise<void> {
  const known = Object.keys({ ...pretrained, ...supports });
  const unknown = args.find((name) => !known.includes(name));
  if (unknown) throw new UsageError(`unknown network "${unknown}"; there is ${known.join(", ")}`);
  await mkdir(folder, { recursive: true });
  for (const name of args.length ? args : known) {
    const command = `npm run lab -- pretrain ${name}`;
    await (Object.hasOwn(supports, name) ? makeSupport(name, command) : makeByRun(name, command));
  }
}

/** By an ordinary run. */
async function makeByRun(name: string, command: string): Promise<void> {
  const { method, seed, set, files = { teacher: name } } = pretrained[name];
  const spec = methodOf(method);
  const recipe = { method: spec.id, parameters: { ...defaultsOf(spec.controls), ...set }, seed };
  const { outcome, artifacts } = await execute(recipe, { backend: "wasm", quiet: false });
  let size = 0;
  for (const [wanted, file] of Object.entries(files)) {
    const made = artifacts.find((artifact) => artifact.name === wanted);
    if (!made) throw new Error(`the run of ${name} left no ${wanted}`);
    size += await write({ ...made, name: file, lineage: { ...made.lineage, command } });
  }
  const { metrics, seconds } = outcome;
  const quality = ["teacherAccuracy", "highQuality", "frechet", "classAgreement"].flatMap((metric) =>
    metric in metrics ? [`${metric} ${metrics[metric]}`] : [],
  );
  process.stdout.write(`${name}: ${size} bytes, ${quality.join(", ")}, ${seconds} s\n`);
}

/** Networks that no method of the menu makes. */
async function makeSupport(name: string, command: string): Promise<void> {
  const { seed, settings, make } = supports[name];
  const obstacle = await useBackend("wasm");
  if (obstacle) throw new Error(obstacle);
  const began = performance.now();
  const networks = await make((step, loss) => {
    if (step % 1000 === 0) process.stderr.write(`${name}: step ${step}, loss ${loss.toFixed(5)}\n`);
  });
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const parameters = Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key, typeof value === "object" ? value.join(" ") : value]),
  );
  for (const network of networks) {
    const lineage = { method: name, version: 1, parameters, seed, command, parents: [] };
    process.stdout.write(`${network.name}: ${await write({ ...network, lineage })} bytes, ${seconds} s\n`);
  }
}

/** Half precision; @returns the size of the file in bytes. */
async function write(artifact: Artifact): Promise<number> {
  const bytes = encodeSafetensors(artifact, "F16");
  await writeFile(new URL(`${artifact.name}.safetensors`, folder), bytes);
  return bytes.length;
}

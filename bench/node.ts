/** The cases in Node, all in this process: on WASM, and on a GPU where the package `webgpu` is installed and finds one. */
import { casesOn } from "./cases.ts";
import type { BenchBackend } from "./contestant.ts";
import type { Facts } from "./machine.ts";
import type { Options } from "./options.ts";
import { full, quick } from "./protocol.ts";
import { reportSteps } from "./report.ts";
import type { CaseResult } from "./run-case.ts";

export async function benchNode(options: Options): Promise<number> {
  const missing = options.backends.includes("webgpu") ? await provideWebgpu() : null;
  if (missing) console.log(`Left out: webgpu, since ${missing}`);
  const backends = options.backends.filter((backend) => backend !== "webgpu" || !missing);
  if (backends.length === 0) return 1;
  // Only now: tfjs looks for a GPU when it is loaded.
  const { runCase } = await import("./run-case.ts");
  const { facts: factsOf } = await import("./machine.ts");
  const { chooseTfBackend } = await import("./tf-help.ts");

  const results: CaseResult[] = [];
  const facts: Partial<Record<BenchBackend, Facts>> = {};
  for (const backend of backends) {
    await chooseTfBackend(backend);
    facts[backend] = await factsOf(backend);
    for (const caseId of casesOn(backend, options.cases)) {
      console.log(`case ${caseId} on ${backend} …`);
      results.push(await runCase({ caseId, backend, only: options.only, quick: options.quick }));
    }
  }
  const runtime = `Node ${process.versions.node}`;
  return reportSteps({ results, runtime, facts, protocol: options.quick ? quick : full }, "latest-node", options.json);
}

/** The Node package of Chromium's WebGPU. */
interface WebgpuPackage {
  create(flags: string[]): GPU;
  readonly globals: object;
}

/** Puts WebGPU where browsers have it. @returns why there is none, or null */
async function provideWebgpu(): Promise<string | null> {
  const name = "webgpu"; // not a dependency of the lab
  const dawn = (await import(name).catch(() => null)) as WebgpuPackage | null;
  if (!dawn) return "the package is not installed (npm install --no-save webgpu).";
  const gpu = dawn.create([]);
  const adapter = await gpu.requestAdapter().catch(() => null);
  if (!adapter) return "the package webgpu finds no adapter on this machine.";
  const { description, architecture, isFallbackAdapter } = adapter.info;
  if (isFallbackAdapter || /swiftshader|llvmpipe/i.test(`${description} ${architecture}`)) {
    return `the only adapter is a GPU in software (${description || architecture}).`;
  }
  Object.assign(globalThis, dawn.globals);
  const navigator = globalThis.navigator ?? {};
  Object.defineProperty(navigator, "gpu", { value: gpu, configurable: true });
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
  return null;
}

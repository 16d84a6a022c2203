/** The worker's end: runs one case. */
import { locateWasm } from "../../src/nn/wasm-files.ts";
import { facts, type Facts } from "../machine.ts";
import { runCase, type CaseRequest, type CaseResult } from "../run-case.ts";
import { chooseTfBackend } from "../tf-help.ts";

export interface Answer {
  readonly result: CaseResult;
  readonly facts: Facts;
}

locateWasm();

addEventListener("message", ({ data }: MessageEvent<CaseRequest>) => {
  answer(data).then(
    (value) => postMessage(value),
    (error: unknown) => postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

async function answer(request: CaseRequest): Promise<Answer> {
  await chooseTfBackend(request.backend);
  return { result: await runCase(request), facts: await facts(request.backend) };
}

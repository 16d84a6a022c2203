/** What the numbers were measured on, as seen from where they were measured. */
import { getThreadsCount } from "@tensorflow/tfjs-backend-wasm";
import { tf } from "../src/nn/tf.ts";
import type { BenchBackend } from "./contestant.ts";

export interface Facts {
  readonly logicalCores?: number;
  readonly crossOriginIsolated: boolean;
  readonly tfjs: string;
  /** Threads of tfjs on WASM: half the cores at most, whatever one asks for. */
  readonly wasmThreads?: number;
  readonly wasmSimd?: boolean;
  /** The GPU, or what stands in for it. */
  readonly adapter?: string;
}

/** To be called when the backend runs. */
export async function facts(backend: BenchBackend): Promise<Facts> {
  return {
    logicalCores: globalThis.navigator?.hardwareConcurrency,
    crossOriginIsolated: globalThis.crossOriginIsolated ?? false,
    tfjs: tf.version_core,
    ...(backend === "wasm"
      ? { wasmThreads: getThreadsCount(), wasmSimd: await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT").then(Boolean) }
      : { adapter: await adapter() }),
  };
}

async function adapter(): Promise<string> {
  const info = (await navigator.gpu.requestAdapter())?.info;
  return info ? [info.vendor, info.architecture, info.description].filter(Boolean).join(" ") : "none";
}

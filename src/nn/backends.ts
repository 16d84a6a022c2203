/** Which backends this machine has, and switching between them. */
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import "@tensorflow/tfjs-backend-webgl";
import "@tensorflow/tfjs-backend-webgpu";
import type { Backend } from "../lab/recipe.ts";
import { tf } from "./tf.ts";

interface MaybeGpu {
  gpu?: { requestAdapter(): Promise<object | null> };
}

/** Why a backend cannot run here, or null when nothing speaks against trying. */
async function obstacle(backend: Backend): Promise<string | null> {
  switch (backend) {
    case "webgpu": {
      const gpu = (globalThis.navigator as MaybeGpu | undefined)?.gpu;
      if (!gpu) return "no WebGPU in this environment";
      return (await gpu.requestAdapter().catch(() => null)) ? null : "WebGPU found no adapter";
    }
    case "webgl":
      return "OffscreenCanvas" in globalThis ? null : "no OffscreenCanvas in this environment";
    case "wasm":
      return "WebAssembly" in globalThis ? null : "no WebAssembly in this environment";
    case "cpu":
      return null;
  }
}

/**
 * Makes a backend the current one.
 * @returns null when it runs, or the reason why it cannot
 */
export async function useBackend(backend: Backend): Promise<string | null> {
  if (tf.getBackend() === backend) return null;
  const reason = await obstacle(backend);
  if (reason) return reason;
  const previous = tf.getBackend();
  try {
    if (await tf.setBackend(backend)) {
      await tf.ready();
      if (tf.getBackend() === "webgpu") watchDevice();
      return null;
    }
  } catch (error) {
    if (previous) await tf.setBackend(previous);
    return error instanceof Error ? error.message : String(error);
  }
  if (previous) await tf.setBackend(previous);
  return `${backend} could not be initialised`;
}

interface WithDevice {
  readonly device: { readonly lost: Promise<{ readonly reason: string; readonly message: string }> };
}

const watched = new WeakSet<object>();
let listener: (reason: string) => void = () => undefined;

/** Who is told when the GPU of the WebGPU backend goes away; tfjs itself does not notice. */
export function onDeviceLost(tell: (reason: string) => void): void {
  listener = tell;
}

function watchDevice(): void {
  const { device } = tf.backend() as unknown as WithDevice;
  if (watched.has(device)) return;
  watched.add(device);
  void device.lost.then(({ reason, message }) => listener(message || reason));
}

/** Name of the current backend. */
export const currentBackend = (): Backend => tf.getBackend() as Backend;

/** Tensors alive on all backends together; none before a backend was chosen. */
export const tensorCount = (): number => (tf.engine().backendName ? tf.memory().numTensors : 0);

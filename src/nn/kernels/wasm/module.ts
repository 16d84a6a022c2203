/** The compiled kernels on the memory of the tfjs WASM backend. */
import { tf, type Tensor } from "../../tf.ts";
import { ordinary, shared } from "./binary.ts";

/** Exports of kernels.as.ts; addresses in bytes. */
export interface WasmKernels {
  gemm(
    ...args: [
      a: number,
      ar: number,
      ak: number,
      b: number,
      bk: number,
      bj: number,
      c: number,
      cr: number,
      bias: number,
      m: number,
      n: number,
      depth: number,
      scratch: number,
    ]
  ): void;
  normal(out: number, n: number, k0: number, k1: number): void;
  combineRows(a: number, x: number, b: number, y: number, z: number, n: number, d: number): void;
  gatherRows(x: number, index: number, y: number, n: number, bytes: number): void;
  packColumns(a: number, m: number, k: number, to: number): void;
  gemmTransposed(packed: number, b: number, d: number, m: number, k: number, n: number, scratch: number): void;
  activate(z: number, y: number, n: number, kind: number): void;
  layerNorm(
    ...args: [
      x: number,
      gain: number,
      y: number,
      kept: number,
      inverse: number,
      n: number,
      d: number,
      group: number,
      base: number,
      epsilon: number,
    ]
  ): void;
  layerNormBack(
    ...args: [
      dy: number,
      kept: number,
      inverse: number,
      gain: number,
      dx: number,
      dgain: number,
      n: number,
      d: number,
      group: number,
      base: number,
    ]
  ): void;
  gatedAdd(h: number, x: number, gate: number, y: number, n: number, d: number, group: number): void;
  gatedAddBack(
    ...args: [dy: number, x: number, gate: number, dx: number, dgate: number, n: number, d: number, group: number]
  ): void;
  attention(
    ...args: [
      qkv: number,
      y: number,
      p: number,
      n: number,
      t: number,
      heads: number,
      size: number,
      causal: number,
      scratch: number,
    ]
  ): void;
  attentionBack(
    ...args: [
      qkv: number,
      p: number,
      dy: number,
      dqkv: number,
      n: number,
      t: number,
      heads: number,
      size: number,
      work: number,
      scratch: number,
    ]
  ): void;
  softmaxLoss(
    ...args: [
      target: number,
      z: number,
      gradient: number,
      work: number,
      rows: number,
      n: number,
      temperature: number,
      factor: number,
      isLogits: number,
    ]
  ): number;
  activateBack(dy: number, z: number, dz: number, n: number, kind: number): void;
  adam(
    ...args: [
      theta: number,
      m: number,
      v: number,
      g: number,
      n: number,
      rate: number,
      epsilon: number,
      beta1: number,
      beta2: number,
      keep: number,
    ]
  ): void;
  ema(average: number, theta: number, n: number, decay: number): void;
}

/** The activations as the kernels number them. */
export const activationCode = { none: 0, relu: 1, silu: 2, tanh: 3 } as const;

/** Working memory of one product of that depth: its packed panel, a row to start from and a tile at the edge. */
export const panelBytes = (depth: number): number => 192 + 32 * depth;

/** The parts of tfjs's WASM backend used here. */
interface Backend {
  readonly wasm: {
    readonly asm?: { readonly memory?: unknown };
    readonly wasmMemory?: unknown;
    _malloc(bytes: number): number;
    _free(address: number): void;
  };
  makeOutput(
    shape: number[],
    dtype: "float32",
  ): Parameters<ReturnType<typeof tf.engine>["makeTensorFromTensorInfo"]>[0];
  getMemoryOffset(dataId: object): number;
}

const instances = new WeakMap<Backend, WasmKernels | null>();

function instantiate(backend: Backend): WasmKernels | null {
  const memory = [backend.wasm.wasmMemory, backend.wasm.asm?.memory].find((m) => m instanceof WebAssembly.Memory);
  if (!memory) return null;
  const isShared = "SharedArrayBuffer" in globalThis && memory.buffer instanceof SharedArrayBuffer;
  const bytes = Uint8Array.from(atob(isShared ? shared : ordinary), (c) => c.charCodeAt(0));
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } });
    return exports as unknown as WasmKernels;
  } catch {
    return null; // no SIMD: the plain formulas run instead
  }
}

/** The kernels, or null where the current backend is another or the engine has no SIMD. */
export function wasmKernels(): WasmKernels | null {
  if (tf.getBackend() !== "wasm") return null;
  const backend = tf.backend() as unknown as Backend;
  if (!instances.has(backend)) instances.set(backend, instantiate(backend));
  return instances.get(backend)!;
}

/** Where a tensor's numbers lie. */
export const addressOf = (tensor: Tensor): number =>
  (tf.backend() as unknown as Backend).getMemoryOffset(tensor.dataId);

/** A new tensor whose numbers are still to be written. */
export function uninitialised(shape: number[]): Tensor {
  const tensor = tf
    .engine()
    .makeTensorFromTensorInfo((tf.backend() as unknown as Backend).makeOutput(shape, "float32"));
  checkAllocated(tensor);
  return tensor;
}

/**
 * tfjs does not look at what its allocator returns: address 0 means that there was no memory.
 * @throws Error that is recognised as out of memory
 */
export function checkAllocated(tensor: Tensor): void {
  if (addressOf(tensor) === 0 && tensor.size > 0) {
    tensor.dispose();
    throw new Error(`WASM: out of memory for ${4 * tensor.size} bytes`);
  }
}

let arena = { backend: null as Backend | null, address: 0, bytes: 0 };

/** Working memory of at least so many bytes, valid until the next call; one piece for all kernels. */
export function scratch(bytes: number): number {
  const backend = tf.backend() as unknown as Backend;
  if (arena.backend !== backend) arena = { backend, address: 0, bytes: 0 };
  if (arena.bytes < bytes) {
    if (arena.address) backend.wasm._free(arena.address);
    arena = { backend, address: backend.wasm._malloc(bytes), bytes };
    if (!arena.address) throw new Error(`WASM: out of memory for ${bytes} bytes of working memory`);
  }
  return arena.address;
}

/** Running own WGSL on the device and the queue of the tfjs WebGPU backend, through its public API. */
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import { tf, type Tensor } from "../../tf.ts";

type Program = Parameters<WebGPUBackend["runWebGPUProgram"]>[0];
type Info = Parameters<WebGPUBackend["runWebGPUProgram"]>[1][number];

/** A compute program: its code may use the inputs by name, `result`, `uniforms.a` … and the built-ins of tfjs. */
export interface Kernel {
  /** Names the code: two kernels of one key must have the same code. */
  readonly key: string;
  readonly inputs: readonly string[];
  /** Names of the integer uniforms, in order. */
  readonly integers: readonly string[];
  /** Names of the float uniforms, in order. */
  readonly floats?: readonly string[];
  readonly workgroup: readonly [number, number, number];
  /** Body of `fn main`, after declarations in `declarations`. */
  readonly body: string;
  readonly declarations?: string;
}

interface Call {
  readonly inputs: readonly Tensor[];
  /** The shape of a new output, or a tensor to write into. */
  readonly output: number[] | Tensor;
  readonly workgroups: readonly [number, number, number];
  readonly integers: readonly number[];
  readonly floats?: readonly number[];
}

/** True where the kernels of this folder run. */
export const onWebGpu = (): boolean => tf.getBackend() === "webgpu";

/** True where the "GPU" is a program on the CPU, such as SwiftShader. */
export const isSimulated = (): boolean =>
  (tf.backend() as unknown as WebGPUBackend).device.adapterInfo?.isFallbackAdapter ?? false;

/** Runs a kernel once; returns its output. */
export function run(kernel: Kernel, call: Call): Tensor {
  const backend = tf.backend() as unknown as WebGPUBackend;
  const target = Array.isArray(call.output) ? null : (call.output as Tensor);
  const shape = target ? target.shape : (call.output as number[]);
  const uniforms = [
    ...kernel.integers.map((name) => `${name} : i32, `),
    ...(kernel.floats ?? []).map((name) => `${name} : f32, `),
  ];
  const program = {
    variableNames: [...kernel.inputs],
    outputShape: shape,
    // One flat index over the whole output; the code finds its place by workgroup and invocation.
    dispatchLayout: { x: shape.map((_, i) => i) },
    dispatch: [...call.workgroups],
    workgroupSize: [...kernel.workgroup],
    uniforms: uniforms.join(""),
    shaderKey: kernel.key,
    getUserCode: () => `${kernel.declarations ?? ""}\nfn main(index : i32) {\n${kernel.body}\n}\n`,
  } as unknown as Program;
  const values = [
    ...call.integers.map((value) => ({ type: "int32", data: [value] })),
    ...(call.floats ?? []).map((value) => ({ type: "float32", data: [value] })),
  ];
  const info = backend.runWebGPUProgram(
    program,
    call.inputs as unknown as Info[],
    "float32",
    values,
    target as unknown as Info,
  );
  return target ?? tf.engine().makeTensorFromTensorInfo(info);
}

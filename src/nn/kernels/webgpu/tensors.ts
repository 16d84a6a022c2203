import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import { tf, type Tensor } from "../../tf.ts";

/** A new tensor on the device whose numbers are still to be written. */
export function emptyTensor(shape: number[]): Tensor {
  const backend = tf.backend() as unknown as WebGPUBackend;
  return tf.engine().makeTensorFromTensorInfo(backend.makeTensorInfo(shape, "float32"));
}

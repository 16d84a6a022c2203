/** Direct access to a tensor's memory on the backends that keep it in ordinary memory. */
import { tf, type Tensor } from "../tf.ts";

interface WasmBackend {
  typedArrayFromHeap(tensor: Tensor): Float32Array;
}
interface CpuBackend {
  data: { get(id: object): { values: Float32Array } };
}

/**
 * The memory of a float32 tensor, to be changed in place, or null where it lies on a device. Only for tensors that own
 * their data (no clone or reshape of them alive) and that are never the right-hand side of a product themselves, since
 * XNNPACK keeps packed copies of those. Valid until the next allocation.
 */
export function memoryOf(tensor: Tensor): Float32Array | null {
  const backend: unknown = tf.backend();
  switch (tf.getBackend()) {
    case "wasm":
      return (backend as WasmBackend).typedArrayFromHeap(tensor);
    case "cpu":
      return (backend as CpuBackend).data.get(tensor.dataId).values;
    default:
      return null;
  }
}

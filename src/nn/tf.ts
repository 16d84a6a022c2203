/** The one door to tfjs: everything outside nn/ that computes with tensors takes `tf` from here. */
import * as tf from "@tensorflow/tfjs-core";
// The gradients of the operations. Node cannot load the single file, and takes the whole package (package.json, imports).
import "#tfjs-gradients";

export { tf };
export type { Scalar, Tensor, Tensor1D, Tensor2D, Tensor3D } from "@tensorflow/tfjs-core";

// Skips the checks of every operation for NaN and for lost tensors, which cost more than these small operations do.
tf.enableProdMode();

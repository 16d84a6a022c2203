/**
 * The WASM kernels, in AssemblyScript (`npm run kernels` compiles them into binary.ts). They work on the memory of the
 * tfjs WASM backend.
 */
export { attention, attentionBack } from "./attention.as";
export { activate, activateBack } from "./elementwise.as";
export { gatherRows } from "./gather.as";
export { gatedAdd, gatedAddBack, layerNorm, layerNormBack } from "./layer-norm.as";
export { softmaxLoss } from "./losses.as";
export { combineRows, normal } from "./noise.as";
export { adam, ema } from "./optimiser.as";
export { gemm, gemmTransposed, packColumns } from "./products.as";

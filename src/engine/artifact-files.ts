/** Reading and writing networks as files, for those who may not import nn/. */
export { decodeSafetensors, encodeSafetensors } from "../nn/safetensors.ts";

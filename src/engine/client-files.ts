/** Reading and writing networks as files, for the page. Holds no tfjs. */
export { decodeSafetensors, encodeSafetensors } from "./artifact-files.ts";

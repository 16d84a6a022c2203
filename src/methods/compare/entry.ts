import { en } from "./text.en.ts";
import { zh } from "./text.zh.ts";

export { spec } from "./spec.ts";
export const text = { en, zh };

/** The words of the generative experiments; they come with their screens, not with the page. */
import { en } from "./diffusion.en.ts";
import { zh } from "./diffusion.zh.ts";
import { useLanguage, type Language, type Shape } from "./t.ts";

export type DiffusionTexts = Shape<typeof en>;

const words: Readonly<Record<Language, DiffusionTexts>> = { en, zh };
export const useDiffusionTexts = (): DiffusionTexts => words[useLanguage()];

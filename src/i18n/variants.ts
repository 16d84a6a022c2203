/** The words of the comparison of variants; they come with it, not with the page. */
import { useLanguage, type Language, type Shape } from "./t.ts";
import { en } from "./variants.en.ts";
import { zh } from "./variants.zh.ts";

export type VariantsTexts = Shape<typeof en>;

const words: Readonly<Record<Language, VariantsTexts>> = { en, zh };
export const useVariantsTexts = (): VariantsTexts => words[useLanguage()];

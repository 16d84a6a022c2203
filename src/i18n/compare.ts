/** The words of the comparison; they come with its page. */
import { en } from "./compare.en.ts";
import { zh } from "./compare.zh.ts";
import { useLanguage, type Language, type Shape } from "./t.ts";

export type CompareTexts = Shape<typeof en>;

const words: Readonly<Record<Language, CompareTexts>> = { en, zh };
export const useCompareTexts = (): CompareTexts => words[useLanguage()];

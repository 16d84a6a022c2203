/** The words of the language experiments; they come with their screens, not with the page. */
import { en } from "./language.en.ts";
import { zh } from "./language.zh.ts";
import { useLanguage, type Language, type Shape } from "./t.ts";

export type LanguageTexts = Shape<typeof en>;

const words: Readonly<Record<Language, LanguageTexts>> = { en, zh };
export const useLanguageTexts = (): LanguageTexts => words[useLanguage()];

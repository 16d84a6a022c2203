/** The words of what is shared with a class; they come with its screens, not with the page. */
import { en } from "./share.en.ts";
import { zh } from "./share.zh.ts";
import { useLanguage, type Language, type Shape } from "./t.ts";

export type ShareTexts = Shape<typeof en>;

const words: Readonly<Record<Language, ShareTexts>> = { en, zh };
export const useShareTexts = (): ShareTexts => words[useLanguage()];

/** The words of the shelf; they come with it, not with the page. */
import { en } from "./shelf.en.ts";
import { zh } from "./shelf.zh.ts";
import { useLanguage, type Language, type Shape } from "./t.ts";

export type ShelfTexts = Shape<typeof en>;

const words: Readonly<Record<Language, ShelfTexts>> = { en, zh };
export const useShelfTexts = (): ShelfTexts => words[useLanguage()];

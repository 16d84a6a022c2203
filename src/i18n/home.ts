/** The words of the home page; they come with it. */
import { en } from "./home.en.ts";
import { zh } from "./home.zh.ts";
import { useLanguage, type Language, type Shape } from "./t.ts";

export type HomeTexts = Shape<typeof en>;

const words: Readonly<Record<Language, HomeTexts>> = { en, zh };
export const useHomeTexts = (): HomeTexts => words[useLanguage()];

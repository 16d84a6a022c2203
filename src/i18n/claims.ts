/** The words of the claims page's filters; they come with it. */
import { en } from "./claims.en.ts";
import { zh } from "./claims.zh.ts";
import { useLanguage, type Language, type Shape } from "./t.ts";

export type ClaimsTexts = Shape<typeof en>;

const words: Readonly<Record<Language, ClaimsTexts>> = { en, zh };
export const useClaimsTexts = (): ClaimsTexts => words[useLanguage()];

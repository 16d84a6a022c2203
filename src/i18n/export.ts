/** The words of the dialog in which an experiment is taken away; they come with it, not with the page. */
import { en } from "./export.en.ts";
import { zh } from "./export.zh.ts";
import { useLanguage, type Language, type Shape } from "./t.ts";

export type ExportTexts = Shape<typeof en>;

const words: Readonly<Record<Language, ExportTexts>> = { en, zh };
export const useExportTexts = (): ExportTexts => words[useLanguage()];

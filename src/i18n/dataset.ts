/** The words of dataset distillation's panels; they come with them, not with the page. */
import { en } from "./dataset.en.ts";
import { zh } from "./dataset.zh.ts";
import { useLanguage, type Language, type Shape } from "./t.ts";

export type DatasetTexts = Shape<typeof en>;

const words: Readonly<Record<Language, DatasetTexts>> = { en, zh };
export const useDatasetTexts = (): DatasetTexts => words[useLanguage()];

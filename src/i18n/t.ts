/** The page's words: two languages of one shape, chosen by context. Only languages that are loaded are ever chosen. */
import { createContext, useContext } from "react";
import type { en } from "./en.ts";

export type Language = "en" | "zh";

/** The same keys, any sentences. */
export type Shape<T> = T extends string ? string : { readonly [K in keyof T]: Shape<T[K]> };
export type Texts = Shape<typeof en>;

const loaders: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: async () => (await import("./en.ts")).en,
  zh: async () => (await import("./zh.ts")).zh,
};
const loaded: Partial<Record<Language, Texts>> = {};

/** Fetches the words of a language; rejects where they cannot be had, and may be tried again. */
export async function loadTexts(language: Language): Promise<void> {
  loaded[language] ??= await loaders[language]();
}

/** @throws Error when the language has not been loaded */
export function textsIn(language: Language): Texts {
  const texts = loaded[language];
  if (!texts) throw new Error(`the words of "${language}" are not loaded`);
  return texts;
}

export const languageNames: Readonly<Record<Language, string>> = { en: "English", zh: "中文" };
/** For `<html lang>` and Intl. */
export const locales: Readonly<Record<Language, string>> = { en: "en", zh: "zh-CN" };

export const LanguageContext = createContext<Language>("en");
export const useLanguage = (): Language => useContext(LanguageContext);
export const useTexts = (): Texts => textsIn(useLanguage());

/** Fills the `{placeholders}` of a sentence; one without a value stays as it is. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/** The language of a list of wishes such as `navigator.languages`; English where none fits. */
export function preferredLanguage(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const base = wish.toLowerCase().split("-")[0];
    if (base === "zh" || base === "en") return base;
  }
  return "en";
}

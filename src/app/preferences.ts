/** Language and theme as the person chose them on this machine; a link may say otherwise for one visit. */
import { preferredLanguage, type Language } from "../i18n/t.ts";

export interface Preferences {
  readonly language: Language;
  readonly theme: "light" | "dark" | null;
}

const name = "distillation-lab.preferences";

export function storageOrNull(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function stored(): Record<string, unknown> {
  try {
    const value = JSON.parse(storageOrNull()?.getItem(name) ?? "{}") as unknown;
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export function readPreferences(): Preferences {
  const { language, theme } = stored();
  return {
    language: language === "en" || language === "zh" ? language : preferredLanguage(navigator.languages),
    theme: theme === "light" || theme === "dark" ? theme : null,
  };
}

export function writePreference(change: { language?: Language; theme?: "light" | "dark" }): void {
  try {
    storageOrNull()?.setItem(name, JSON.stringify({ ...stored(), ...change }));
  } catch {
    // Chosen for this visit only.
  }
}

/** Language, theme and text size as the person chose them on this machine; a link may say otherwise while it is open. */
import { preferredLanguage, type Language } from "../i18n/t.ts";
import type { State } from "./state.ts";

export interface Preferences {
  readonly language: Language;
  readonly theme: "light" | "dark" | null;
  readonly size: "normal" | "large";
}

export const textSizeOf = ({ view, preferences }: State): Preferences["size"] => view.size ?? preferences.size;

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
  const { language, theme, size } = stored();
  return {
    language: language === "en" || language === "zh" ? language : preferredLanguage(navigator.languages),
    theme: theme === "light" || theme === "dark" ? theme : null,
    size: size === "large" ? size : "normal",
  };
}

export function writePreference(change: Partial<Preferences>): void {
  try {
    storageOrNull()?.setItem(name, JSON.stringify({ ...stored(), ...change }));
  } catch {
    // Chosen for this visit only.
  }
}

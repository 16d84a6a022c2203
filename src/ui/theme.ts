/** The page's theme and text size, and CSS variables as canvases and charts need them: resolved. */

export type Theme = "light" | "dark";
export type TextSize = "normal" | "large";

/** Sets the theme; `auto` follows the system. */
export function setTheme(theme: Theme | "auto"): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function setTextSize(size: TextSize): void {
  document.documentElement.dataset.size = size;
}

const systemDark = () => matchMedia("(prefers-color-scheme: dark)");

export function currentTheme(): Theme {
  const set = document.documentElement.dataset.theme;
  return set === "light" || set === "dark" ? set : systemDark().matches ? "dark" : "light";
}

const listeners = new Set<() => void>();
let stop: (() => void) | undefined;

/** Calls back when theme, text size or language changes, for those who draw by hand. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  if (!stop) {
    const tell = () => {
      resolved.clear();
      for (const l of listeners) l();
    };
    const observer = new MutationObserver(tell);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme", "data-size", "lang"] });
    const media = systemDark();
    media.addEventListener("change", tell);
    stop = () => {
      observer.disconnect();
      media.removeEventListener("change", tell);
      resolved.clear();
    };
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      stop?.();
      stop = undefined;
    }
  };
}

const resolved = new Map<string, string>();

/** The value of `var(--name)`; other text comes back as it is. */
export function resolveVar(text: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(text)?.[1];
  if (!name) return text;
  let value = stop ? resolved.get(name) : undefined;
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    resolved.set(name, value);
  }
  return value;
}

/** A colour as 0…255 red, green, blue; the theme writes its colours as #rrggbb or #rgb. */
export function rgbOf(color: string): readonly [number, number, number] {
  const hex = resolveVar(color).replace("#", "");
  const full = hex.length === 3 ? [...hex].map((d) => d + d).join("") : hex;
  const n = Number.parseInt(full, 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}

export const reducedMotion = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The root's font size in CSS pixels. */
export function rem(): number {
  let size = stop ? resolved.get("rem") : undefined;
  if (size === undefined) resolved.set("rem", (size = getComputedStyle(document.documentElement).fontSize));
  return Number.parseFloat(size) || 16;
}

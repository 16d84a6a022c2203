/** How far the class has come, for as long as the tab is open. */
import { stops } from "./class-path.ts";

const name = "distillation-lab.class-stop";

/** The stop opened last, from 0; null before the first. */
export function readStop(): number | null {
  try {
    const stored = sessionStorage.getItem(name) ?? "";
    return /^\d+$/.test(stored) && Number(stored) < stops.length ? Number(stored) : null;
  } catch {
    return null;
  }
}

export function writeStop(stop: number): void {
  try {
    sessionStorage.setItem(name, String(stop));
  } catch {
    // Not remembered where the browser keeps nothing.
  }
}

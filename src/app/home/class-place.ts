/** How far the class has come, for as long as the tab is open. It comes with the first page: nothing else here. */

const name = "distillation-lab.class-stop";

/** The stop opened last, from 0; null where no class is going on. */
export function readStop(): number | null {
  try {
    return JSON.parse(sessionStorage.getItem(name)!) as number | null;
  } catch {
    return null;
  }
}

/** @param stop null: the class is over */
export function writeStop(stop: number | null): void {
  try {
    sessionStorage.setItem(name, String(stop));
  } catch {
    // Not remembered where the browser keeps nothing.
  }
}

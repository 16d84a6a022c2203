/** What has been measured, and what a look can still afford: others wait for the engine meanwhile. */

export interface Ledger {
  /** A look begins: from now on so much time is left. */
  open(): void;
  /** What is known by the key, or made now; undefined where the time is up. At least one thing is made in every look. */
  afford<T>(key: readonly unknown[], make: () => Promise<T>): Promise<T | undefined>;
  /** The same, whatever it takes. */
  always<T>(key: readonly unknown[], make: () => Promise<T>): Promise<T>;
  /** What could not be afforded since this was last asked, by name. */
  missing(): string[];
}

/** Milliseconds of a look. */
const perLook = 1500;

export function createLedger(now: () => number = () => performance.now()): Ledger {
  const known = new Map<string, unknown>();
  let [until, made] = [0, 0];
  let missing: string[] = [];
  const always = async <T>(key: readonly unknown[], make: () => Promise<T>): Promise<T> => {
    const name = JSON.stringify(key);
    if (!known.has(name)) known.set(name, await make());
    return known.get(name) as T;
  };
  return {
    open() {
      until = now() + perLook;
      made = 0;
      missing = [];
    },
    always,
    async afford(key, make) {
      const name = JSON.stringify(key);
      if (!known.has(name)) {
        if (made > 0 && now() >= until) {
          missing.push(name);
          return undefined;
        }
        made++;
      }
      return always(key, make);
    },
    missing() {
      const names = missing;
      missing = [];
      return names;
    },
  };
}

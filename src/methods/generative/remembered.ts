import type { Role } from "../../lab/method.ts";
import type { Generator } from "./generator.ts";
import { each, type ByRole } from "./plane-views.ts";

/** Something of every generator, made anew only where the generator or the key changed. */
export function remembered<T>(
  generators: ByRole<Generator>,
  how: (generator: Generator, role: Role) => { key: readonly unknown[]; make: () => Promise<T> },
): () => Promise<ByRole<T>> {
  const known = new Map<Role, { generator: Generator; key: string; value: T }>();
  return () =>
    each(generators, async (generator, role) => {
      const { key, make } = how(generator, role);
      const full = JSON.stringify([...key, generator.version()]);
      const before = known.get(role);
      if (before?.generator === generator && before.key === full) return before.value;
      const value = await make();
      known.set(role, { generator, key: full, value });
      return value;
    });
}

/** Measures of every role under the names that the method declares. */
import { prefixedName, type Role } from "../../lab/method.ts";
import type { ByRole } from "./plane-views.ts";

/** What two sets of true samples score belongs to no role. */
const isShared = (name: string) => name.endsWith("Floor");

export function collector(prefixes: ByRole<string>, declared: readonly string[]) {
  const nameOf = (role: Role, name: string): string =>
    isShared(name) ? name : prefixedName(prefixes[role] ?? "", name);
  const isDeclared = (role: Role, name: string) => declared.includes(nameOf(role, name));
  /** One set of measures of every role; what the method does not declare is left out. */
  const collect = (of: ByRole<object>): Record<string, number> =>
    Object.fromEntries(
      (Object.entries(of) as [Role, Record<string, number>][]).flatMap(([role, measured]) =>
        Object.entries(measured).flatMap(([name, value]) =>
          isDeclared(role, name) ? [[nameOf(role, name), value] as const] : [],
        ),
      ),
    );
  return { isDeclared, collect };
}

/** What the panels of generative models share: views that are computed while they are looked at, and names. */
import { useCallback, useEffect, useState } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { useTexts } from "../../../i18n/t.ts";
import type { ControlValue } from "../../../lab/controls.ts";
import type { Role } from "../../../lab/method.ts";
import type { ViewData, ViewKind } from "../../../lab/views.ts";
import { useLab, useLabState, useMethod, useSignal } from "../../lab.tsx";
import { networkRoles } from "../../role-names.ts";

/** The newest view of a kind, kept current while the panel is on screen; null until there is one. */
export function useView<K extends ViewKind>(kind: K): Extract<ViewData, { kind: K }> | null {
  const { exhibits } = useLab();
  useSignal(exhibits.changed);
  useEffect(() => exhibits.watch(kind), [exhibits, kind]);
  return exhibits.latest(kind);
}

/** The object of before as long as its contents are the same: what was drawn from it need not be drawn anew. */
export function useSame<V>(value: V): V {
  const [kept, keep] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  keep(value);
  return value;
}

/** A value once it has stood still for a moment. */
export function useRested<V>(value: V): V {
  const [rested, rest] = useState(value);
  useEffect(() => {
    const timer = setTimeout(rest, restedAfterMs, value);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
const restedAfterMs = 120;

/** What a role is called in the method on screen. */
export function useRoleName(): (role: Role) => string {
  const t = useTexts();
  const words = useDiffusionTexts();
  const { text } = useMethod();
  return useCallback(
    (role) => (role === "truth" ? words.truth : (text.roles?.[role] ?? t.roles[role])),
    [t, words, text],
  );
}

/** What a quantity is called whoever's it is; undefined for one that only its method knows. */
export function useQuantityName(): (quantity: string) => string | undefined {
  const { quantities } = useDiffusionTexts().numbers;
  return (quantity) =>
    Object.hasOwn(quantities, quantity) ? quantities[quantity as keyof typeof quantities] : undefined;
}

/** The models of a view, in the lab's order. */
export const rolesOf = (view: Partial<Record<Role, unknown>>): Role[] => networkRoles.filter((role) => view[role]);

/** A parameter of the recipe on screen; undefined where the method has none of that name. */
export const useParameter = (name: string): ControlValue | undefined => useLabState((s) => s.recipe?.parameters[name]);

/** Points `[n, 2]` as two columns of a table. */
export function pointColumns(points: ArrayLike<number>, prefix = "") {
  const n = points.length >> 1;
  return [0, 1].map((j) => ({
    name: `${prefix}${"xy"[j]}`,
    values: Float32Array.from({ length: n }, (_, i) => points[2 * i + j]),
  }));
}

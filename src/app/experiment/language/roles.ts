import { useCallback } from "react";
import { useTexts } from "../../../i18n/t.ts";
import { roles, type Role } from "../../../lab/method.ts";
import { useMethod } from "../../lab.tsx";

/** The models of a view, in the lab's order. */
export const rolesIn = (byRole: Partial<Record<Role, unknown>>): Role[] => roles.filter((role) => byRole[role]);

/** What a role is called in the method on screen. */
export function useRoleName(): (role: Role) => string {
  const t = useTexts();
  const { text } = useMethod();
  return useCallback((role) => text.roles?.[role] ?? t.roles[role], [t, text]);
}

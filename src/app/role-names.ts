import type { Role } from "../lab/method.ts";

/** The order in which results of several roles stand side by side. */
export const networkRoles = ["teacher", "student", "control", "smoothed"] as const satisfies readonly Role[];

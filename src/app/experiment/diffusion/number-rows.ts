/** Metrics of several models as a table: one row per quantity, one column per model. */
import type { MetricSpec, Role } from "../../../lab/method.ts";
import { networkRoles } from "../../role-names.ts";

export interface NumberRow {
  /** The metric whose name stands for the row: the first model's. */
  readonly metric: string;
  /** In the order of the columns; undefined where a model has no such number. */
  readonly values: readonly (number | undefined)[];
  /** The same quantity of true samples. */
  readonly floor: number | undefined;
}

/**
 * Groups metrics that differ in their model alone: `studentSlicedW2` and `slicedW2` (of the model whose role the metric
 * has) are one quantity, `slicedW2Floor` is its floor. Losses are no quality of samples and are left out.
 */
export function numberRows(
  metrics: Readonly<Record<string, MetricSpec>>,
  latest: (metric: string) => number | undefined,
): { roles: Role[]; rows: NumberRow[] } {
  const cells = new Map<string, { role: Role; metric: string; value: number }[]>();
  for (const [metric, { role }] of Object.entries(metrics)) {
    const value = latest(metric);
    if (value === undefined || /loss$/i.test(metric) || /floor$/i.test(metric)) continue;
    const base = baseOf(metric, role);
    cells.set(base, [...(cells.get(base) ?? []), { role, metric, value }]);
  }
  const roles = networkRoles.filter((role) => [...cells.values()].flat().some((cell) => cell.role === role));
  const rows = [...cells].map(([base, row]) => ({
    metric: row[0].metric,
    values: roles.map((role) => row.find((cell) => cell.role === role)?.value),
    floor: latest(`${base}Floor`),
  }));
  return { roles, rows };
}

function baseOf(metric: string, role: Role): string {
  const rest = metric.startsWith(role) ? metric.slice(role.length) : "";
  return rest ? rest[0].toLowerCase() + rest.slice(1) : metric;
}

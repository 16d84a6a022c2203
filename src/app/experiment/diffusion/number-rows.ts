/** Metrics of several models as a table: one row per quantity, one column per model. */
import type { MetricSpec, Role } from "../../../lab/method.ts";
import { networkRoles } from "../../role-names.ts";

export interface NumberRow {
  /** The quantity, as its metric is called without a model: "slicedW2". */
  readonly quantity: string;
  /** One of its metrics: unit and name follow from it. */
  readonly metric: string;
  /** In the order of the columns; undefined where a model has no such number. */
  readonly values: readonly (number | undefined)[];
  /** The same quantity of true samples. */
  readonly floor: number | undefined;
}

/**
 * Groups metrics that differ in their model alone: with `slicedW2` declared, `flowSlicedW2` is the same quantity of the
 * model whose role it has, and `slicedW2Floor` that of true samples. Losses are no quality of samples and are left out.
 */
export function numberRows(
  metrics: Readonly<Record<string, MetricSpec>>,
  latest: (metric: string) => number | undefined,
): { roles: Role[]; rows: NumberRow[] } {
  const names = Object.keys(metrics).filter((name) => !/(loss|floor)$/i.test(name));
  const quantities = new Map<string, Partial<Record<Role, string>>>();
  for (const name of names) {
    const quantity = quantityOf(name, names);
    const known = quantities.get(quantity) ?? {};
    quantities.set(quantity, { [metrics[name].role]: name, ...known });
  }
  const measured = (name: string | undefined) => (name === undefined ? undefined : latest(name));
  const roles = networkRoles.filter((role) => [...quantities.values()].some((by) => measured(by[role]) !== undefined));
  const rows = [...quantities].map(([quantity, by]) => ({
    quantity,
    metric: Object.hasOwn(metrics, quantity) ? quantity : Object.values(by)[0],
    values: roles.map((role) => measured(by[role])),
    floor: latest(`${quantity}Floor`),
  }));
  return { roles, rows: rows.filter(({ values }) => values.some((value) => value !== undefined)) };
}

/** The declared metric that the name ends in, or what is left of it without its role. */
export function quantityOf(name: string, names: readonly string[]): string {
  const ends = (other: string) => other !== name && name.endsWith(other[0].toUpperCase() + other.slice(1));
  const plain = names.find(ends);
  if (plain) return plain;
  const role = networkRoles.find((one) => name.startsWith(one) && name !== one);
  return role ? name[role.length].toLowerCase() + name.slice(role.length + 1) : name;
}

/** The printed form of the results. */
import { cases } from "./cases.ts";
import type { CaseResult } from "./run-case.ts";
import { ratiosOf, spread } from "./summary.ts";

const heads = ["case", "backend", "ours ms", "stock ms", "jax ms", "bound ms", "stock/ours", "jax/ours", "ours/bound"];

/** Three digits, or all before the point. */
const number = (value: number) => (value < 100 ? value.toPrecision(3) : value.toFixed(0));

function rowsOf(result: CaseResult): string[][] {
  const c = cases.find(({ id }) => id === result.caseId)!;
  const ratios = ratiosOf(result);
  const sizes = [...new Set(result.lanes.map(({ students }) => students))];
  return sizes.map((students) => {
    const time = (name: string) => {
      const lane = result.lanes.find((l) => l.contestant === name && l.students === students);
      if (!lane) return "";
      const { min, median, max } = spread(lane.msPerStep);
      return `${number(median)} (${number(min)}–${number(max)})`;
    };
    const ratio = (name: string) => {
      const found = ratios.find((r) => r.name === name && r.students === students);
      return found ? number(found.median) : "";
    };
    const name = `${c.id} ${c.students.length > 1 ? `${students} × ` : ""}${c.name}, ${c.batch}`;
    const times = ["ours", "stock", "jax", "bound"].map(time);
    return [name, result.backend, ...times, ...["stock/ours", "jax/ours", "ours/bound"].map(ratio)];
  });
}

/** Milliseconds per step as median (smallest–largest), one line per case, backend and number of students. */
export function table(results: readonly CaseResult[]): string {
  const rows = [heads, ...results.flatMap(rowsOf)];
  const widths = heads.map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const line = (row: string[]) =>
    row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join("  ");
  const growth = results.flatMap((result) =>
    ratiosOf(result)
      .filter(({ name }) => name.endsWith("/1"))
      .map(({ name, median }) => `${name} students on ${result.backend}: ${number(median)} times one student's step`),
  );
  const manners = [
    ...new Set(
      results.flatMap(({ lanes }) => lanes.filter((l) => l.students > 1).map((l) => `${l.contestant}: ${l.manner}`)),
    ),
  ];
  const students = manners.length > 0 ? [`Several students: ${manners.join("; ")}.`] : [];
  return [line(heads), ...rows.slice(1).map(line), "", ...growth, ...students].join("\n").trimEnd();
}

/** A report as CSV, as a table to read, and on standard output. */
import { specs } from "../run.ts";
import type { Format } from "./arguments.ts";
import { metricNames, type Cell, type Report, type Summary } from "./report.ts";

/** A field by RFC 4180. */
const field = (value: unknown) => {
  const text = value === undefined ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A header and one line per run: grid values, seed, metrics (RFC 4180; empty where a run lacks a metric). */
export function csv({ sweep, runs }: Report): string {
  const parameters = Object.keys(sweep.grid);
  const metrics = metricNames(sweep, runs);
  const lines = runs.map(({ recipe, metrics: measured }) => [
    ...parameters.map((name) => recipe.parameters[name]),
    recipe.seed,
    ...metrics.map((name) => measured[name]),
  ]);
  return [[...parameters, "seed", ...metrics], ...lines].map((line) => `${line.map(field).join(",")}\r\n`).join("");
}

function interval(summary: Summary | undefined): string {
  if (!summary) return "–";
  const mean = summary.mean.toFixed(4);
  return summary.high === null ? mean : `${mean} ± ${(summary.high - summary.mean).toFixed(4)}`;
}

/** One line per cell: mean ± half the width of the 95% interval. */
export function table({ sweep, cells, runs }: Report, chosen?: readonly string[]): string {
  const { metrics } = specs[sweep.method];
  const shown = chosen ?? metricNames(sweep, runs).filter((name) => metrics[name].better === "higher");
  const parameters = Object.keys(sweep.grid);
  const seeds = (cell: Cell) => Math.max(0, ...Object.values(cell.metrics).map(({ n }) => n));
  const lines = [
    [...parameters, "n", ...shown],
    ...cells.map((cell) => [
      ...parameters.map((name) => String(cell.values[name])),
      String(seeds(cell)),
      ...shown.map((name) => interval(cell.metrics[name])),
    ]),
  ];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) => line.map((text, column) => text.padEnd(widths[column])).join("  "))
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

/** Writes the report; then says what failed. @throws Error when a run failed */
export function write(report: Report, format: Format, metrics?: readonly string[]): void {
  if (format === "table") process.stdout.write(`${table(report, metrics)}\n`);
  process.stdout.write(format === "csv" ? csv(report) : `${JSON.stringify(report)}\n`);
  const failed = report.failed.length;
  if (failed) throw new Error(`${failed} of ${failed + report.runs.length} runs failed`);
}

/** A report as CSV, as a table to read, and on standard output. */
import { metricNames, sweepCsv, type Summary } from "../../lab/sweep.ts";
import { specs } from "../run.ts";
import type { Format } from "./arguments.ts";
import type { Cell, Report } from "./report.ts";

/** A header and one line per run. */
export function csv({ sweep, runs }: Report): string {
  return sweepCsv(sweep.grid, metricNames(specs[sweep.method].metrics, runs), runs);
}

function interval(summary: Summary | undefined): string {
  if (!summary) return "–";
  const mean = summary.mean.toFixed(4);
  return summary.high === null ? mean : `${mean} ± ${(summary.high - summary.mean).toFixed(4)}`;
}

/** One line per cell: mean ± half the width of the 95% interval. */
export function table({ sweep, cells, runs }: Report, chosen?: readonly string[]): string {
  const { metrics } = specs[sweep.method];
  const shown = chosen ?? metricNames(metrics, runs).filter((name) => metrics[name].better === "higher");
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

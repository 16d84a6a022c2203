/** The few words that the pieces themselves need; the app gives them once, in its language. */
import { createContext, useContext, type ReactNode } from "react";

export interface UiLabels {
  readonly locale: string;
  readonly close: string;
  readonly help: string;
  readonly reset: (name: string, to: string) => string;
  readonly live: string;
  readonly restarts: string;
  readonly notNumber: string;
  readonly outOfRange: (min: string, max: string) => string;
  readonly notInteger: string;
  readonly dataTable: string;
  readonly everyNth: (shown: number, total: number) => string;
  readonly download: string;
  readonly png: string;
  readonly svg: string;
  readonly csv: string;
  readonly loading: string;
  readonly chartFailed: string;
  readonly trueClass: string;
  readonly class: string;
  readonly confidence: string;
  readonly selected: string;
  readonly draw: string;
  readonly erase: string;
  readonly clear: string;
  readonly drawHint: string;
  /** Between parts of a name. */
  readonly comma: string;
  readonly colon: string;
  readonly semicolon: string;
}

export const english: UiLabels = {
  locale: "en",
  close: "Close",
  help: "What is this?",
  reset: (name, to) => `Reset ${name} to ${to}`,
  live: "Takes effect on the next step",
  restarts: "Restarts the run",
  notNumber: "Not a number",
  outOfRange: (min, max) => `From ${min} to ${max}`,
  notInteger: "Whole numbers only",
  dataTable: "Data table",
  everyNth: (shown, total) => `${shown} of ${total} rows`,
  download: "Download",
  png: "Picture (PNG)",
  svg: "Drawing (SVG)",
  csv: "Numbers (CSV)",
  loading: "Loading the chart…",
  chartFailed: "The chart could not be loaded.",
  trueClass: "true class",
  class: "Class",
  confidence: "confidence",
  selected: "selected",
  draw: "Draw",
  erase: "Erase",
  clear: "Clear",
  drawHint: "Arrow keys move the pen, space puts it down and lifts it.",
  comma: ", ",
  colon: ": ",
  semicolon: "; ",
};

const Labels = createContext<UiLabels>(english);

export function LabelsProvider({ labels, children }: { labels: UiLabels; children: ReactNode }) {
  return <Labels value={labels}>{children}</Labels>;
}

export const useLabels = (): UiLabels => useContext(Labels);

import { describe, expect, it } from "vitest";
import { labelPlaces, snrFigure } from "./snr.ts";

const t = Float64Array.from({ length: 101 }, (_, i) => i / 100);
const lines = [
  { name: "steep", current: false, values: t.map((v) => 4 - 8 * v) },
  { name: "flat", current: true, values: t.map((v) => (v === 0 ? Infinity : 1 - 2 * v)) },
];
const figure = snrFigure({ t, lines, now: 0.25, xTitle: "t", yTitle: "log SNR" });

describe("snrFigure", () => {
  it("emphasises the schedule in use, and not by colour alone", () => {
    const looks = figure.traces.slice(0, 2).map((trace) => trace.line as { width: number; dash: string });
    expect(looks[1].width).toBeGreaterThan(looks[0].width);
    expect([looks[0].dash, looks[1].dash]).toEqual(["dash", "solid"]);
    expect((figure.layout.annotations as { text: string }[]).map(({ text }) => text)).toEqual(["steep", "<b>flat</b>"]);
  });
  it("marks the time that is looked at, on the line in use", () => {
    expect([figure.traces[2].x, figure.traces[2].y]).toEqual([[0.25], [0.5]]);
  });
  it("leaves gaps where the ratio is infinite, but not in the numbers", () => {
    expect((figure.traces[1].y as (number | null)[])[0]).toBeNull();
    expect(figure.columns().map(({ name }) => name)).toEqual(["t", "steep", "flat"]);
  });
});

it("puts labels where lines are apart, and not onto each other or the marker", () => {
  const [a, b] = labelPlaces(
    lines.map(({ values }) => values),
    { line: 1, at: 20 },
  );
  expect(Math.abs(b - 20)).toBeGreaterThan(35);
  expect(Math.abs(lines[0].values[a] - lines[1].values[a])).toBeGreaterThan(1.5);
  expect(Math.abs(a - b) > 35 || Math.abs(lines[0].values[a] - lines[1].values[b]) >= 1).toBe(true);
});

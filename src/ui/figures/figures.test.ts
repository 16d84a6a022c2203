import { describe, expect, it } from "vitest";
import { csv } from "../download.ts";
import { formatBytes, formatDuration, formatNumber, formatPercent, formatProbability, parseNumber } from "../format.ts";
import { markerPath } from "../canvas/markers.ts";
import { dab, stroke } from "../canvas/brush.ts";
import { classMarkers } from "../roles.ts";
import { barFigure } from "./bar-figure.ts";
import { barPosition, barTicks, barTransform } from "./bars.ts";
import { calibrationFigure } from "./calibration.ts";
import { resolveColors } from "./figure.ts";
import { heatColor, heatLevels } from "./heat.ts";
import { lineFigure } from "./line.ts";
import { regionEdges, regionGrid, regionLetters, regionPixels } from "./regions.ts";
import { scatterFigure } from "./scatter.ts";
import { thin } from "./thin.ts";

describe("lineFigure", () => {
  const x = [0, 10, 20];
  const spec = {
    xTitle: "step",
    yTitle: "loss",
    yScale: "log" as const,
    series: [
      { name: "Teacher", role: "teacher" as const, x, y: [1, 0.5, 0.25] },
      {
        name: "Student",
        role: "student" as const,
        x,
        y: [2, 1, 0.5],
        band: { lower: [1, 0.5, 0.2], upper: [3, 2, 1] },
      },
    ],
    references: [{ name: "floor", y: 0.1, role: "truth" as const }],
  };
  it("marks a logarithmic axis between the powers of ten where it spans few of them, references included", () => {
    const yaxis = (s: typeof spec) => lineFigure(s).layout["yaxis"] as { tickvals?: number[]; range?: number[] };
    expect(yaxis(spec).tickvals).toEqual([0.1, 0.2, 0.5, 1, 2]);
    expect(yaxis(spec).range![0]).toBeLessThan(-1);
    const wide = { ...spec, references: [{ ...spec.references[0], y: 0.001 }] };
    expect(yaxis(wide).tickvals).toBeUndefined();
  });
  it("has one line per series, bands before their line, and references", () => {
    const figure = lineFigure(spec);
    expect(figure.traces.map((t) => [t.name, t.mode])).toEqual([
      ["Teacher", "lines+markers"],
      ["Student −", "lines"],
      ["Student +", "lines"],
      ["Student", "lines+markers"],
    ]);
    expect(figure.legend).toEqual([
      { name: "Teacher", role: "teacher", traces: [0] },
      { name: "Student", role: "student", traces: [1, 2, 3] },
    ]);
    expect(figure.layout.shapes).toHaveLength(1);
    expect((figure.layout.annotations as { y: number }[])[0].y).toBeCloseTo(-1);
  });
  it("tells roles apart without colour", () => {
    const lines = lineFigure(spec).traces.map((t) => (t.line as { dash?: string }).dash);
    expect(lines[0]).not.toBe(lines[3]);
  });
  it("hands over its numbers, the common x once", () => {
    const names = lineFigure(spec)
      .columns()
      .map((c) => c.name);
    expect(names).toEqual(["step", "Teacher", "Student", "Student (lower)", "Student (upper)"]);
  });
  it("reads a stream up to its length, when asked", () => {
    const stream = { x: [0, 1, 2, 9], y: [5, 4, 3, 9], length: 3 };
    const figure = lineFigure({ ...spec, series: [{ name: "S", role: "student", stream }] });
    expect(figure.traces[0].stream).toBe(stream);
    expect(figure.columns()[1].values).toEqual([5, 4, 3]);
  });
});

describe("calibrationFigure and barFigure", () => {
  it("leaves empty bins out", () => {
    const s = {
      name: "T",
      role: "teacher" as const,
      confidence: [0.1, 0.5, 0.9],
      accuracy: [0, 0.4, 0.8],
      count: [0, 4, 16],
    };
    const figure = calibrationFigure({ series: [s], xTitle: "c", yTitle: "a", countTitle: "n", perfect: "p" });
    expect(figure.traces[1].x).toEqual([0.5, 0.9]);
    expect((figure.traces[1].marker as { size: number[] }).size).toEqual([9.5, 14]);
  });
  it("gives bars their role's pattern", () => {
    const figure = barFigure({
      categories: ["a"],
      xTitle: "x",
      yTitle: "y",
      series: [{ name: "S", role: "student", values: [1] }],
    });
    expect((figure.traces[0].marker as { pattern: { shape: string } }).pattern.shape).toBe("/");
  });
});

it("resolveColors replaces variables at any depth and leaves numbers alone", () => {
  const numbers = new Float64Array([1, 2]);
  const out = resolveColors({ a: "var(--x)", b: [{ c: "var(--y)" }], n: numbers, t: "plain" }, (v) => `<${v}>`);
  expect(out).toEqual({ a: "<var(--x)>", b: [{ c: "<var(--y)>" }], n: numbers, t: "plain" });
  expect(out.n).toBe(numbers);
});

describe("thin", () => {
  const n = 10_000;
  const x = Float64Array.from({ length: n }, (_, i) => i);
  const y = Float64Array.from({ length: n }, (_, i) => Math.sin(i / 50));
  y[4321] = 99;
  it("keeps ends and peaks within its size, in order", () => {
    const t = thin(x, y, n, 400);
    expect(t.x.length).toBeLessThanOrEqual(400);
    expect(t.y).toContain(99);
    expect([t.x[0], t.x.at(-1)]).toEqual([0, n - 1]);
    expect(t.x).toEqual([...t.x].sort((a, b) => a - b));
  });
  it("leaves short series as they are", () => expect(thin([1, 2], [3, 4], 2, 400)).toEqual({ x: [1, 2], y: [3, 4] }));
});

describe("bars", () => {
  it("stand where their probability is", () => {
    expect(barPosition(0.25, false, 5)).toBe(0.25);
    expect(barPosition(1e-5, true, 5)).toBeCloseTo(0);
    expect(barPosition(0.1, true, 5)).toBeCloseTo(0.8);
    expect(barPosition(Number.NaN, false, 5)).toBe(0);
    expect(barTransform(0.25, false)).toBe("translateX(max(-100% + 2px, -75%))");
    expect(barTransform(1, true)).toBe("translateY(min(100% - 2px, 0%))");
  });
  it("have a labelled axis", () => {
    expect(barTicks(false, 5, "en", false).map((t) => t.label)).toEqual(["0", "25%", "50%", "75%", "100%"]);
    expect(barTicks(true, 5, "en", true).map((t) => t.label)).toEqual(["10⁻⁵", "", "", "", "", "100%"]);
  });
});

describe("heat", () => {
  it("leaves the diagonal out", () => expect(heatLevels([9, 1, 2, 9], 2, "linear", true)).toEqual([0, 0.5, 1, 0]));
  it("puts readable text on every shade", () => {
    const luminance = (rgb: number[]) => {
      const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    for (let level = 0; level <= 1; level += 0.02) {
      const { background, color } = heatColor(level, [236, 238, 240], [196, 106, 0]);
      const y = luminance(background.match(/\d+/g)!.map(Number));
      const ratio = color === "#000" ? (y + 0.05) / 0.05 : 1.05 / (y + 0.05);
      expect(ratio).toBeGreaterThan(4.5);
    }
  });
});

describe("regions", () => {
  // Left half class 0, right half class 1, as sure on either side.
  const width = 8;
  const classes = Uint8Array.from({ length: 64 }, (_, i) => (i % width < 4 ? 0 : 1));
  const grid = { width, height: 8, classes, confidence: new Float32Array(64).fill(0.9), count: 2 };
  it("meet in the middle", () => {
    const edges = regionEdges(grid);
    expect(edges.length).toBe(7 * 4);
    expect(edges.filter((_, i) => i % 2 === 0).every((x) => Math.abs(x - 4) < 1e-6)).toBe(true);
  });
  it("are read off class probabilities", () => {
    const g = regionGrid([0.7, 0.2, 0.1, 0.1, 0.3, 0.6], 2, 1, 3);
    expect(Array.from(g.classes)).toEqual([0, 2]);
    expect(g.confidence[1]).toBeCloseTo(0.6);
    expect(g.margin![0]).toBeCloseTo(0.5);
  });
  it("carry their letters inside themselves", () => {
    const letters = regionLetters(grid);
    expect(letters.map((l) => l.k)).toEqual([0, 1]);
    for (const { k, x, y } of letters) expect(classes[Math.floor(y) * width + Math.floor(x)]).toBe(k);
  });
  it("fade to the ground where nothing is known", () => {
    const unsure = { ...grid, confidence: new Float32Array(64).fill(0.5) };
    const pixel = (g: typeof grid) =>
      regionPixels(
        g,
        [
          [0, 0, 0],
          [0, 0, 255],
        ],
        [255, 255, 255],
      )[0];
    expect(pixel(unsure)).toBeGreaterThan(235);
    expect(pixel(grid)).toBeLessThan(160);
  });
});

describe("numbers for people", () => {
  it.each([
    [0.0000321, "3.21×10⁻⁵"],
    [1234567, "1.23×10⁶"],
    [-0.5, "−0.5"],
    [0, "0"],
    [Number.NaN, "–"],
    [-Infinity, "−∞"],
  ])("%s is %s", (value, text) => expect(formatNumber(value, "en")).toBe(text));
  it("keeps small probabilities visible and large ones honest", () => {
    const texts = [0, 1, 0.5, 0.99999, 0.0123, 0.00034, 1e-5, 4e-7].map((p) => formatProbability(p, "en"));
    expect(texts).toEqual(["0%", "100%", "50.0%", ">99.9%", "1.2%", "0.03%", "0.001%", "<0.001%"]);
  });
  it("knows time, size and share", () => {
    expect([
      formatDuration(65),
      formatDuration(3661),
      formatBytes(1234567, "en"),
      formatPercent(0.256, "zh-CN"),
    ]).toEqual(["1:05", "1:01:01", "1.23 MB", "25.6%"]);
  });
  it.each([
    ["1,5", 1.5],
    ["1,234.5", 1234.5],
    ["1e-3", 1e-3],
    ["−２", -2],
    [" .5 ", 0.5],
    ["", Number.NaN],
    ["1e", Number.NaN],
    ["Infinity", Number.NaN],
    ["0x10", Number.NaN],
  ])("reads %j as %s", (text, value) => expect(parseNumber(text)).toBe(value));
});

it("csv quotes, fills short columns and defuses formulas", () => {
  const text = csv([
    { name: 'a "b"', values: [1, Number.NaN, -3] },
    { name: "=cmd", values: ["x,y", "+1"] },
  ]);
  expect(text).toBe('\uFEFF"a ""b""",\'=cmd\r\n1,"x,y"\r\n,\'+1\r\n-3,\r\n');
});

it("markers are closed paths around the origin, of similar reach", () => {
  for (const marker of classMarkers) {
    const path = markerPath(marker, 10);
    expect(path).toMatch(/^M.*z$/);
    expect(path).not.toContain("NaN");
  }
  expect(new Set(classMarkers).size).toBe(10);
});

it("a stroke leaves ink along its way and the eraser takes it off", () => {
  const sheet = { side: 32, ink: new Float32Array(32 * 32) };
  stroke(sheet, [4, 16], [28, 16], 2, false);
  for (let x = 4; x < 28; x++) expect(sheet.ink[16 * 32 + x]).toBe(1);
  expect(sheet.ink[4 * 32 + 16]).toBe(0);
  dab(sheet, 16, 16, 4, true);
  expect(sheet.ink[16 * 32 + 16]).toBe(0);
});

describe("scatterFigure", () => {
  it("is a trace and a legend entry for each point, in its own look, and a table with the names", () => {
    const look = { color: "var(--class-1)", marker: "square", dash: "solid" } as const;
    const figure = scatterFigure({
      points: [
        { name: "A", role: "teacher", x: 0.5, y: 1 },
        { name: "B", role: "student", look, x: 0.25, y: 2 },
      ],
      xTitle: "sharp",
      yTitle: "wide",
    });
    expect(figure.traces.map((t) => (t["marker"] as { color: string }).color)).toEqual(["var(--teacher)", look.color]);
    expect(figure.legend).toEqual([
      { name: "A", role: "teacher", traces: [0] },
      { name: "B", role: "student", look, traces: [1] },
    ]);
    expect(csv(figure.columns()).split("\n")[2]).toContain("B");
  });
});

import { describe, expect, it } from "vitest";
import { sceneSvg } from "../canvas/scene-svg.ts";
import { barbs, type Scene } from "../canvas/scene.ts";
import { square } from "../canvas/plane.ts";
import { densityLevels, fieldArrows, gridLines, modeDiscs, nearestPath, pathOf, quantiles } from "./plane-marks.ts";
import { levelColor, logDomain, logLevels, spectrumGradient } from "./spectrum.ts";

describe("grounds", () => {
  it("are 1 at the peak and fall with the root of the density", () => {
    expect(Array.from(densityLevels([3, 3 - 2 * Math.log(2), -Infinity]))).toEqual([1, 0.5, 0]);
    expect(Array.from(densityLevels([-Infinity, -Infinity]))).toEqual([0, 0]);
  });
});

describe("fieldArrows", () => {
  const size = 5;
  const vectors = Float32Array.from({ length: 2 * size * size }, (_, i) => (i % 2 === 0 ? 3 : 0));
  it("centres them on their cells, an arrow of median strength half a cell long", () => {
    const ends = fieldArrows(vectors, size, 1, 5);
    expect(ends).toHaveLength(4 * 25);
    const expected = [-0.9, -0.8, -0.7, -0.8];
    expected.forEach((v, i) => expect(ends[i]).toBeCloseTo(v, 6));
  });
  it("leaves some out evenly where there are many", () => {
    const ends = fieldArrows(vectors, size, 1, 3);
    const middles = Array.from({ length: ends.length / 4 }, (_, i) => (ends[4 * i] + ends[4 * i + 2]) / 2);
    expect([...new Set(middles.map((x) => x.toFixed(2)))]).toEqual(["-0.80", "0.00", "0.80"]);
  });
  it("has nothing to point with where there is no force", () => {
    expect(fieldArrows(new Float32Array(2), 1, 1, 5)).toEqual(new Float32Array(4));
    expect(barbs(0, 0, 0, 0)).toEqual([]);
  });
});

describe("gridLines", () => {
  it("joins neighbours along both directions with the mean of their values", () => {
    const { ends, values } = gridLines([0, 0, 1, 0, 0, 1, 1, 1], [1, 2, 3, 4], 2);
    expect(Array.from(ends)).toEqual([0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 1, 1, 0, 1, 1, 1]);
    expect(Array.from(values)).toEqual([1.5, 2, 3, 3.5]);
  });
});

describe("modeDiscs", () => {
  it("has areas in proportion to the shares, the largest weight just fitting between neighbours", () => {
    const means = [0, 0, 1, 0];
    const rings = modeDiscs(means, [0.5, 0.5], [0.5, 0.5]);
    expect(rings[2]).toBeCloseTo(0.4, 6);
    const discs = modeDiscs(means, [0.125, 0], [0.5, 0.5]);
    expect([discs[2], discs[5]].map((r) => (r / rings[2]) ** 2)).toEqual([expect.closeTo(0.25, 5), 0]);
  });
  it("draws a mode that stands alone", () => {
    expect(modeDiscs([0, 0], [1], [1])[2]).toBe(0.5);
  });
});

describe("paths", () => {
  /** Two stops of three particles. */
  const positions = Float32Array.of(0, 0, 1, 0, 2, 0, 0, 5, 1, 5, 2, 5);
  it("are taken out particle by particle", () => {
    expect(Array.from(pathOf(positions, 3, 1))).toEqual([1, 0, 1, 5]);
  });
  it("are hit at any of their stops", () => {
    expect(nearestPath(positions, 3, 1.9, 4.8)).toBe(2);
    expect(nearestPath(positions, 3, 0.1, 0.1)).toBe(0);
  });
});

it("interpolates quantiles", () => {
  expect(quantiles([4, 1, 3, 2], [0, 0.5, 1])).toEqual([1, 2.5, 4]);
});

describe("the colour scale", () => {
  it("ends at powers of two about the middle of the values", () => {
    expect(logDomain(Array.from({ length: 1000 }, (_, i) => 0.3 + i / 100))).toEqual([0.25, 16]);
    expect(logDomain([0, Number.NaN, 0])).toEqual([0.5, 2]);
    expect(logDomain([1, 1])).toEqual([1, 2]);
  });
  it("places values by their logarithm", () => {
    expect(Array.from(logLevels([0, 0.5, 2, 8, 99, Number.NaN], 0.5, 8))).toEqual([0, 0, 0.5, 1, 1, 0]);
  });
  it("stands out from the ground at the high end", () => {
    const light = (color: string) => color.match(/\d+/g)!.reduce((sum, v) => sum + Number(v), 0);
    expect(light(levelColor(1, "light"))).toBeLessThan(light(levelColor(0, "light")));
    expect(light(levelColor(1, "dark"))).toBeGreaterThan(light(levelColor(0, "dark")));
    expect(levelColor(7, "dark")).toBe(levelColor(1, "dark"));
    expect(spectrumGradient("light")).toContain(levelColor(0, "light"));
  });
});

describe("sceneSvg", () => {
  const scene: Scene = [
    { kind: "shade", levels: Float32Array.of(1), size: 1, extent: 0.5, color: "var(--ink)" },
    { kind: "points", points: [0, 0], color: "var(--ink)" },
    { kind: "lines", lines: [{ points: [-1, -1, 1, 1], color: "red" }] },
    { kind: "segments", ends: [0, 0, 1, 0], color: "red", width: 2, heads: true },
    { kind: "segments", ends: [0, 0, 1, 0], color: "red", width: 2, levels: [1] },
    { kind: "discs", discs: [0, 0, 0.5], color: "red", filled: false },
  ];
  const svg = sceneSvg(scene, square(1), {
    width: 100,
    height: 100,
    title: 'a < b & "c"',
    theme: "light",
    ground: "white",
    resolve: (color) => (color === "var(--ink)" ? "#123456" : color),
    shade: () => "data:,",
  });
  it("has every mark where it belongs, y upwards, colours resolved", () => {
    expect(svg).toContain('<image x="25" y="25" width="50" height="50"');
    expect(svg).toContain('fill="#123456"');
    expect(svg).toContain("translate(50 50)");
    expect(svg).toContain('d="M0 100L100 0"');
    expect(svg).toContain('<circle cx="50" cy="50" r="25" fill="none"');
    expect(svg).toContain(levelColor(1, "light"));
    expect(svg).not.toContain("var(");
  });
  it("cannot be broken by its title", () => {
    expect(svg).toContain("<title>a &lt; b &amp; &quot;c&quot;</title>");
  });
});

import { describe, expect, test } from "vitest";
import { catalogue } from "../../methods/catalogue.ts";
import { arrowsOf, type Box } from "./arrows.ts";
import { bands, edges, lanes, nearTo, offMap, stationAt, stations } from "./map.ts";

describe("the map", () => {
  test("every method of the catalogue stands on it once", () => {
    const methods = Object.keys(catalogue).filter((id) => !offMap.includes(id));
    expect(stations.map(({ id }) => id).sort()).toEqual(methods.sort());
  });

  test("every edge joins two stations of one band, once, and says why in both languages", () => {
    for (const { from, to, why } of edges) {
      expect(stationAt(from).band).toBe(stationAt(to).band);
      expect([why.en, why.zh].every(Boolean)).toBe(true);
    }
    expect(new Set(edges.map(({ from, to }) => `${from} ${to}`)).size).toBe(edges.length);
    expect(() => stationAt("nowhere")).toThrow(/nowhere/);
  });

  test("it has no circle: stations can be put in an order that all arrows follow", () => {
    const left = new Set(stations.map(({ id }) => id));
    while (left.size > 0) {
      const free = [...left].filter((id) => !edges.some(({ from, to }) => to === id && left.has(from)));
      expect(free).not.toEqual([]);
      free.forEach((id) => left.delete(id));
    }
  });

  test("every station but the first of a band is led to", () => {
    for (const band of bands) {
      const roots = stations.filter((one) => one.band === band && !edges.some(({ to }) => to === one.id));
      expect(roots).toEqual([stations.find((one) => one.band === band)]);
    }
  });

  test("no two stations share a cell, and every lane has one", () => {
    const cells = stations.flatMap(({ band, row, column, span = 1 }) =>
      Array.from({ length: span }, (_, k) => `${band} ${row} ${column + k}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(new Set(stations.map(({ lane }) => lane))).toEqual(new Set(lanes));
  });

  test("neighbours of a station, both ways", () => {
    expect([...nearTo("lightning")].sort()).toEqual(["add", "apt", "lightning", "progressive"]);
  });
});

describe("arrows", () => {
  const [width, height, gap] = [280, 300, 56];
  const boxes: Record<string, Box> = Object.fromEntries(
    stations
      .filter(({ band }) => band === "steps")
      .map(({ id, row, column, span = 1 }) => [
        id,
        {
          x: (column - 1) * (width + gap),
          y: (row - 1) * (height + gap),
          width: span * width + (span - 1) * gap,
          height,
        },
      ]),
  );
  const arrows = arrowsOf(edges, boxes, gap);
  const of = (from: string, to: string) => arrows.find((arrow) => arrow.from === from && arrow.to === to)!;
  const ends = (line: string) => [...line.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

  test("one for each edge whose ends are there", () => {
    expect(arrows).toHaveLength(edges.filter(({ from }) => boxes[from]).length);
  });

  test("straight between neighbours", () => {
    expect(of("consistency", "lcm")).toEqual({
      from: "consistency",
      to: "lcm",
      line: "M140 656L140 703",
      head: "M140 712L135 703L145 703Z",
    });
    expect(of("progressive", "dmd").line).toBe("M616 506L663 506");
  });

  test("no arrow runs through a station", () => {
    const through = arrows.flatMap(({ from, to, line }) => {
      const points = ends(line);
      const dense = points
        .slice(1)
        .flatMap((end, i) =>
          Array.from({ length: 100 }, (_, s) =>
            end.map((v, k) => points[i][k] + ((s + 0.5) / 100) * (v - points[i][k])),
          ),
        );
      const isInside = (b: Box) =>
        dense.some(([x, y]) => x > b.x + 1 && x < b.x + b.width - 1 && y > b.y + 1 && y < b.y + b.height - 1);
      return Object.keys(boxes).flatMap((id) => (isInside(boxes[id]) ? [`${from} → ${to} through ${id}`] : []));
    });
    expect(through).toEqual([]);
  });

  test("those that share a gutter run beside each other", () => {
    const runs = [of("sample", "flow"), of("consistency", "apt")].map(({ line }) => ends(line).map(([x]) => x));
    const [down, beside] = [runs[0][0], Math.max(...runs[1])];
    expect(down - beside).toBe(13);
  });
});

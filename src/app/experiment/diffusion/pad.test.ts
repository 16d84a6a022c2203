import { describe, expect, it } from "vitest";
import { decodeModes, encodeModes, type Mode } from "../../../data/targets/modes.ts";
import { hitMode, mostModes, movedTo, padExtent, withField, withMode, withoutMode } from "./pad.ts";

const modes: Mode[] = [
  { mean: [-1, 0], sd: 0.2, weight: 1 },
  { mean: [1, 0], sd: 0.5, weight: 2 },
];

describe("the pad", () => {
  it("shows all modes, and never less than three units", () => {
    expect(padExtent(modes)).toBe(3);
    expect(padExtent(withField(modes, 1, "x", 9.6))).toBe(12);
  });
  it("hits the nearest mode whose disc or reach holds the place", () => {
    expect(hitMode(modes, -0.85, 0, 0.1)).toBe(0);
    expect(hitMode(modes, -0.7, 0, 0.1)).toBe(-1);
    expect(hitMode(modes, -0.7, 0, 0.4)).toBe(0);
    expect(hitMode(modes, 1.4, 0.1, 0.1)).toBe(1);
    expect(hitMode([], 0, 0, 1)).toBe(-1);
  });
  it("changes one mode, to hundredths and within what is allowed", () => {
    expect(movedTo(modes, 0, 0.123, -5e5)[0]).toEqual({ mean: [0.12, -1000], sd: 0.2, weight: 1 });
    expect(withField(modes, 1, "sd", 0)[1].sd).toBe(0.01);
    expect(withField(modes, 1, "weight", 3)[0]).toBe(modes[0]);
  });
  it("adds a mode like the last, up to the most there may be", () => {
    expect(withMode(modes, 0.5, -0.001)[2]).toEqual({ mean: [0.5, 0], sd: 0.5, weight: 1 });
    let many: Mode[] = modes;
    for (let i = 0; i < 100; i++) many = withMode(many, i, i);
    expect(many).toHaveLength(mostModes);
  });
  it("keeps the last mode", () => {
    expect(withoutMode(modes, 0)).toEqual([modes[1]]);
    expect(withoutMode(modes.slice(1), 0)).toEqual([modes[1]]);
  });
  it("makes nothing that a link cannot hold", () => {
    const made = withMode(movedTo(modes, 1, 1e9, Math.PI), -1 / 3, 2 / 3);
    expect(decodeModes(encodeModes(made))).toEqual(made);
  });
});

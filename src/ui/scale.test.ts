import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromPosition, nudge, problemOf, snap, toPosition, type SliderScale } from "./scale.ts";

const temperature: SliderScale = { min: 0.5, max: 20, scale: "log", step: 0, integer: false };
const width: SliderScale = { min: 1, max: 128, scale: "linear", step: 1, integer: true };
const examples: SliderScale = { min: 10, max: 5000, scale: "log", step: 1, integer: true };

describe("a slider's scale", () => {
  it("has its ends at the ends", () => {
    for (const s of [temperature, width, examples]) {
      expect([fromPosition(s, 0), fromPosition(s, 1)]).toEqual([s.min, s.max]);
      expect([toPosition(s, s.min), toPosition(s, s.max)]).toEqual([0, 1]);
    }
  });
  it("is even in ratios when logarithmic", () => {
    expect(toPosition({ ...temperature, min: 1, max: 100 }, 10)).toBeCloseTo(0.5);
    expect(fromPosition({ ...temperature, min: 1, max: 100 }, 0.5)).toBe(10);
  });
  it("stands on numbers a person would say", () => {
    expect(fromPosition(temperature, 0.37)).toBe(2);
    expect(snap({ min: 0, max: 1, scale: "linear", step: 0.05, integer: false }, 0.3333)).toBe(0.35);
    expect(snap(examples, 1234.5)).toBe(1200);
  });
  it("stays in range, and on whole numbers where these are asked for", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (t) => {
        for (const s of [temperature, width, examples]) {
          const v = fromPosition(s, t);
          expect(problemOf(s, v)).toBeNull();
          expect(Math.abs(toPosition(s, v) - t)).toBeLessThan(0.06);
        }
      }),
    );
  });
  it("moves with every arrow key until it reaches the end", () => {
    for (const s of [temperature, width, examples]) {
      let v = s.min;
      let presses = 0;
      while (v < s.max && presses++ < 500) {
        const next = nudge(s, v, 1);
        expect(next).toBeGreaterThan(v);
        v = next;
      }
      expect(v).toBe(s.max);
      expect(nudge(s, v, -1)).toBeLessThan(v);
    }
  });
  it("says why a number is not taken", () => {
    expect([problemOf(width, 2.5), problemOf(width, 300), problemOf(width, Number.NaN), problemOf(width, 7)]).toEqual([
      "integer",
      "range",
      "number",
      null,
    ]);
  });
});

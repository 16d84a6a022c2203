import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dataErrorOf, expectDataError } from "../readers/fixtures.ts";
import { decodeModes, encodeModes, type Mode } from "./modes.ts";

const thousandths = (low: number, high: number) => fc.integer({ min: low, max: high }).map((v) => v / 1000);
const mode: fc.Arbitrary<Mode> = fc.record({
  mean: fc.tuple(thousandths(-99_999, 99_999), thousandths(-99_999, 99_999)),
  sd: thousandths(1, 99_999),
  weight: thousandths(1, 99_999),
});

describe("modes as text", () => {
  it("is short, and means the same to a link's query", () => {
    const text = encodeModes([
      { mean: [1.5, -0], sd: 0.1, weight: 1 },
      { mean: [-2, 0.123456], sd: 2, weight: 0.25 },
    ]);
    expect(text).toBe("1.5_0_0.1~-2_0.12346_2_0.25");
    expect(encodeURIComponent(text)).toBe(text);
  });

  it("round trips", () => {
    fc.assert(
      fc.property(fc.array(mode, { minLength: 1, maxLength: 64 }), (modes) => {
        expect(decodeModes(encodeModes(modes))).toEqual(modes);
      }),
    );
  });

  it("rounds to five digits and stays readable", () => {
    const any = fc.double({ min: 0.001, max: 1000, noNaN: true });
    fc.assert(
      fc.property(any, any, any, any, (x, y, sd, weight) => {
        const [back] = decodeModes(encodeModes([{ mean: [x, -y], sd, weight }]));
        for (const [a, b] of [
          [back.mean[0], x],
          [back.mean[1], -y],
          [back.sd, sd],
          [back.weight, weight],
        ])
          expect(Math.abs(a - b)).toBeLessThanOrEqual(5.1e-5 * Math.abs(b));
      }),
    );
  });

  it("reads what people write by hand", () => {
    expect(decodeModes(" 1, 2, .5 ; 3,4,1e0,2\n")).toEqual([
      { mean: [1, 2], sd: 0.5, weight: 1 },
      { mean: [3, 4], sd: 1, weight: 2 },
    ]);
  });

  it("says which mode, and what was expected", () => {
    expectDataError(() => decodeModes(""), "modes-none");
    expectDataError(() => encodeModes([]), "modes-none");
    expectDataError(() => decodeModes("0_0_1~".repeat(65)), "modes-too-many");
    const parts = expectDataError(() => decodeModes("0_0_1~0_0"), "mode-parts");
    expect(parts.values).toEqual({ mode: 2, found: "0_0" });
    const zero = expectDataError(() => decodeModes("0_0_1~0_0_0.0001"), "mode-number");
    expect(zero.values).toMatchObject({ mode: 2, field: "sd", low: 0.001 });
    expect(zero.message).toBe("Mode 2, sd: expected a number from 0.001 to 1000, found “0.0001”.");
    expect(expectDataError(() => decodeModes("0_x_1"), "mode-number").values).toMatchObject({ field: "y", found: "x" });
    expectDataError(() => decodeModes("0_0_1_-1"), "mode-number");
    expectDataError(() => encodeModes([{ mean: [NaN, 0], sd: 1, weight: 1 }]), "mode-number");
  });

  it("throws nothing but DataError for any text", () => {
    fc.assert(fc.property(fc.string(), (text) => void dataErrorOf(() => decodeModes(text))));
    const near = fc.string({ unit: fc.constantFrom("1", "0", ".", "-", "e", "_", "~", ",", ";", "\n") });
    fc.assert(
      fc.property(near, (text) => void dataErrorOf(() => decodeModes(text))),
      { numRuns: 1000 },
    );
  });
});

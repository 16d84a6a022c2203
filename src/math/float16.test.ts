import fc from "fast-check";
import { expect, test } from "vitest";
import { fromFloat16, toFloat16 } from "./float16.ts";

test("every half survives the round trip", () => {
  for (let bits = 0; bits < 65536; bits++) {
    const value = fromFloat16(bits);
    if (!Number.isNaN(value)) expect(toFloat16(value)).toBe(bits);
  }
});

test("the nearest half is chosen", () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, min: -65000, max: 65000 }), (value) => {
      const bits = toFloat16(value);
      const error = Math.abs(fromFloat16(bits) - value);
      for (const neighbour of [bits - 1, bits + 1]) {
        if ((neighbour & 0x7fff) < 0x7c00 && (neighbour & 0x8000) === (bits & 0x8000) && neighbour >= 0) {
          expect(error).toBeLessThanOrEqual(Math.abs(fromFloat16(neighbour) - value));
        }
      }
    }),
  );
  expect(toFloat16(1e6)).toBe(0x7c00);
  expect(fromFloat16(0x3555)).toBeCloseTo(1 / 3, 3);
});

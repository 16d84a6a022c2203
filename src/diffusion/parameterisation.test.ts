import { describe, expect, test } from "vitest";
import { predictions } from "../lab/artifact.ts";
import { schedule, scheduleIds } from "../math/schedules.ts";
import { angleOf, ideal, readout, type Angle } from "./parameterisation.ts";

const angles: Angle[] = [0, 1e-9, 1e-3, 0.1, 0.5, Math.PI / 4, 1, 1.3, 1.5, 1.55].map((phi) => ({
  cos: Math.cos(phi),
  sin: Math.sin(phi),
}));
const pureNoise: Angle = { cos: 0, sin: 1 };
const pairs = [
  [0.7, -1.3],
  [-2, 0.4],
  [0, 1],
  [3, 0],
];

/** What comes back when the ideal output for x0 and ε is read. */
function readBack(prediction: (typeof predictions)[number], angle: Angle, x0: number, epsilon: number): number {
  const right = ideal(prediction, angle);
  const read = readout(prediction, angle);
  const u = angle.cos * x0 + angle.sin * epsilon;
  return read.u * u + read.output * (right.x0 * x0 + right.epsilon * epsilon);
}

describe.each(predictions)("%s", (prediction) => {
  test("the ideal output, read back, gives x0", () => {
    for (const angle of angles) {
      for (const [x0, epsilon] of pairs) expect(readBack(prediction, angle, x0, epsilon)).toBeCloseTo(x0, 6);
    }
  });

  test("the output can be had back from x0: the two conversions are inverse", () => {
    // Where there is neither noise to be known nor signal to be lost.
    for (const angle of angles.slice(2)) {
      for (const [u, output] of pairs) {
        const read = readout(prediction, angle);
        const x0 = read.u * u + read.output * output;
        const epsilon = (u - angle.cos * x0) / angle.sin;
        const right = ideal(prediction, angle);
        expect(right.x0 * x0 + right.epsilon * epsilon).toBeCloseTo(output, 6);
      }
    }
  });

  test("reading stays finite at both ends, and at the data u is x0 whatever the output", () => {
    for (const angle of [pureNoise, { cos: 1e-12, sin: 1 }, { cos: 1, sin: 0 }]) {
      for (const value of Object.values(readout(prediction, angle))) expect(Math.abs(value)).toBeLessThanOrEqual(80);
    }
    if (prediction === "x0") return;
    const { u, output } = readout(prediction, { cos: 1, sin: 0 });
    expect(u).toBe(1);
    expect(output).toBeCloseTo(0, 15);
  });

  test("at pure noise x0 is read from the output alone, but for ε, which does not know it", () => {
    expect(readBack(prediction, pureNoise, 0.7, -1.3)).toBeCloseTo(prediction === "epsilon" ? 0 : 0.7, 12);
  });
});

test("v turns with the angle: it is ε at the data and −x0 at the noise; velocity is ε − x0 throughout", () => {
  expect(ideal("v", { cos: 1, sin: 0 })).toEqual({ x0: -0, epsilon: 1 });
  expect(ideal("v", pureNoise)).toEqual({ x0: -1, epsilon: 0 });
  for (const angle of angles) expect(ideal("velocity", angle)).toEqual({ x0: -1, epsilon: 1 });
});

test.each(scheduleIds)("the angle of %s has no scale, and tan φ = σ/α", (id) => {
  for (const t of [0, 0.2, 0.7, 1]) {
    const level = schedule(id).at(t);
    const { cos, sin } = angleOf(level);
    expect(Math.hypot(cos, sin)).toBeCloseTo(1, 14);
    expect(sin * level.alpha).toBeCloseTo(cos * level.sigma, 12);
  }
  expect(angleOf({ alpha: 0, sigma: 3 })).toEqual({ cos: 0, sin: 1 });
});

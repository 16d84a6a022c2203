import { describe, expect, it } from "vitest";
import { Rng } from "../math/rng.ts";
import { pointsBayesAccuracy, pointsData, pointsIds } from "./points.ts";

const make = (id: (typeof pointsIds)[number], seed = 1, noise = 1) =>
  pointsData(id, { rng: Rng.fromSeed(seed), train: 200, test: 4000, noise });

describe.each(pointsIds)("%s", (id) => {
  const data = make(id);

  it("has the declared sizes and balanced labels from the first block on", () => {
    expect(data.train.x.length).toBe(400);
    expect(data.test.y.length).toBe(4000);
    expect(data.classNames.length).toBe(data.classes);
    for (const start of [0, data.classes]) {
      expect(new Set(data.train.y.subarray(start, start + data.classes)).size).toBe(data.classes);
    }
    expect(data.test.x.every(Number.isFinite)).toBe(true);
  });

  it("posterior rows sum to one and tell the labels as well as they promise", () => {
    const p = data.posterior!(data.test.x);
    let right = 0;
    for (let i = 0; i < data.test.n; i++) {
      const row = Array.from(p.subarray(i * data.classes, (i + 1) * data.classes));
      expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
      if (row.indexOf(Math.max(...row)) === data.test.y[i]) right++;
    }
    expect(Math.abs(right / data.test.n - pointsBayesAccuracy(data))).toBeLessThan(0.025);
  });

  it("repeats by seed, changes with it, and train is not test", () => {
    expect(make(id).train.x).toEqual(data.train.x);
    expect(make(id, 2).train.x).not.toEqual(data.train.x);
    expect(data.test.x.subarray(0, 400)).not.toEqual(data.train.x);
  });

  it("more noise makes it harder", () => {
    expect(pointsBayesAccuracy(make(id, 1, 2))).toBeLessThan(pointsBayesAccuracy(data) - 0.02);
  });
});

it("overlap8 has the known ceiling of 69.25 %", () => {
  const data = pointsData("overlap8", { rng: Rng.fromSeed(9), train: 0, test: 40_000 });
  expect(Math.abs(pointsBayesAccuracy(data) - 0.6925)).toBeLessThan(0.004);
});

it("the other problems are learnable but not trivial", () => {
  const bayes = Object.fromEntries(pointsIds.map((id) => [id, pointsBayesAccuracy(make(id))]));
  expect(bayes.ring4).toBeCloseTo(0.94, 1);
  for (const id of ["moons", "spirals"]) {
    expect(bayes[id]).toBeGreaterThan(0.9);
    expect(bayes[id]).toBeLessThan(0.995);
  }
});

it("a posterior far from all data is still a distribution", () => {
  const p = make("overlap8").posterior!(Float32Array.from([1e3, -1e3]));
  expect(p.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
});

it("a smaller set is the beginning of a larger one, so that a slider changes one thing at a time", () => {
  for (const id of pointsIds) {
    const small = pointsData(id, { rng: Rng.fromSeed(3), train: 24, test: 10 });
    const large = pointsData(id, { rng: Rng.fromSeed(3), train: 500, test: 10 });
    expect(large.train.x.subarray(0, 48)).toEqual(small.train.x);
    expect(large.train.y.subarray(0, 24)).toEqual(small.train.y);
  }
});

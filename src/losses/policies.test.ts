import fc from "fast-check";
import { expect, test } from "vitest";
import { applyPolicy, policies, teacherIsRight } from "./policies.ts";

const K = 3;
// Right; wrong (says 0, is 2); right on a tie of the first; unlabelled.
const logits = Float32Array.from([0, 5, 1, /**/ 4, -1, 2, /**/ 3, 3, 0, /**/ 1, 2, 3]);
const labels = [1, 2, 0, -1];

test("what the teacher gets wrong", () => {
  expect(Array.from(teacherIsRight(logits, labels, K))).toEqual([1, 0, 1, 1]);
});

test("mix and soft-only leave the teacher alone; soft-only drops the labels", () => {
  for (const policy of ["mix", "soft-only"] as const) {
    const { weights, labelWeight, ...targets } = applyPolicy(policy, logits, labels, K);
    expect(targets.logits).toEqual(logits);
    expect(Array.from(weights)).toEqual([1, 1, 1, 1]);
    expect(labelWeight).toBe(policy === "mix" ? 1 : 0);
  }
});

test("filter drops the wrong soft label and keeps the true label", () => {
  const targets = applyPolicy("filter", logits, labels, K);
  expect(targets.logits).toEqual(logits);
  expect(Array.from(targets.weights)).toEqual([1, 0, 1, 1]);
  expect(targets.labelWeight).toBe(1);
});

test("correct swaps the top and the true logit, of the wrong example only", () => {
  const before = logits.slice();
  const targets = applyPolicy("correct", logits, labels, K);
  expect(Array.from(targets.logits)).toEqual([0, 5, 1, 2, -1, 4, 3, 3, 0, 1, 2, 3]);
  expect(Array.from(targets.weights)).toEqual([1, 1, 1, 1]);
  expect(logits).toEqual(before);
});

const batches = fc.integer({ min: 2, max: 6 }).chain((K) =>
  fc.record({
    K: fc.constant(K),
    rows: fc.array(
      fc.record({
        z: fc.array(fc.float({ noNaN: true, min: -50, max: 50 }), { minLength: K, maxLength: K }),
        y: fc.integer({ min: -1, max: K - 1 }),
      }),
      { maxLength: 8 },
    ),
  }),
);

test("after correct the teacher errs nowhere, and every row holds the same logits in some order", () => {
  fc.assert(
    fc.property(batches, ({ K, rows }) => {
      const z = Float32Array.from(rows.flatMap((row) => row.z));
      const y = rows.map((row) => row.y);
      const targets = applyPolicy("correct", z, y, K);
      for (let i = 0; i < y.length; i++) {
        const [before, after] = [z, targets.logits].map((a) => a.slice(i * K, i * K + K));
        expect(after.toSorted()).toEqual(before.toSorted());
        if (y[i] >= 0) expect(after[y[i]]).toBe(Math.max(...before));
      }
    }),
  );
});

test("a perfect teacher: filter, correct and mix are the same", () => {
  fc.assert(
    fc.property(batches, ({ K, rows }) => {
      const z = Float32Array.from(rows.flatMap((row) => row.z));
      const y = rows.map((row) => row.z.map(Math.fround).reduce((top, v, k, all) => (v > all[top] ? k : top), 0));
      const mix = applyPolicy("mix", z, y, K);
      for (const policy of policies.slice(0, 3)) expect(applyPolicy(policy, z, y, K)).toEqual(mix);
    }),
  );
});

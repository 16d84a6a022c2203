import { expect, test } from "vitest";
import type { ClassifierExamples, ClassifierLogits } from "../lab/views.ts";
import { createExhibits } from "./exhibits.ts";

const examples: ClassifierExamples = {
  kind: "classifier-examples",
  shape: { kind: "points", dims: 2 },
  classNames: ["a", "b"],
  x: new Float32Array(6),
  d: 2,
  y: Uint8Array.of(0, 1, 0),
};
const logits = (...teacher: number[]): ClassifierLogits => ({
  kind: "classifier-logits",
  step: 0,
  logits: { teacher: Float32Array.from(teacher) },
});

test("examples come in the order of the teacher's doubt", () => {
  const exhibits = createExhibits();
  exhibits.replace([examples, logits(9, 0, 0, 0, 2, 0)]);
  expect([...exhibits.order]).toEqual([1, 2, 0]);
  const { version } = exhibits.changed;
  exhibits.take([]);
  expect(exhibits.changed.version).toBe(version);
});

test("a teacher in training does not shuffle the examples; once it stands still they are sorted", () => {
  const exhibits = createExhibits();
  exhibits.replace([examples, logits(0, 0, 1, 0, 2, 0)]);
  expect([...exhibits.order]).toEqual([0, 1, 2]);
  exhibits.take([logits(9, 0, 1, 0, 2, 0)]);
  exhibits.take([logits(9, 0, 1, 0, 0, 0)]);
  expect([...exhibits.order]).toEqual([0, 1, 2]);
  exhibits.take([logits(9, 0, 1, 0, 0, 0)]);
  expect([...exhibits.order]).toEqual([2, 1, 0]);
});

test("another run begins with its own examples and forgets the old ones", () => {
  const exhibits = createExhibits();
  exhibits.replace([examples, logits(9, 0, 0, 0, 2, 0)]);
  exhibits.replace([{ ...examples, y: Uint8Array.of(1) }]);
  expect(exhibits.logits).toBeNull();
  expect([...exhibits.order]).toEqual([0]);
});

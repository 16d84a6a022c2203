/** What the run shows right now: the latest view data, outside of React. */
import type { ClassifierExamples, ClassifierLogits, DecisionRegions, ViewData } from "../lab/views.ts";
import { ambiguityOrder } from "./selectors.ts";
import { createSignal, type Signal } from "./signal.ts";

export interface Exhibits {
  readonly changed: Signal;
  readonly examples: ClassifierExamples | null;
  readonly logits: ClassifierLogits | null;
  readonly regions: DecisionRegions | null;
  /** Rows of the examples, the most ambiguous to the teacher first. */
  readonly order: Int32Array;
  /** Takes newer data of the same run. */
  take(views: readonly ViewData[]): void;
  /** Takes the first data of a new run; what the old one showed is forgotten. */
  replace(views: readonly ViewData[]): void;
}

export function createExhibits(): Exhibits {
  const changed = createSignal();
  let examples: ClassifierExamples | null = null;
  let logits: ClassifierLogits | null = null;
  let regions: DecisionRegions | null = null;
  let order: Int32Array = new Int32Array(0);
  /** The teacher's logits that the order is made from, and those seen last. */
  let ordered: Float32Array | undefined;
  let seen: Float32Array | undefined;

  const put = (view: ViewData) => {
    switch (view.kind) {
      case "classifier-examples":
        examples = view;
        return;
      case "classifier-logits":
        logits = view;
        return;
      case "decision-regions":
        regions = view;
        return;
      default:
        view satisfies never;
    }
  };
  // While the teacher itself is in training the order stands still: examples must not run away from the reader.
  const sort = () => {
    const teacher = logits?.logits.teacher;
    if (!examples) order = new Int32Array(0);
    else if (order.length !== examples.y.length)
      order = teacher ? sorted(teacher) : Int32Array.from(examples.y, (_, i) => i);
    else if (teacher && !same(teacher, ordered) && same(teacher, seen)) order = sorted(teacher);
    seen = teacher;
  };
  const sorted = (teacher: Float32Array) => {
    ordered = teacher;
    return ambiguityOrder(teacher, examples!.classNames.length);
  };

  return {
    changed,
    get examples() {
      return examples;
    },
    get logits() {
      return logits;
    },
    get regions() {
      return regions;
    },
    get order() {
      return order;
    },
    take(views) {
      if (views.length === 0) return;
      views.forEach(put);
      sort();
      changed.raise();
    },
    replace(views) {
      examples = logits = regions = null;
      ordered = seen = undefined;
      order = new Int32Array(0);
      views.forEach(put);
      sort();
      changed.raise();
    },
  };
}

function same(a: Float32Array, b: Float32Array | undefined): boolean {
  return b?.length === a.length && a.every((v, i) => v === b[i]);
}

/** What the run shows right now: the latest view data, outside of React. */
import type { ClassifierExamples, ClassifierLogits, DecisionRegions, ViewData, ViewKind } from "../lab/views.ts";
import { ambiguityOrder } from "./selectors.ts";
import { createSignal, type Signal } from "./signal.ts";

export interface Exhibits {
  readonly changed: Signal;
  readonly examples: ClassifierExamples | null;
  readonly logits: ClassifierLogits | null;
  readonly regions: DecisionRegions | null;
  /** The newest view of a kind; null while there is none. */
  latest<K extends ViewKind>(kind: K): Extract<ViewData, { kind: K }> | null;
  /** Says that somebody looks at views of this kind. @returns the function that ends it */
  watch(kind: ViewKind): () => void;
  /** The kinds somebody looks at. */
  readonly watched: readonly ViewKind[];
  /** Raised when a kind is looked at that was not before. */
  readonly wanted: Signal;
  /** Rows of the examples, the most ambiguous to the teacher first. */
  readonly order: Int32Array;
  /** Takes newer data of the same run. */
  take(views: readonly ViewData[]): void;
  /** Takes the first data of a new run; what the old one showed is forgotten. */
  replace(views: readonly ViewData[]): void;
}

export function createExhibits(): Exhibits {
  const changed = createSignal();
  const wanted = createSignal();
  const watchers = new Map<ViewKind, number>();
  const newest = new Map<ViewKind, ViewData>();
  let examples: ClassifierExamples | null = null;
  let logits: ClassifierLogits | null = null;
  let regions: DecisionRegions | null = null;
  let order: Int32Array = new Int32Array(0);
  /** The teacher's logits that the order is made from, and those seen last. */
  let ordered: Float32Array | undefined;
  let seen: Float32Array | undefined;

  const put = (view: ViewData) => {
    newest.set(view.kind, view);
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
    wanted,
    latest: <K extends ViewKind>(kind: K) => (newest.get(kind) ?? null) as Extract<ViewData, { kind: K }> | null,
    watch(kind) {
      const before = watchers.get(kind) ?? 0;
      watchers.set(kind, before + 1);
      if (before === 0) wanted.raise();
      return () => void watchers.set(kind, watchers.get(kind)! - 1);
    },
    get watched() {
      return [...watchers].flatMap(([kind, n]) => (n > 0 ? [kind] : []));
    },
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
      newest.clear();
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

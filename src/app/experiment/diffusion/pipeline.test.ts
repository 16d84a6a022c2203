import { expect, test } from "vitest";
import type { Stage } from "../../../lab/method.ts";
import { stateOf } from "./pipeline.ts";

const stages: readonly Stage[] = [
  { phase: "teacher", how: "shipped" },
  { phase: "consistency", how: "run" },
  { phase: "adversarial", how: "run" },
];
const statesIn = (run: Parameters<typeof stateOf>[2]) => stages.map((_, i) => stateOf(stages, i, run).state);

test("phases wait, run and are done in order; what is shipped stays so", () => {
  expect(statesIn({ phase: "", step: 0, of: 0, status: "ready" })).toEqual(["shipped", "waiting", "waiting"]);
  const consistency = { phase: "consistency", step: 5, of: 20, status: "playing" } as const;
  expect(statesIn(consistency)).toEqual(["shipped", "running", "waiting"]);
  expect(stateOf(stages, 1, consistency).part).toBe(0.25);
  expect(statesIn({ ...consistency, phase: "adversarial" })).toEqual(["shipped", "done", "running"]);
  expect(statesIn({ ...consistency, phase: "adversarial", status: "done" })).toEqual(["shipped", "done", "done"]);
});

import { describe, expect, test } from "vitest";
import { decodeLink } from "../../lab/link.ts";
import { encodeRunFile, type RunFile } from "../../lab/run-file.ts";
import { methods } from "../../methods/specs.ts";
import { createHistory } from "../history.ts";
import { idle } from "../state.ts";
import { openRun } from "./open-run.ts";
import { runRecord } from "./run-record.ts";

const specs = Object.fromEntries(Object.entries(methods).map(([id, { spec }]) => [id, spec]));
const { spec } = methods["kd"];
const { recipe } = decodeLink("#/kd?v=1&data=moons&T=2.5&steps=40&seed=9", specs);

function record(): RunFile {
  const history = createHistory();
  const accuracy = (phase: string, step: number, value: number) =>
    history.append([{ phase, step, metrics: { studentAccuracy: value } }]);
  accuracy("students", 0, 0.5);
  accuracy("students", 20, 0.75);
  accuracy("students", 40, 0.875);
  const run = { ...idle, status: "done", taken: 40, backend: "wasm" } as const;
  const shown = { state: { run, tuned: [] }, history, items: [], page: "https://lab.example/" };
  return runRecord({ recipe: recipe!, spec, ...shown });
}

const open = (text: string) => openRun(text, { specs, load: async () => undefined }, methods, { language: "zh" });

describe("a run on screen as a file", () => {
  test("holds recipe, link, numbers and series", () => {
    const file = record();
    expect(file.link).toBe("https://lab.example/#/kd?v=1&data=moons&T=2.5&steps=40&seed=9");
    expect(file.recipe).toEqual({ ...recipe, version: 1 });
    expect(file.metrics).toEqual({ studentAccuracy: 0.875 });
    expect(file.series).toEqual([
      { phase: "students", metric: "studentAccuracy", steps: [0, 20, 40], values: [0.5, 0.75, 0.875] },
    ]);
  });

  test("opens again: the same recipe, looked at as now, with the result to be held against", async () => {
    const opened = await open(encodeRunFile(record()));
    if ("problem" in opened) throw new Error(opened.problem.kind);
    const { recipe: again, view, notes } = decodeLink(opened.link, specs);
    expect(again).toEqual(recipe);
    expect(notes).toEqual([]);
    expect(view).toEqual({ language: "zh", result: expect.stringContaining("~studentAccuracy~0.875") });
    expect(opened).toMatchObject({ seed: 9, dropped: [], claims: true });
  });

  test("what is not taken is named; a method that is not there is a problem", async () => {
    const file = record();
    const odd = { ...file.recipe.parameters, T: 99, wings: 2 };
    const opened = await open(encodeRunFile({ ...file, recipe: { ...file.recipe, parameters: odd } }));
    expect(opened).toMatchObject({ dropped: ["T", "parameter wings"] });
    const other = await open(encodeRunFile({ ...file, recipe: { ...file.recipe, method: "toString" } }));
    expect(other).toEqual({ problem: { kind: "method", method: "toString" } });
    expect(await open("{}")).toEqual({ problem: { kind: "foreign" } });
  });
});

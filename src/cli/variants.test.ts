import { execFile } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { encodeLink } from "../lab/link.ts";
import {
  variantArms,
  variantDatasets,
  variantMethod,
  variantMetrics,
  variantPlan,
  variantRecipe,
  variantSeeds,
  weightsOf,
} from "../lab/variants.ts";
import { fingerprintOf } from "./claims-report.ts";
import { execute, specs } from "./run.ts";
import { variantsFile, variantsProtocol, type VariantResults } from "./variants.ts";

const spec = specs[variantMethod];
const results = JSON.parse(readFileSync(variantsFile, "utf8")) as VariantResults;
const again = "measure it again: npm run lab -- variants";

describe("what is recorded", () => {
  test("is every arm with every seed, each with its link and the metrics its row reads", () => {
    expect(variantsProtocol(), `the comparison has changed; ${again}`).toBe(results.protocol);
    const plan = variantPlan(spec, variantDatasets, variantSeeds);
    expect(results.runs.map(({ dataset, arm, link }) => [dataset, arm, link])).toEqual(
      plan.map(({ dataset, arm, recipe }) => [dataset, arm, encodeLink(recipe, {}, specs)]),
    );
    for (const { arm, metrics, stepMs } of results.runs) {
      expect(Object.keys(metrics)).toEqual(variantMetrics(arm));
      expect(stepMs).toBeGreaterThan(0);
    }
  });

  test("is what the method computes now", async () => {
    expect(await fingerprintOf(variantMethod), `${variantMethod} has changed; ${again}`).toBe(results.fingerprint);
  });

  test("has one control and one teacher for all arms of a seed", () => {
    const shared = new Map<string, Set<string>>();
    for (const { dataset, seed, metrics } of results.runs) {
      const key = `${dataset} ${seed}`;
      const { controlAccuracy, controlEce, teacherAccuracy, teacherEce } = metrics;
      if (controlEce === undefined) throw new Error(key);
      shared.set(key, (shared.get(key) ?? new Set()).add([controlAccuracy, controlEce, teacherAccuracy, teacherEce].join())); // prettier-ignore
    }
    expect([...shared.values()].map(({ size }) => size)).toEqual([...shared.keys()].map(() => 1));
  });
});

test("widths say how many parameters there are", async () => {
  const [arm] = variantArms(spec);
  const { parameters, ...recipe } = variantRecipe(spec, "overlap8", arm, 101);
  const { artifacts } = await execute(
    { ...recipe, parameters: { ...parameters, steps: 10 } },
    { backend: "wasm", quiet: true },
  );
  const weights = (name: string) => artifacts.find((artifact) => artifact.name === name)!.theta.length;
  const { teacher, student } = results.widths["overlap8"];
  expect([weightsOf(teacher), weightsOf(student)]).toEqual([weights("teacher"), weights("student")]);
});

describe("the command", () => {
  const script = fileURLToPath(new URL("../../scripts/lab.mjs", import.meta.url));
  const lab = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(process.execPath, [script, "variants", ...args], (error, out, err) => {
        resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
      });
    });

  test("a rehearsal keeps its runs and writes nothing", async () => {
    const rehearsal = ["overlap8", "--seeds", "101", "--set", "steps=10"];
    const before = statSync(variantsFile).mtimeMs;
    const first = await lab(...rehearsal, "--json");
    expect([first.code, first.err]).toEqual([0, expect.stringContaining("nothing is written")]);
    const { runs } = JSON.parse(first.out) as VariantResults;
    expect(runs.map(({ arm }) => arm)).toEqual(variantArms(spec).map(({ id }) => id));
    expect(runs.every(({ dataset, seed, link }) => dataset === "overlap8" && seed === 101 && link.includes("steps=10"))).toBe(true); // prettier-ignore
    const second = await lab(...rehearsal);
    expect(second.err).toContain(`${runs.length} runs were made before`);
    expect(second.out).toMatch(/^overlap8\n {2}teacher .*\n {2}control .*\n {2}smoothing/);
    expect(statSync(variantsFile).mtimeMs).toBe(before);
  });

  test.each([
    [["clouds"], /clouds.*digits, overlap8/],
    [["--set", "fly=1"], /fly/],
  ])("%j is a bad argument, named", async (args, message) => {
    const { code, out, err } = await lab(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  });
});

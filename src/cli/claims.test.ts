import { execFile } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { apply, judgingSeeds, recipeOf, together, type Quantity } from "../lab/claims.ts";
import { checkValue } from "../lab/controls.ts";
import { confidenceInterval } from "../math/statistics.ts";
import { claims, traces } from "../methods/claims.ts";
import { fingerprintOf, protocolOf, type ClaimResults } from "./claims-report.ts";
import { specs } from "./run.ts";

const file = new URL("../../public/claims.json", import.meta.url);
const results = JSON.parse(readFileSync(file, "utf8")) as ClaimResults;
const again = (id: string) => `measure it again: npm run lab -- claims ${id}`;

test("every claim has a result, and every result a claim", () => {
  expect(Object.keys(results)).toEqual(claims.map(({ id }) => id));
});

test.each(claims.map((claim) => [claim.id, claim] as const))("%s is well formed", (_, claim) => {
  const { controls, metrics } = specs[claim.method];
  const visit = (q: Quantity): void => {
    if (q.kind === "difference") return [q.of, q.minus].forEach(visit);
    if (q.kind === "best") return q.of.forEach(({ quantity }) => visit(quantity));
    expect(Object.keys(claim.arms)).toContain(q.arm);
    if (q.kind === "metric") expect(Object.keys(metrics)).toContain(q.metric);
  };
  for (const { quantity } of claim.asked) visit(quantity);
  expect(claim.asked[0].rule, "the headline decides").not.toBeNull();
  for (const arm of Object.keys(claim.arms)) {
    const { parameters } = recipeOf(specs[claim.method], claim, arm, 1);
    for (const [name, value] of Object.entries(parameters)) {
      expect(checkValue(name, controls[name], value), `${arm}: ${name}`).toBeNull();
    }
  }
  const ids = claim.asked.map(({ id }) => id);
  for (const text of [claim.text.en, claim.text.zh]) {
    expect(Object.keys(text.asked).sort()).toEqual(ids.toSorted());
    for (const words of [text.statement, text.protocol, text.holds, text.notes]) {
      expect(words.length).toBeGreaterThan(8);
      expect(words).not.toMatch(/TODO|NOTES/);
    }
  }
});

test.each(claims.map((claim) => [claim.id, claim] as const))(
  "%s: the recorded verdict is that of its values",
  (id, claim) => {
    const result = results[id];
    expect(protocolOf(claim), `the protocol of ${id} has changed; ${again(id)}`).toBe(result.protocol);
    expect(result.seeds).toEqual(judgingSeeds);
    const verdicts = claim.asked.map(({ id, rule }, i) => {
      const { perSeed, effect, verdict, ...rest } = result.asked[i];
      expect(rest.id).toBe(id);
      expect(perSeed).toHaveLength(judgingSeeds.length);
      const { mean, low, high, n } = confidenceInterval(perSeed);
      expect(effect.n).toBe(n);
      for (const [now, then] of [
        [mean, effect.mean],
        [low, effect.low],
        [high, effect.high],
      ] as const)
        expect(now).toBeCloseTo(then, 4);
      expect(verdict).toBe(rule && apply(rule, perSeed));
      return verdict;
    });
    expect(result.verdict).toBe(together(verdicts.flatMap((v) => v ?? [])));
  },
);

test.each(Object.keys(traces))("%s computes what it computed when its claims were measured", async (method) => {
  const fingerprint = await fingerprintOf(method);
  const stale = claims.filter((claim) => claim.method === method && results[claim.id].fingerprint !== fingerprint);
  const ids = stale.map(({ id }) => id);
  expect(ids, `${method} has changed since these claims were measured; ${again(ids.join(" "))}`).toEqual([]);
});

describe("the command", () => {
  const script = fileURLToPath(new URL("../../scripts/lab.mjs", import.meta.url));
  const lab = (...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(process.execPath, [script, "claims", ...args], (error, out, err) => {
        resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
      });
    });

  test("a rehearsal on other seeds judges, keeps its runs, and writes nothing", async () => {
    const before = statSync(file).mtimeMs;
    const first = await lab("k3", "--seeds", "101,102", "--jobs", "2", "--json");
    expect([first.code, first.err]).toEqual([0, expect.stringContaining("nothing is written")]);
    const { K3 } = JSON.parse(first.out) as ClaimResults;
    expect(K3).toMatchObject({ verdict: "holds", seeds: [101, 102], runs: 2, measured: { backend: "wasm" } });
    expect(K3.asked.map(({ perSeed }) => perSeed.length)).toEqual([2, 2, 2, 2, 2]);
    const second = await lab("K3", "--seeds", "101,102", "--json");
    expect(second.err).toContain("2 runs were made before");
    expect(JSON.parse(second.out)).toEqual({ K3 });
    expect(statSync(file).mtimeMs).toBe(before);
  });

  test.each([
    [["K99"], /K99.*K1, K2/],
    [["K1", "--seeds", "x"], /--seeds x/],
    [["K1", "--jobs", "0"], /--jobs 0/],
    [["K1", "--fly"], /fly/],
  ])("%j is a bad argument, named", async (args, message) => {
    const { code, out, err } = await lab(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  });
});

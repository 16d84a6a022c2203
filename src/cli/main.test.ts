import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "fflate";
import { afterAll, describe, expect, test } from "vitest";

const script = fileURLToPath(new URL("../../scripts/lab.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "lab-"));
afterAll(() => rmSync(folder, { recursive: true }));

const lab = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [script, ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
const result = (out: string) => JSON.parse(out.trim().split("\n").at(-1)!);

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** An IDX file of unsigned bytes. */
function idx(name: string, dims: number[], body: number[]): string {
  const header = new DataView(new ArrayBuffer(4 + 4 * dims.length));
  header.setUint32(0, 0x0800 + dims.length);
  dims.forEach((size, i) => header.setUint32(4 + 4 * i, size));
  return file(name, gzipSync(Uint8Array.from([...new Uint8Array(header.buffer), ...body])));
}

const short = ["--set", "steps=20", "--set", "dataset=moons", "--json"];

describe("the command line", () => {
  test("run prints one JSON object with recipe, link and metrics", async () => {
    const { code, out } = await lab("run", "kd", "--seed", "3", "--set", "T=2.5", ...short);
    expect(code).toBe(0);
    const { recipe, link, backend, seed, metrics, seconds } = result(out);
    expect({ backend, seed, link }).toEqual({
      backend: "wasm",
      seed: 3,
      link: "#/kd?v=1&data=moons&T=2.5&steps=20&seed=3",
    });
    expect(recipe.parameters).toMatchObject({ T: 2.5, steps: 20, dataset: "moons", alpha: 0.9 });
    for (const name of ["teacherAccuracy", "studentAccuracy", "controlAccuracy"]) {
      expect(metrics[name]).toBeGreaterThanOrEqual(0);
      expect(metrics[name]).toBeLessThanOrEqual(1);
    }
    expect(seconds).toBeGreaterThan(0);
    const again = await lab("link", `http://somewhere/${link}`, "--json");
    expect(result(again.out).metrics).toEqual(metrics);
  });

  test.each([
    [["fly"], /fly/],
    [["run", "nope"], /nope/],
    [["run", "kd", "--set", "T=99"], /T accepts 0\.5 … 20/],
    [["run", "kd", "--set", "colour=red"], /colour/],
    [["run", "kd", "--seed", "-1"], /--seed/],
    [["run", "kd", "--backend", "abacus"], /abacus/],
    [["run", "kd", "--images", "x.gz"], /x\.gz/],
    [["run", "kd", "--set", "dataset=own"], /--csv/],
  ])("%j is a bad argument, named", async (args, message) => {
    const { code, out, err } = await lab(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  });

  test("own images and own tables", async () => {
    const n = 40;
    const body = Array.from({ length: n * 64 }, (_, i) =>
      (i % 64) % 8 < 4 === Math.floor(i / 64) % 2 < 1 ? 255 : (i * 37) % 90,
    );
    const images = idx("images.gz", [n, 8, 8], body);
    const labels = idx(
      "labels.gz",
      [n],
      Array.from({ length: n }, (_, i) => i % 2),
    );
    const small = ["--set", "steps=20", "--set", "teacherSteps=30", "--set", "labels=20", "--json"];
    const seen = await lab("run", "kd", "--images", images, "--labels", labels, ...small);
    expect(seen.err).toBe("");
    expect(result(seen.out).metrics.teacherAccuracy).toBeGreaterThan(0.9);
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 2 ? 3 : -3}.${i},${i % 7},${i % 2 ? "cat" : "dog"}`);
    const table = await lab("run", "kd", "--csv", file("t.csv", ["a,b,label", ...rows].join("\n")), ...small);
    expect(result(table.out).metrics.teacherAccuracy).toBeGreaterThan(0.9);
  });

  test("a bad file fails with its name and line", async () => {
    const { code, err } = await lab("run", "kd", "--csv", file("bad.csv", "a,b,label\n1,2,x\n1,zwei,y\n"), "--json");
    expect(code).toBe(1);
    expect(err).toMatch(/bad\.csv.*line 3/);
  });

  test("list names every parameter", async () => {
    const { out } = await lab("list", "--json");
    expect(result(out)[0].parameters.map((p: { name: string }) => p.name)).toContain("alpha");
  });
});

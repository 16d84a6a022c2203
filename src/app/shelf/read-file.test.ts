import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeSafetensors } from "../../engine/client-files.ts";
import type { Artifact } from "../../lab/artifact.ts";
import { contentId } from "./content-id.ts";
import { readArtifact, UnreadableFile } from "./read-file.ts";

const artifact: Artifact = {
  kind: "diffusion",
  name: "student-1",
  architecture: { kind: "mlp", sizes: [2, 3], activation: "silu" },
  diffusion: { prediction: "v", dims: 2, classes: 0 },
  theta: Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8),
  lineage: { method: "m", version: 1, parameters: { lr: 0.1, target: "a" }, seed: 1, command: "", parents: [] },
};

function problemOf(bytes: Uint8Array): string {
  try {
    readArtifact(bytes);
    return "none";
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableFile);
    return (error as UnreadableFile).problem;
  }
}

test("what was saved comes back as the same thing", () => {
  const back = readArtifact(encodeSafetensors(artifact));
  expect(back).toEqual(artifact);
  expect(contentId(back)).toBe(contentId(artifact));
});

test("what it took to make comes along, and is no part of what it is", () => {
  const spent = { seconds: 3.5, steps: 20, backend: "wasm", teacherCalls: 640, realSamples: 0 };
  const back = readArtifact(encodeSafetensors({ ...artifact, spent }));
  expect(back.spent).toEqual(spent);
  expect(contentId(back)).toBe(contentId(artifact));
  const odd = { ...artifact, spent: { ...spent, seconds: -1 } };
  expect(problemOf(encodeSafetensors(odd))).toBe("foreign");
});

test("a diffusion transformer comes back, and one that is too deep is refused", () => {
  const shape = { tokens: 1, features: 1, told: 1, width: 1, heads: 1, blocks: 1, expand: 1 };
  const transformer: Artifact = {
    ...artifact,
    architecture: { kind: "diffusion-transformer", ...shape },
    theta: Float32Array.from({ length: 37 }, (_, i) => i),
  };
  expect(readArtifact(encodeSafetensors(transformer))).toEqual(transformer);
  const many = { ...transformer, architecture: { ...transformer.architecture, blocks: 1000 } } as Artifact;
  expect(problemOf(encodeSafetensors(many)), "more blocks than anybody has").toBe("foreign");
});

const adapter: Artifact = {
  lineage: artifact.lineage,
  kind: "adapter",
  name: "style",
  architecture: { kind: "lora", base: { kind: "mlp", sizes: [2, 3], activation: "silu" }, rank: 1 },
  theta: Float32Array.of(1, 2, 3, 4, 5),
};

test("an adapter comes back as its two matrices for each layer", () => {
  const bytes = encodeSafetensors(adapter);
  expect(readArtifact(bytes)).toEqual(adapter);
  const header = new TextDecoder().decode(bytes.subarray(8, 8 + bytes[0] + 256 * bytes[1]));
  const { "layers.0.A": a, "layers.0.B": b } = JSON.parse(header);
  expect([a.shape, b.shape]).toEqual([
    [2, 1],
    [1, 3],
  ]);
});

test("an adapter that does not fit its own base, or calls itself a network, is refused", () => {
  const none = { ...adapter.architecture, rank: 0 } as Artifact["architecture"];
  const wrong = new TextDecoder("latin1").decode(encodeSafetensors(adapter)).replace('"rank\\":1', '"rank\\":2');
  expect(problemOf(Uint8Array.from(wrong, (c) => c.charCodeAt(0)))).toBe("tensor");
  expect(problemOf(encodeSafetensors({ ...adapter, kind: "diffusion" }))).toBe("foreign");
  expect(problemOf(encodeSafetensors({ ...artifact, kind: "adapter" }))).toBe("foreign");
  expect(problemOf(encodeSafetensors({ ...adapter, architecture: none, theta: new Float32Array(0) }))).toBe("foreign");
});

test("what is wrong has a name", () => {
  const good = encodeSafetensors(artifact);
  expect(problemOf(new Uint8Array(3))).toBe("header");
  expect(problemOf(good.subarray(0, 40))).toBe("header");
  expect(problemOf(good.subarray(0, good.length - 1))).toBe("tensor");
  expect(problemOf(encodeSafetensors({ ...artifact, theta: artifact.theta.map(() => Number.NaN) }))).toBe("numbers");
  expect(problemOf(encodeSafetensors({ ...artifact, kind: "picture" as never }))).toBe("foreign");
  expect(problemOf(encodeSafetensors({ ...artifact, lineage: { ...artifact.lineage, seed: -1 } }))).toBe("foreign");
  const huge = new TextDecoder("latin1").decode(good).replace("[2,3]", "[99999,99999]");
  const moved = Uint8Array.from(huge, (c) => c.charCodeAt(0));
  moved[0] += 8;
  expect(["tensor", "header"]).toContain(problemOf(moved));
});

test("no bytes do more than be refused", () => {
  const good = encodeSafetensors(artifact);
  const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 6 });
  fc.assert(
    fc.property(changes, (at) => {
      const bytes = good.slice();
      for (const [i, value] of at) bytes[i] = value;
      problemOf(bytes);
    }),
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void problemOf(bytes)));
});

import { expect, test } from "vitest";
import type { Artifact } from "../lab/artifact.ts";
import { Rng } from "../math/rng.ts";
import { decodeSafetensors, encodeSafetensors } from "./safetensors.ts";

const artifact: Artifact = {
  kind: "classifier",
  name: "学生",
  architecture: { kind: "mlp", sizes: [2, 3, 2], activation: "relu" },
  theta: Rng.fromSeed(1).normal(17),
  lineage: { method: "kd", version: 1, parameters: { T: 4 }, seed: 3, command: "npm run lab", parents: [] },
};

test("what is written reads back", () => {
  expect(decodeSafetensors(encodeSafetensors(artifact))).toEqual(artifact);
  const half = decodeSafetensors(encodeSafetensors(artifact, "F16"));
  half.theta.forEach((value, i) =>
    expect(Math.abs(value - artifact.theta[i])).toBeLessThanOrEqual(2 ** -11 * Math.max(1, Math.abs(value))),
  );
});

test("the file follows the published format", () => {
  const bytes = encodeSafetensors(artifact);
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  expect((8 + length) % 8).toBe(0);
  expect(header["layers.0.weight"]).toEqual({ dtype: "F32", shape: [2, 3], data_offsets: [0, 24] });
  expect(header["layers.1.bias"].data_offsets).toEqual([60, 68]);
  expect(bytes.length).toBe(8 + length + 68);
});

test("damaged files are refused by name", () => {
  const bytes = encodeSafetensors(artifact);
  expect(() => decodeSafetensors(bytes.subarray(0, 5))).toThrow(/5 bytes/);
  expect(() => decodeSafetensors(bytes.subarray(0, bytes.length - 4))).toThrow(/layers\.1\.bias/);
  expect(() => decodeSafetensors(new Uint8Array(64).fill(255))).toThrow(/header/);
});

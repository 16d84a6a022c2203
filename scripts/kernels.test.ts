import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generate } from "./kernels.mjs";

test("the compiled WASM kernels are those of the source (else: npm run kernels)", async () => {
  expect(readFileSync(new URL("../src/nn/kernels/wasm/binary.ts", import.meta.url), "utf8")).toBe(await generate());
}, 120_000);

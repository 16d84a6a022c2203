/** Compiles the WASM kernels: src/nn/kernels/wasm/kernels.as.ts → binary.ts, for ordinary and for shared memory. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const folder = new URL("../src/nn/kernels/wasm/", import.meta.url);

/** The compiled module as base64. */
export async function compile(shared) {
  const files = {};
  const { error, stderr } = await asc.main(
    [
      "kernels.as.ts",
      "--baseDir",
      fileURLToPath(folder),
      "--outFile",
      "out.wasm",
      "-O3",
      "--converge",
      "--noAssert",
      "--runtime",
      "stub",
      "--use",
      "abort=",
      "--importMemory",
      "--enable",
      "simd,bulk-memory",
      "--maximumMemory",
      "65536",
      ...(shared ? ["--sharedMemory", "--enable", "threads"] : []),
    ],
    { writeFile: (name, content) => void (files[name] = content) },
  );
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return Buffer.from(files["out.wasm"]).toString("base64");
}

/** The text of binary.ts. */
export async function generate() {
  return `/** Made by \`npm run kernels\` from kernels.as.ts; do not edit. */
export const ordinary =
  "${await compile(false)}";
export const shared =
  "${await compile(true)}";
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(new URL("binary.ts", folder), await generate());

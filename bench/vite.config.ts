/** The page of the benchmarks, built the way the lab's own page is. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import lab from "../vite.config.ts";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  root: path("web"),
  publicDir: false,
  base: "./",
  define: lab.define,
  worker: lab.worker,
  build: {
    outDir: path("../.cache/bench-page"),
    emptyOutDir: true,
    target: lab.build?.target,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 5000,
  },
  preview: { port: 4260, headers: lab.preview?.headers },
});

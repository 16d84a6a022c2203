import { chromium } from "@playwright/test";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { CHROMIUM_FLAGS, WEBGPU_FLAGS, candidates } from "./scripts/browser.mjs";

const executablePath = process.env.LAB_CHROMIUM ?? candidates(chromium.executablePath())[0];

export default defineConfig({
  test: {
    testTimeout: 120_000,
    projects: [
      {
        test: {
          name: "node",
          include: ["src/**/*.test.ts", "scripts/**/*.test.ts"],
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // The same checks of kernels, networks and losses in a real browser, where WebGPU and WebGL are.
        optimizeDeps: { include: ["@tensorflow/tfjs-core", "fast-check"] },
        test: {
          name: "browser",
          include: [
            "src/nn/**/*.test.ts",
            "src/losses/**/*.test.ts",
            "src/methods/*/algebra.test.ts",
            ...["samplers", "denoiser", "parameterisation"].map((name) => `src/diffusion/${name}.test.ts`),
          ],
          setupFiles: ["src/nn/testing-browser.ts"],
          testTimeout: 120_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath, args: [...CHROMIUM_FLAGS, ...WEBGPU_FLAGS] } }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});

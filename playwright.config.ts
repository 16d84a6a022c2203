import { chromium, defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, WEBGPU_FLAGS, candidates } from "./scripts/browser.mjs";

const PORT = 4199;
/** npm test names a browser that it has seen start; alone, the first one present is taken. */
const executablePath = process.env.LAB_CHROMIUM ?? candidates(chromium.executablePath())[0];

/** The path is given even for Playwright's own Chromium: left to itself, headless means the shell, without WebGPU. */
const browser = (args: string[]) => ({ launchOptions: { executablePath, args: [...CHROMIUM_FLAGS, ...args] } });

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000, // two slow cores shared with a GPU in software
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL: `http://localhost:${PORT}/`,
    viewport: { width: 1366, height: 768 },
    locale: "en-US",
    actionTimeout: 20_000,
    navigationTimeout: 60_000,
    serviceWorkers: "block", // each journey would fetch the whole page for later; e2e/offline.spec.ts lets them
    trace: "off",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "wasm", use: browser([]) },
    // The journeys are the same; what differs by backend is training and its numbers.
    { name: "webgpu", testMatch: /(numbers|training)\.spec\.ts/, use: browser(WEBGPU_FLAGS) },
  ],
  webServer: {
    command: `node scripts/start.mjs --port ${PORT} --strictPort`, // builds dist where it is missing or old
    url: `http://localhost:${PORT}/`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5000 },
  },
});

/** Finds (or installs) a full Chromium: WebGPU needs the real browser in its new headless mode, not the headless shell. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** A quiet browser on a closed network; as root there is no sandbox. */
export const CHROMIUM_FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** WebGPU on a machine without a GPU: SwiftShader, a GPU in software. */
export const WEBGPU_FLAGS = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader", "--enable-features=Vulkan"];

/** Browsers present on this machine, best first: the one named by LAB_CHROMIUM, Playwright's own, the system's. */
export function candidates(playwrightChromium) {
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const all = [process.env.LAB_CHROMIUM, playwrightChromium, ...onPath, ...PLACES];
  return [...new Set(all)].filter((path) => path && existsSync(path));
}

/** The path of a Chromium that starts, installing one where that is possible; throws with a sentence otherwise. */
export async function findChromium() {
  const { chromium } = await import("@playwright/test");
  const tried = new Set();
  const search = async () => {
    for (const path of candidates(chromium.executablePath())) {
      if (tried.has(path)) continue;
      tried.add(path);
      try {
        const browser = await chromium.launch({ executablePath: path, args: CHROMIUM_FLAGS, timeout: 60_000 });
        const version = browser.version();
        await browser.close();
        console.log(`Browser: ${path} (${version})`);
        return path;
      } catch (error) {
        console.log(`Browser ${path} does not start: ${String(error.message).split("\n")[0]}`);
      }
    }
    return null;
  };
  const found = (await search()) ?? (installChromium() ? await search() : null);
  if (found) return found;
  throw new Error(
    "No Chromium was found for the end-to-end tests. Run `npx playwright install --with-deps chromium`, or install " +
      "Chromium or Google Chrome, or name one in the variable LAB_CHROMIUM; then run `npm test` again.",
  );
}

function installChromium() {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return false;
  console.log("No browser found. Installing Debian's: apt-get update && apt-get install -y chromium …");
  const options = {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  return (
    spawnSync("apt-get", ["update"], options).status === 0 &&
    spawnSync("apt-get", ["install", "-y", "chromium"], options).status === 0
  );
}

/** The cases in Chromium: a page of its own, built by Vite, with a fresh tab for every case and backend. */
import { chromium, type Browser } from "@playwright/test";
import { build, preview } from "vite";
import { CHROMIUM_FLAGS, WEBGPU_FLAGS, findChromium } from "../scripts/browser.mjs";
import { casesOn } from "./cases.ts";
import type { BenchBackend } from "./contestant.ts";
import type { Facts } from "./machine.ts";
import type { Options } from "./options.ts";
import { full, quick } from "./protocol.ts";
import { reportSteps } from "./report.ts";
import type { CaseRequest, CaseResult } from "./run-case.ts";
import type { Answer } from "./web/worker.ts";

const configFile = new URL("vite.config.ts", import.meta.url).pathname;

export async function benchBrowser(options: Options): Promise<number> {
  const executablePath = await findChromium();
  await build({ configFile, logLevel: "warn" });
  const server = await preview({ configFile, logLevel: "warn" });
  const url = server.resolvedUrls!.local[0];
  const results: CaseResult[] = [];
  const facts: Partial<Record<BenchBackend, Facts>> = {};
  let runtime = "";
  try {
    for (const backend of options.backends) {
      const args = [...CHROMIUM_FLAGS, ...(backend === "webgpu" ? WEBGPU_FLAGS : [])];
      const browser = await chromium.launch({ executablePath, args });
      runtime = `Chromium ${browser.version()}`;
      try {
        for (const caseId of casesOn(backend, options.cases)) {
          console.log(`case ${caseId} on ${backend} …`);
          const answer = await ask(browser, url, { caseId, backend, only: options.only, quick: options.quick });
          results.push(answer.result);
          facts[backend] = answer.facts;
        }
      } finally {
        await browser.close();
      }
    }
  } finally {
    await server.close();
  }
  return reportSteps({ results, runtime, facts, protocol: options.quick ? quick : full }, "latest", options.json);
}

async function ask(browser: Browser, url: string, request: CaseRequest): Promise<Answer> {
  const page = await browser.newPage();
  const said = new Set<string>();
  page.on("console", (message) => {
    const text = message.text();
    if (!["error", "warning"].includes(message.type()) || said.has(text) || said.size >= 5) return;
    said.add(text);
    console.error(`  page: ${text}`);
  });
  try {
    await page.goto(url);
    return await page.evaluate((request) => window.bench(request), request);
  } finally {
    await page.close();
  }
}

/** The lab's built page as a visitor meets it: how soon the first picture, how soon a slider answers, how smooth. */
import { chromium, type Browser, type Page } from "@playwright/test";
import { preview } from "vite";
import { CHROMIUM_FLAGS, WEBGPU_FLAGS, findChromium } from "../scripts/browser.mjs";
import { chunks, type Chunk } from "./chunks.ts";
import type { Options } from "./options.ts";
import { moveSlider, watchFirstPicture, watchFrames } from "./page-probes.ts";
import { circumstances, root, write } from "./report.ts";
import { percentile, spread } from "./summary.ts";

/** The most steps a run may have, so that it outlasts the measurements. */
const experiment = "#/kd?v=1&steps=20000";
const teacherBars = ".ui-bars .role-teacher [data-bar]";
const slider = '.stage-temperature input[type="range"]';
const play = ".transport-play";
const progress = '.transport [role="progressbar"]';

interface Load {
  readonly firstPictureMs: number;
  /** Names of the files asked for until then. */
  readonly files: readonly string[];
}

export async function benchPage(options: Options): Promise<number> {
  const loads = options.quick ? 3 : 7;
  const executablePath = await findChromium();
  const server = await preview({ root, logLevel: "error", preview: { port: 4280 } });
  const url = server.resolvedUrls!.local[0];
  // Where neither backend is asked for, the page is as it comes: no GPU, and the backend that it chooses itself.
  const webgpu = options.backends.length === 1 && options.backends[0] === "webgpu";
  const link = options.backends.length === 1 ? `${experiment}&backend=${options.backends[0]}` : experiment;
  const args = [...CHROMIUM_FLAGS, ...(webgpu ? WEBGPU_FLAGS : [])];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const cold: Load[] = [];
    for (let i = 0; i < loads; i++) cold.push(await load(browser, `${url}${link}`));
    const training = await train(browser, `${url}${link}`, options.quick);
    const measured = {
      ...circumstances(),
      runtime: `Chromium ${browser.version()}`,
      link,
      firstPictureMs: spread(cold.map(({ firstPictureMs }) => firstPictureMs)),
      loads: cold.map(({ firstPictureMs }) => firstPictureMs),
      ...training,
      chunks: chunks(cold[0].files),
    };
    print(measured);
    write(measured, "latest-page", options.json);
    return 0;
  } finally {
    await browser.close();
    await server.close();
  }
}

async function open(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "en-US" });
  // tsx marks functions with this helper, and it goes with their source.
  await context.addInitScript("globalThis.__name = (f) => f");
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`  page: ${error.message}`));
  return page;
}

async function firstPicture(page: Page): Promise<number> {
  await page.waitForFunction(() => window.benchFirstPicture !== undefined, undefined, { timeout: 60_000 });
  return page.evaluate(() => window.benchFirstPicture!);
}

/** A visit with an empty cache. */
async function load(browser: Browser, url: string): Promise<Load> {
  const page = await open(browser);
  const files: string[] = [];
  page.on("request", (request) => files.push(new URL(request.url()).pathname.slice(1) || "index.html"));
  await page.addInitScript(watchFirstPicture, teacherBars);
  await page.goto(url, { waitUntil: "commit" });
  const firstPictureMs = await firstPicture(page);
  const asked = [...files];
  await page.context().close();
  return { firstPictureMs, files: asked };
}

/** Training at full speed, first left alone, then with the temperature being moved. */
async function train(browser: Browser, url: string, quick: boolean) {
  const page = await open(browser);
  await page.addInitScript(watchFirstPicture, teacherBars);
  await page.goto(url);
  await firstPicture(page);
  await page.click(play);
  const step = () => page.getAttribute(progress, "aria-valuetext").then((text) => text ?? "");
  const before = await step();
  await page.waitForFunction(
    ({ progress, before }) => document.querySelector(progress)?.getAttribute("aria-valuetext") !== before,
    { progress, before },
    { timeout: 60_000 },
  );
  await page.waitForTimeout(500);

  const start = await step();
  const seconds = quick ? 2 : 5;
  const alone = await page.evaluate(watchFrames, 1000 * seconds);
  const between = await step();
  const backend = await page.locator(".transport button").last().textContent();
  const moves = quick ? 40 : 60;
  const watched = page.evaluate(watchFrames, moves * 110);
  const latencies = await page.evaluate(moveSlider, { slider, bars: teacherBars, moves });
  const moved = await watched;
  const after = await step();
  await page.context().close();
  const answered = latencies.filter((ms) => ms !== null);
  return {
    backend,
    trained: { stepsPerSecond: (stepOf(between) - stepOf(start)) / seconds, from: start, to: after },
    finished: stepOf(after) === stepOf(between),
    sliderMs: { moves, unanswered: moves - answered.length, ...percentiles(answered) },
    whileTraining: smoothness(alone),
    whileMoving: smoothness(moved),
  };
}

/** The number of steps done in "step 1,234 of 20,000". */
const stepOf = (text: string): number => Number(/\d[\d,]*/.exec(text)?.[0].replaceAll(",", ""));

const percentiles = (values: readonly number[]) => ({
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  max: Math.max(...values),
});

function smoothness({ frames, longTasks }: Awaited<ReturnType<typeof watchFrames>>) {
  return { frames: frames.length, frameMs: percentiles(frames), longTasks: longTasks.map(Math.round) };
}

interface Measured extends Awaited<ReturnType<typeof train>> {
  readonly link: string;
  readonly firstPictureMs: ReturnType<typeof spread>;
  readonly chunks: readonly Chunk[];
}

function print({
  link,
  backend,
  firstPictureMs,
  trained,
  finished,
  sliderMs,
  whileTraining,
  whileMoving,
  chunks,
}: Measured): void {
  const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
  const smooth = (s: ReturnType<typeof smoothness>) =>
    `frames p50 ${ms(s.frameMs.p50)}, p95 ${ms(s.frameMs.p95)}, longest ${ms(s.frameMs.max)}; ` +
    `tasks over 50 ms: ${s.longTasks.length}${s.longTasks.length > 0 ? ` (${s.longTasks.join(", ")})` : ""}`;
  console.log(`\n${link} on ${backend}`);
  console.log(
    `first soft labels      ${ms(firstPictureMs.median)} (${ms(firstPictureMs.min)}–${ms(firstPictureMs.max)}), empty cache`,
  );
  console.log(
    `slider to bars         p50 ${ms(sliderMs.p50)}, p95 ${ms(sliderMs.p95)}, longest ${ms(sliderMs.max)}; ` +
      `${sliderMs.moves} moves, ${sliderMs.unanswered} unanswered`,
  );
  console.log(`while training         ${smooth(whileTraining)}`);
  console.log(`while moving as well   ${smooth(whileMoving)}`);
  console.log(
    `training               ${trained.stepsPerSecond.toFixed(0)} steps/s left alone; ${trained.from} … ${trained.to}`,
  );
  if (finished) console.error("Warning: the run did not go on while the slider was moved.");
  const kB = (bytes: number) => `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
  for (const { name, raw, gzip, beforeFirstPicture } of chunks) {
    if (!beforeFirstPicture && /\.(ttf|woff2?)$/.test(name)) continue; // a browser takes one format of the few it needs
    console.log(`${beforeFirstPicture ? "first" : "later"}  ${kB(raw)}  ${kB(gzip)} gzip  ${name}`);
  }
  const first = chunks.filter((chunk) => chunk.beforeFirstPicture).reduce((sum, { gzip }) => sum + gzip, 0);
  console.log(`before the first soft labels: ${kB(first).trim()} gzip`);
}

/** `test` for the journeys: a console error, an uncaught error or a request to anywhere else fails the test. */
import { test as base, expect, type BrowserContext } from "@playwright/test";
import { Lab } from "./lab.ts";

interface Options {
  /** Console errors that a journey provokes on purpose (a damaged upload, a lost device). */
  expectedErrors: RegExp[];
}

interface Journey {
  watched: void;
  /** The page of the journey. */
  lab: Lab;
  /** Somebody else, in a browser that has never been here: nothing stored. */
  visitor: Lab;
}

export const test = base.extend<Options & Journey, { webgpu: boolean }>({
  expectedErrors: [[], { option: true }],
  watched: [
    async ({ context, baseURL, expectedErrors }, use) => {
      const problems = watch(context, new URL(baseURL!).origin);
      await use();
      expectNone(problems, expectedErrors);
    },
    { auto: true },
  ],
  // Asked once per browser, in a context of its own.
  webgpu: [
    async ({ browser }, use, info) => {
      const page = await browser.newPage();
      await page.goto(new URL("icon.svg", info.project.use.baseURL).href); // any page of the origin: it must be secure
      await use(await page.evaluate(async () => Boolean(await navigator.gpu?.requestAdapter())));
      await page.context().close();
    },
    { scope: "worker" },
  ],
  page: async ({ page, webgpu }, use, info) => {
    test.skip(info.project.name === "webgpu" && !webgpu, "this browser offers no WebGPU adapter");
    await use(page);
  },
  lab: async ({ page }, use) => use(await Lab.of(page)),
  visitor: async ({ browser, baseURL, contextOptions, expectedErrors }, use) => {
    const context = await browser.newContext({ ...contextOptions, baseURL });
    const problems = watch(context, new URL(baseURL!).origin);
    await use(await Lab.of(await context.newPage()));
    await context.close();
    expectNone(problems, expectedErrors);
  },
});

function expectNone(problems: readonly string[], expected: readonly RegExp[]) {
  const unexpected = problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
  expect(unexpected, "errors and foreign requests during the test").toEqual([]);
}

function watch(context: BrowserContext, origin: string): string[] {
  const problems: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => problems.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on("request", (request) => {
    const { protocol, origin: target } = new URL(request.url());
    const local = protocol === "data:" || protocol === "blob:" || protocol === "about:";
    if (!local && target !== origin) problems.push(`request: ${request.url()}`);
  });
  return problems;
}

export { expect };

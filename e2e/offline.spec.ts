/** One visit, then no network; a newer build; a folder of a plain static host. The other journeys run without all this. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test as base } from "./fixtures.ts";
import { plainHost, type PlainHost } from "./plain-host.ts";

const dist = join(import.meta.dirname, "../dist");
const read = (name: string) => readFileSync(join(dist, name), "utf8");

const test = base.extend<{ host: PlainHost }>({
  // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads the names of the fixtures here
  host: async ({}, use) => {
    const host = await plainHost(dist, "/some/path/");
    await use(host);
    await host.close();
  },
  baseURL: ({ host }, use) => use(host.url),
});
test.use({ serviceWorkers: "allow", expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

/** Waits until everything that the build names is kept. */
async function kept(page: Page) {
  const files = read("service-worker.js").match(/\b[0-9a-f]{32}\b/g)!.length;
  const count = () =>
    page.evaluate(async () => {
      const [name] = await caches.keys();
      return name === undefined ? 0 : (await (await caches.open(name)).keys()).length;
    });
  await expect.poll(count, { timeout: 60_000 }).toBe(files);
}

/** The same build with another title, as a later deployment would have it. */
function deployAnother({ changed }: PlainHost) {
  const hash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 32);
  const before = read("index.html");
  const after = before.replace("<head>", '<head><meta name="build" content="another">');
  changed.set("index.html", after);
  changed.set("service-worker.js", read("service-worker.js").replace(hash(before), hash(after)));
}

test("after one visit to the home page, everything works without a network", async ({ lab, page, context }) => {
  await page.goto("./#/");
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Distillation Lab");
  expect(await page.evaluate(() => crossOriginIsolated), "threads for WASM").toBe(true);

  await lab.open("./#/kd?data=digits&teacher=pretrained&steps=30&seed=1&backend=wasm");
  await lab.button("Train").click();
  await lab.done();
  await lab.readings.getByRole("tablist").scrollIntoViewIfNeeded();
  await expect(lab.readings.locator("svg.main-svg").first()).toBeVisible();
  await page.getByRole("button", { name: "中文" }).click();
  const lesson = page.getByRole("region", { name: "课文" });
  await lesson.scrollIntoViewIfNeeded();
  await expect(lesson.getByRole("math").first()).toBeAttached();
  await page.goto("./#/claims?lang=en");
  await expect(page.getByRole("radio", { name: /^Holds/ })).toBeAttached();
});

test("a newer build waits until it is taken; where the lab is gone, so is what was kept", async ({ host, page }) => {
  const isAnother = () => page.locator('meta[name="build"]').count();
  await page.goto("./#/");
  await kept(page);
  deployAnother(host);
  await page.reload();
  await expect(page.getByText("A new version is ready")).toBeVisible({ timeout: 40_000 });
  await page.getByRole("link", { name: "Knowledge distillation", exact: true }).click();
  await expect(page.getByText("A new version is ready"), "on every page").toBeVisible();
  expect(await isAnother()).toBe(0);
  await page.getByRole("button", { name: "Reload", exact: true }).click();
  await expect.poll(isAnother).toBe(1);
  await kept(page); // and nothing of the build before
  await expect(page.getByText("A new version is ready")).toHaveCount(0);

  host.changed.set("service-worker.js", null);
  host.changed.set("index.html", `<link rel="icon" href="icon.svg"><h1>Something else</h1>`);
  await page.reload();
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  await page.reload();
  await expect(page.getByText("Something else")).toBeVisible();
});

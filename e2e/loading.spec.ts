/** Parts of the page that come when they are needed: only those, and again when they did not arrive. */
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

/** Names of the scripts that the page has loaded, without their hashes. */
const scripts = (page: Page) =>
  page.evaluate(() =>
    performance.getEntriesByType("resource").flatMap(({ name }) => /assets\/(.+)-[^-]+\.js$/.exec(name)?.[1] ?? []),
  );

test.describe("a Chinese visitor", () => {
  test.use({ locale: "zh-CN" });

  test("gets Chinese from the first picture on, and no English words", async ({ page }) => {
    await page.goto("#/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("蒸馏实验室");
    await page.waitForLoadState("networkidle");
    const loaded = await scripts(page);
    expect(loaded).toContain("zh");
    expect(loaded).not.toContain("en");
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Distillation Lab");
  });
});

test.describe("what does not arrive", () => {
  test.use({ expectedErrors: [/ERR_FAILED|Failed to fetch dynamically imported module/] });

  test("a method is named, and comes when it is asked for again", async ({ lab, page }) => {
    await page.route("**/assets/kd-*.js", (route) => route.abort());
    await page.goto("#/kd?T=7&seed=3&backend=wasm");
    const alert = page.getByRole("alert").filter({ hasText: "The experiment could not be loaded" });
    await expect(alert).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Knowledge distillation");
    await expect(page).toHaveURL(/#\/kd\?T=7&seed=3&backend=wasm$/);
    await page.unroute("**/assets/kd-*.js");
    await alert.getByRole("button", { name: "Try again" }).click();
    await lab.ready();
    await expect(lab.field("Temperature T")).toHaveValue("7");
    await expect(alert).toHaveCount(0);
  });

  test("the page stays in its language, and changes it when asked again", async ({ page }) => {
    await page.route("**/assets/zh-*.js", (route) => route.abort());
    await page.goto("#/");
    await page.getByRole("button", { name: "中文" }).click();
    const alert = page.getByRole("alert").filter({ hasText: "中文 could not be loaded" });
    await expect(alert).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.unroute("**/assets/zh-*.js");
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(alert).toHaveCount(0);
  });

  test("without the words of any language the page says so in both", async ({ page }) => {
    await page.route(/assets\/(en|zh)-[^/]*\.js$/, (route) => route.abort());
    await page.goto("#/");
    await expect(page.getByText("A part of the page did not arrive.")).toBeVisible();
    await expect(page.getByText("页面的一部分没有送达。")).toBeVisible();
  });
});

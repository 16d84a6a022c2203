/** Languages, themes and text sizes are switched and remembered; what opens on demand is readable by axe as well. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Lab } from "./lab.ts";

const experiment = "/kd?data=ring4&steps=60&seed=1&backend=wasm";

async function expectAccessible(page: Page, where: string) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa"]).analyze();
  const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map((n) => n.html), why: nodes[0].failureSummary }));
  expect(found, where).toEqual([]);
}

/** A finished run with everything on the page loaded: charts, lesson, formulas. */
async function openFinished(lab: Lab) {
  await lab.open(`#${experiment}`);
  await lab.button("Train").click();
  await lab.done();
  await lab.readings.getByRole("tablist").scrollIntoViewIfNeeded(); // charts and lesson are made when they come near
  await expect(lab.readings.locator("svg.main-svg").first()).toBeVisible();
  await lab.lesson.scrollIntoViewIfNeeded();
  await expect(lab.lesson.getByRole("math").first()).toBeAttached();
}

async function look(page: Page, link: string, theme: string) {
  await page.goto(`#${link}&lang=en&theme=${theme}`);
  await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
}

test("Chinese, dark and large, and all of it remembered, without a word in the link", async ({ lab, page }) => {
  await page.goto("#/");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page).toHaveTitle("蒸馏实验室");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("蒸馏实验室");
  await page.getByRole("link", { name: "知识蒸馏" }).click();
  for (const name of ["配方", "读数"]) await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  await expect(page).toHaveTitle("知识蒸馏 · 蒸馏实验室");
  await expect(page.getByRole("button", { name: "训练", exact: true })).toBeEnabled();

  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole("button", { name: "深色主题" }).click();
  await expect.poll(background).not.toBe(light);
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
  const normal = await size();
  await page.getByRole("button", { name: "大字号" }).click();
  await expect.poll(size).toBeGreaterThan(1.15 * normal);

  // They stay on this machine: in a link pasted into the open page, and in a new visit.
  for (const before of ["#/claims", "about:blank"]) {
    await page.goto(before);
    await page.goto("#/kd?v=1&seed=4");
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect.poll(background).not.toBe(light);
    await expect.poll(size).toBeGreaterThan(1.15 * normal);
    expect(await page.evaluate(() => location.hash)).toBe("#/kd?v=1&seed=4");
  }
  await page.getByRole("button", { name: "English" }).click();
  await expect(lab.recipe).toBeVisible();
});

test("axe: what opens on demand", async ({ lab, page }) => {
  await openFinished(lab);
  for (const theme of ["light", "dark"]) {
    await look(page, experiment, theme);
    await lab.stage.getByRole("tab", { name: "Dark knowledge" }).click();
    await lab.readings.getByRole("tab", { name: "Calibration" }).click();
    await lab.readings.getByText("Data table").first().click();
    await lab.transport.getByRole("button", { name: "WebAssembly" }).click();
    await expect(page.getByRole("dialog", { name: "Your machine" })).toBeVisible();
    await expectAccessible(page, `tabs, table and popover, ${theme}`);
    await page.keyboard.press("Escape");
    await lab.readings.getByText("Data table").first().click();
    await page.goto("#/nowhere");
    await look(page, "/kd?data=own&T=900", theme);
    await expect(lab.stage.getByRole("heading", { name: "Load your own data" })).toBeVisible();
    await expectAccessible(page, `notice and own data, ${theme}`);
  }
});

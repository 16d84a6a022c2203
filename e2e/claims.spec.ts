/** What is claimed, the recorded verdicts, and a claim tested here. */
import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const claim = (page: Page, id: string): Locator => page.getByRole("article", { name: new RegExp(`^${id} `) });
const ids = Object.keys(JSON.parse(readFileSync(new URL("../public/claims.json", import.meta.url), "utf8")) as object);

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
}

test("all claims with their verdicts, by verdict, and a way into each recipe", async ({ page }) => {
  await page.goto("#/");
  await page.getByRole("banner").getByRole("link", { name: "Claims" }).click();
  await expect(page).toHaveTitle("Claims · Distillation Lab");
  await expect(page).toHaveURL(/#\/claims$/);
  await expect(page.getByRole("article")).toHaveCount(ids.length);
  const told = await page.getByRole("article").evaluateAll((cards) =>
    cards.map((card) => ({
      id: card.querySelector(".claim-id")!.textContent,
      verdict: card.querySelector("header .verdict")?.textContent,
      table: card.querySelector("table")?.textContent,
      facts: [...card.querySelectorAll(".claim-facts dt")].map(({ textContent }) => textContent),
    })),
  );
  expect(told.map(({ id }) => id).sort()).toEqual([...ids].sort());
  for (const { verdict, table, facts } of told) {
    expect(verdict).toMatch(/^(Holds|Does not hold at this scale|Mixed)$/);
    expect(table).toMatch(/[\d.]+ *(points|nats|%|\[)/);
    expect(facts).toEqual(["Seeds", "Training", "Measured", "Machine", "Code"]);
  }
  await expectAccessible(page);

  const verdicts = await page.locator(".claim > header .verdict").allInnerTexts();
  for (const word of ["Holds", "Does not hold at this scale", "Mixed"]) {
    const n = verdicts.filter((verdict) => verdict === word).length;
    await page.getByRole("radio", { name: `${word} (${n})`, exact: true }).click();
    await expect(page.getByRole("article")).toHaveCount(n);
    await expect(page.getByRole("status").filter({ hasText: n ? `${n} of ${ids.length} claims` : "No claim fits" })).toBeVisible(); // prettier-ignore
  }
  await page.getByRole("radio", { name: `All (${ids.length})` }).click();

  await page.getByRole("combobox", { name: "Technique" }).selectOption("apt");
  await expect(page.getByRole("article")).toHaveCount(5);
  await page.getByRole("searchbox", { name: "Containing" }).fill("v4");
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(claim(page, "V4")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page.getByRole("article")).toHaveCount(ids.length);

  const K4 = claim(page, "K4");
  await page.getByRole("combobox", { name: "Technique" }).selectOption("kd");
  await expect(page).toHaveURL(/#\/claims\?about=kd$/);
  await K4.getByText("The recipes (5) and their numbers").click();
  const recipe = K4.getByRole("link", { name: "Temperature T = 8" });
  await recipe.scrollIntoViewIfNeeded();
  const scrolled = () => page.evaluate(() => scrollY);
  const place = await scrolled();
  expect(place).toBeGreaterThan(200);
  await recipe.click();
  await expect(page).toHaveURL(/#\/kd\?v=1&.*T=8.*&seed=1/);
  await expect.poll(scrolled).toBe(0);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Claims" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Technique" })).toHaveValue("kd");
  await expect.poll(async () => Math.abs((await scrolled()) - place)).toBeLessThan(3);

  await page.goto("#/claims?verdict=mixed&about=alchemy");
  await expect(page.getByRole("radio", { name: /^Mixed/ })).toBeChecked();
  await expect(page.getByRole("status").filter({ hasText: "“alchemy” is not accepted" })).toBeVisible();
  await expect(page).toHaveURL(/#\/claims\?verdict=mixed$/);
});

test("a claim tested here gets the recorded numbers, and leaving ends its worker", async ({ page }) => {
  await page.goto("#/claims");
  const K3 = claim(page, "K3");
  await K3.getByRole("combobox", { name: "Seeds" }).selectOption("1");
  await K3.getByRole("button", { name: "Test K3" }).click();
  await expect(K3.getByText(/^Tested in/)).toBeVisible({ timeout: 60_000 });
  const verdicts = K3.getByRole("group", { name: "Verdicts on K3" });
  await expect(verdicts.locator(".verdict")).toHaveText(["Holds", "Mixed"]); // one seed has no interval
  const row = K3.getByRole("row", { name: /Images with their order kept, T = 1/ });
  await expect(row.getByRole("cell")).toHaveText([/^100%/, /^100%/]);
  await expectAccessible(page);

  await K3.getByRole("combobox", { name: "Seeds" }).selectOption("2");
  await K3.getByRole("button", { name: "Test K3 again" }).click();
  await expect(verdicts.locator(".verdict")).toHaveText(["Holds", "Holds"], { timeout: 60_000 });

  const workers = () => page.workers().filter((worker) => worker.url().includes("/worker-")).length;
  const K6 = claim(page, "K6");
  await K6.getByRole("button", { name: "Test K6" }).click();
  await expect(K3.getByText("K6 is being tested; one at a time.")).toBeVisible();
  await expect.poll(workers).toBe(1);
  await K6.getByRole("button", { name: "Cancel" }).click();
  await expect(K6.getByText("Cancelled", { exact: true })).toBeVisible();
  await expect.poll(workers).toBe(0);
  await K6.getByRole("button", { name: "Test K6 again" }).click();
  await expect.poll(workers).toBe(1);
  await page.getByRole("link", { name: "Distillation Lab, Home" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Distillation Lab");
  await expect.poll(workers).toBe(0);
});

test.describe("without the results", () => {
  test.use({ expectedErrors: [/404/] });
  test("the page says so, and the claims can be tested all the same", async ({ page }) => {
    await page.route("**/claims.json", (route) => route.fulfill({ status: 404 }));
    await page.goto("#/claims?lang=zh");
    await expect(page.getByText("没有已记录的结果")).toBeVisible();
    await expect(page.getByRole("article")).toHaveCount(ids.length);
    await expect(page.getByRole("button", { name: "检验 K3" })).toBeEnabled();
    await expectAccessible(page);
  });
});

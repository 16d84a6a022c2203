/** The shelf: what a run leaves behind, kept, taken away, deleted and brought back. */
import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const link = "#/progressive?backend=wasm&target=ring8&N=4&its=50&n=200&seed=3";

const opener = (page: Page, n: number) =>
  page.getByRole("banner").getByRole("button", { name: `Shelf, trained networks: ${n}`, exact: true });
const shelfOf = (page: Page) => page.getByRole("dialog", { name: "Shelf", exact: true });
const rows = (shelf: Locator) => shelf.getByRole("listitem");

test("students stand on the shelf, go out as files, are deleted and come back", async ({ lab, page }) => {
  await lab.open(link);
  await lab.button("Train").click();
  await lab.done();
  await opener(page, 2).click();
  const shelf = shelfOf(page);
  const group = shelf.getByRole("region", { name: "Progressive distillation" });
  await expect(rows(group)).toHaveCount(2);
  await expect(rows(group).first()).toContainText(/student-1.*Generative model, 9,026 parameters, 36\.1 kB/);
  await expect(rows(group).first().getByRole("link")).toHaveAttribute("href", /^#\/progressive\?.*its=50.*seed=3/);
  const axe = await new AxeBuilder({ page }).include("dialog").analyze();
  expect(axe.violations).toEqual([]);

  const saved = page.waitForEvent("download");
  await shelf.getByRole("button", { name: "Download student-1 (.safetensors)" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe("progressive-student-1-seed-3.safetensors");
  const path = await file.path();

  await shelf.getByRole("button", { name: "Delete student-1" }).click();
  await expect(shelf.getByRole("status").filter({ hasText: "student-1 is deleted." })).toBeFocused();
  await expect(rows(shelf)).toHaveCount(1);
  await shelf.getByRole("button", { name: "Keep student-2 when room is needed" }).click();
  await expect(shelf.getByRole("button", { name: /^Keep student-2/ })).toHaveAttribute("aria-pressed", "true");

  // Another visit finds it as it was.
  await page.reload();
  await opener(page, 1).click();
  await expect(shelf.getByRole("button", { name: /^Keep student-2/ })).toHaveAttribute("aria-pressed", "true");
  await shelf.getByRole("button", { name: "Empty the shelf" }).click();
  await expect(shelf.getByRole("button", { name: "Leave it" })).toBeFocused();
  await shelf.getByRole("button", { name: "Delete everything" }).click();
  await expect(shelf.getByText("Nothing here yet.")).toBeVisible();

  await shelf.locator("input[type=file]").setInputFiles(path);
  await expect(rows(shelf)).toHaveText(/student-1/);
  const bytes = readFileSync(path);
  const broken = { name: "cut.safetensors", mimeType: "", buffer: bytes.subarray(0, bytes.length - 4) };
  await shelf.locator("input[type=file]").setInputFiles(broken);
  await expect(shelf.getByRole("alert")).toContainText(/cut\.safetensors could not be read.*The weights do not fit/);
  await page.keyboard.press("Escape");
  await expect(opener(page, 1)).toBeFocused();
});

test("another tab sees what is put on the shelf", async ({ lab, page, context }) => {
  await lab.open(link);
  const other = await context.newPage();
  await other.goto("#/");
  await expect(opener(other, 0)).toBeVisible();
  await lab.button("Train").click();
  await lab.done();
  await expect(opener(page, 2)).toBeVisible();
  await expect(opener(other, 2)).toBeVisible();
});

test("where the browser stores nothing, the shelf lasts as long as the page and says so", async ({ lab, page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("not in a private window", "SecurityError");
    };
  });
  await lab.open(link);
  await lab.button("Train").click();
  await lab.done();
  await opener(page, 2).click();
  await expect(shelfOf(page).getByText(/This browser stores nothing here/)).toBeVisible();
  await expect(rows(shelfOf(page)).first()).toContainText("only until the page is closed");
});

test("a network of the shelf teaches; a link to one that is not there says so", async ({ lab, page, visitor }) => {
  await lab.open(link);
  await lab.button("Train").click();
  await lab.done();
  await lab.recipe.getByRole("combobox", { name: "Teacher", exact: true }).selectOption("Shelf");
  const which = lab.recipe.getByRole("combobox", { name: "Network on the shelf" });
  await expect(which.locator("option:checked")).toHaveText("student-1, Progressive distillation, seed 3");
  await which.selectOption("student-2, Progressive distillation, seed 3");
  await lab.ready();
  await lab.button("Train").click();
  await lab.done();

  await visitor.page.goto(page.url());
  const alert = visitor.page.getByRole("alert");
  await expect(alert).toContainText(/the network it names is not on yours.*\(shelf [0-9a-f]{16}\)/);
  await alert.getByRole("button", { name: "Train a teacher here" }).click();
  await visitor.ready();
});

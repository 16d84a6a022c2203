/** An experiment is taken away, as a script and as a file, and the file opens again where nobody has seen it. */
import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const link = "#/kd?backend=wasm&data=moons&T=2.5&steps=20&seed=4";

const opener = (page: Page) => page.getByRole("banner").getByRole("button", { name: "Take with you, or open a file" });
const dialogOf = (page: Page) => page.getByRole("dialog", { name: /^(Take it with you|Open a file)$/ });

async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; path: string }> {
  const download = page.waitForEvent("download");
  await press();
  const file = await download;
  return { name: file.suggestedFilename(), path: await file.path() };
}

test("a script and a run go out, the run comes back elsewhere and is held against the next", async ({
  lab,
  page,
  visitor,
}) => {
  await lab.open(link);
  await lab.button("Train").click();
  await lab.done();

  await opener(page).focus();
  await page.keyboard.press("Enter");
  const dialog = dialogOf(page);
  await expect(dialog.getByRole("textbox", { name: /^The script, \d+ lines$/ })).toHaveValue(/^T = 2\.5 /m);
  const axe = await new AxeBuilder({ page }).include("dialog").analyze();
  expect(axe.violations).toEqual([]);
  const script = await saved(page, () => dialog.getByRole("button", { name: "Download kd-4.py" }).click());
  expect(script.name).toBe("kd-4.py");
  expect(readFileSync(script.path, "utf8")).toMatch(
    /^"""Knowledge distillation[^]*#\/kd\?v=1&data=moons&T=2\.5[^]*def main\(\)/,
  );

  await dialog.getByRole("tab", { name: "PyTorch script" }).press("ArrowRight");
  await expect(dialog.getByText(/\d+ measured series, 20 steps on WebAssembly\./)).toBeVisible();
  const run = await saved(page, () => dialog.getByRole("button", { name: "Download kd-4.json" }).click());
  await page.keyboard.press("Escape");
  await expect(opener(page)).toBeFocused();

  // Somebody else, on the home page.
  await visitor.page.goto("#/?lang=en");
  await opener(visitor.page).click();
  const other = dialogOf(visitor.page);
  const field = other.locator("input[type=file]").first();
  await field.setInputFiles({ name: "odd.json", mimeType: "", buffer: Buffer.from('{"a":1}') });
  await expect(other.getByRole("alert")).toContainText("It is JSON, but no run of this lab.");
  expect((await new AxeBuilder({ page: visitor.page }).include("dialog").analyze()).violations).toEqual([]);
  await field.setInputFiles(run.path);
  await expect(other.getByRole("status")).toContainText("seed 4");
  await visitor.page.keyboard.press("Escape");
  await visitor.ready();
  const [, parameters] = /\?(.*)$/.exec(visitor.page.url())!;
  expect(Object.fromEntries(new URLSearchParams(parameters))).toMatchObject({ data: "moons", T: "2.5", steps: "20", seed: "4" }); // prettier-ignore
  await expect(visitor.page.getByText("This experiment comes with a result")).toBeVisible();
});

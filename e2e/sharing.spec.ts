/** What is shared with a class: a result to check, controls that are held, a guess before the run, a frame elsewhere. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { embedCode } from "../src/app/share/embed-code.ts";
import { expect, test } from "./fixtures.ts";

const tiny = "data=ring4&steps=20&seed=3&backend=wasm";

async function violations(page: Page) {
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa"]).analyze();
  return found.violations.map(({ id, nodes }) => ({ id, at: nodes.map((n) => n.html) }));
}

test("a link with a result is reproduced in a browser that has never been here", async ({ lab, page, visitor }) => {
  await lab.open(`#/kd?${tiny}`);
  const more = page.getByRole("button", { name: "More ways to share" });
  await more.click();
  const dialog = page.getByRole("dialog", { name: "Share this experiment" });
  await expect(dialog.getByText("Run it to the end first.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(more).toBeFocused();
  await lab.button("Train").click();
  await lab.done();
  await more.click();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Week 3: <b>soft</b>");
  await dialog.getByRole("switch", { name: "Carry the result of this run" }).click();
  await dialog.getByRole("tab", { name: "For a class" }).click();
  await dialog.getByRole("checkbox", { name: "Lock Seed" }).check();
  await dialog.getByRole("checkbox", { name: "Hide Learning rate" }).check();
  const asked = dialog.getByRole("combobox", { name: "Predict before the run" });
  await expect(asked.getByRole("option", { name: "Student accuracy", exact: true })).toBeAttached();
  for (const name of ["Teacher accuracy", "Assistant loss"])
    await expect(asked.getByRole("option", { name, exact: true })).toHaveCount(0);
  const summary = dialog.getByRole("status").filter({ hasText: "Students see" });
  await expect(summary).toContainText("19 of 20 controls, 1 of them locked");
  await expect(dialog.getByText(/^Only this computer can open this address\./)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("tab", { name: "QR code" }).click();
  await expect(dialog.getByRole("img", { name: /^QR code: http/ })).toBeVisible();
  const link = await dialog.getByRole("textbox", { name: "The link" }).inputValue();

  const { page: theirs } = visitor;
  await visitor.open(new URL(link).hash);
  await expect(theirs.getByText("Week 3: <b>soft</b>")).toBeVisible();
  await expect(theirs).toHaveTitle(/^Week 3: <b>soft<\/b> · Knowledge distillation/);
  await expect(theirs.getByText("This experiment comes with a result")).toBeVisible();
  await expect(visitor.field("Learning rate")).toHaveCount(0);
  await expect(visitor.field("Seed")).toBeDisabled();
  await expect(visitor.recipe.getByRole("button", { name: "Another seed" })).toBeDisabled();
  await visitor.button("Train").click();
  await visitor.done();
  await expect(theirs.getByText(/^Reproduced:/)).toBeVisible();
  await theirs.getByText("Numbers", { exact: true }).click();
  const rows = theirs.locator(".claim-numbers tbody tr");
  for (const row of await rows.all()) {
    const [recorded, now] = await row
      .getByRole("cell")
      .evaluateAll((cells) => cells.map((c) => parseFloat(c.textContent ?? "")));
    expect(Math.abs(recorded - now)).toBeLessThanOrEqual(1e-3 * Math.max(1, Math.abs(recorded)));
  }
  expect(await rows.count()).toBeGreaterThanOrEqual(4);
  expect(await violations(theirs)).toEqual([]);

  // Defaults leave what is held; another recipe makes no claim.
  await visitor.set("Temperature T", 6);
  await expect(theirs.getByText(/^Reproduced:/)).toHaveCount(0);
  await expect.poll(() => theirs.evaluate(() => location.hash)).not.toContain("result=");
  expect(await theirs.evaluate(() => location.hash)).toContain("hide=lr&lock=seed");
  await visitor.recipe.getByRole("button", { name: "Back to defaults" }).click();
  await expect(visitor.field("Seed")).toHaveValue("3");
});

test("a run waits for the guess, draws it, and says how far it was off", async ({ lab, page }) => {
  await lab.open(`#/kd?${tiny}&guess=studentAccuracy&lock=data`);
  await expect(lab.recipe.getByRole("combobox", { name: "Data" })).toBeDisabled();
  const guess = page.getByRole("textbox", { name: "Student accuracy (%)" });
  await lab.button("Train").click();
  await expect(guess).toBeFocused();
  await page.keyboard.press("Escape");
  expect(await lab.steps()).toBe(0);
  await guess.fill("250");
  await guess.press("Enter");
  await expect(page.locator("#guess").getByText("From 0 to 100")).toBeVisible();
  await expect(guess).toHaveValue("250");
  await expect(page.getByRole("button", { name: "That is my guess" })).toBeDisabled();
  await guess.fill("80");
  await guess.press("Enter");
  await page.getByRole("button", { name: "That is my guess" }).click();
  await expect(page.getByText("Your guess: 80.0% Train, and see.")).toBeVisible();
  await lab.button("Train").click();
  await lab.done();
  await expect(
    page.getByText(/^You guessed 80.0%; it came to [\d.]+%: [\d.]+ percentage points (more|less)\.$/),
  ).toBeVisible();
  const chart = lab.readings.getByRole("img", { name: /^Accuracy on held-out examples/ });
  await expect(chart).toHaveAccessibleName(/Your guess: 80\.0%/);
  await expect(chart.locator(".shapelayer path, .annotation-text").first()).toBeAttached();
  await expect(chart.getByText("Your guess: 80.0%")).toBeAttached();

  // The same screen, for a lecture hall.
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("p");
  await expect(page.getByRole("button", { name: "Leave (Esc)" })).toBeVisible();
  await expect(lab.recipe).toBeHidden();
  await expect(lab.stage).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("r");
  await lab.ready();
  await page.getByRole("button", { name: "Leave (Esc)" }).click();
  await expect(lab.recipe).toBeVisible();
});

test("embedded, it takes the height of its content, and no other frame does", async ({ lab, page }) => {
  const link = new URL(`#/kd?${tiny}&embed=1&view=accuracy`, "http://localhost:4199/").href;
  const body = `<!doctype html><title>Course</title><h1>Course</h1><iframe id="other" height="77"></iframe>${embedCode(link, "Lab")}`;
  await page.route("**/course.html", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto("course.html");
  const frame = page.frameLocator("iframe[title=Lab]");
  await expect(frame.getByRole("button", { name: "Train" })).toBeVisible({ timeout: 40_000 });
  await expect(frame.getByRole("banner")).toHaveCount(0);
  await expect(frame.getByRole("region", { name: "Stage" })).toHaveCount(0);
  await expect(frame.getByRole("link", { name: "Open in the lab" })).toHaveAttribute("href", `#/kd?v=1&${tiny}`);
  const overhang = () =>
    page.locator("iframe[title=Lab]").evaluate((f: HTMLIFrameElement) => {
      const root = f.contentDocument!.documentElement;
      return Math.abs(root.scrollHeight - f.clientHeight) + Number(f.style.height === "480px");
    });
  await expect.poll(overhang).toBeLessThanOrEqual(1);
  expect(await page.locator("#other").evaluate((f) => f.clientHeight)).toBe(77);
  await frame.getByRole("button", { name: "Train" }).click();
  await expect(frame.getByText("Done", { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect.poll(overhang).toBeLessThanOrEqual(1);

  // A link short enough to be said.
  await lab.open("#/go/temperature?T=2&backend=wasm");
  await expect(lab.field("Temperature T")).toHaveValue("2");
  expect(await page.evaluate(() => location.hash)).toBe("#/kd?v=1&T=2&seed=1&backend=wasm");
});

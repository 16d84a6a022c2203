/** Every method of the map that no other journey trains: it opens, trains a little, shows what it says, and can be read. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { still } from "./lab.ts";

const runs = [
  { name: "post-training in the plane", link: "apt?target=ring8&start=consistency&its=20&first=10&batch=16&n=100" },
  { name: "post-training of digits", link: "apt?its=20&first=0&batch=8&n=100" },
  { name: "sequence distillation", link: "sequence-kd?q=50&k=1&eq=0&steps=20&batch=8" },
  { name: "reinforcement learning", link: "rl?q=50&ss=20&updates=5&prompts=2&g=4" },
  { name: "on-policy distillation", link: "gkd?q=50&warm=10&steps=10&batch=8" },
  { name: "dataset distillation", link: "dataset-distillation?ipc=1&n=1000&ln=0&judges=1&iterations=10&steps=20" },
];

async function violations(page: Page) {
  await still(page);
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa"]).analyze();
  return found.violations.map(({ id, nodes }) => ({ id, at: nodes.map((n) => n.html) }));
}

for (const { name, link } of runs) {
  test(`${name}: trained a little, every tab of the stage, axe in both languages`, async ({ lab, page }) => {
    test.slow();
    await lab.open(`#/${link}&seed=1&backend=wasm`);
    await lab.button("Train").click();
    await lab.done();
    for (const tab of await lab.stage.getByRole("tab").all()) {
      await tab.click();
      await lab.quiet();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
    await lab.readings.scrollIntoViewIfNeeded();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "中文" }).click();
    await page.getByRole("button", { name: "深色主题" }).click();
    await lab.quiet();
    expect(await violations(page)).toEqual([]);
  });
}

test("clips play, stop at a frame, and can be stepped through", async ({ lab, page }) => {
  test.slow();
  await lab.open("#/sample?target=moving&teacher=pretrained&steps=2&n=100&seed=1&backend=wasm");
  await lab.quiet();
  const frame = lab.stage.getByRole("slider", { name: "Frame" });
  await expect(frame).toBeVisible();
  const pause = lab.stage.getByRole("button", { name: "Pause" });
  if (await pause.isVisible()) await pause.click();
  await frame.fill("3");
  await expect(frame).toHaveValue("3");
  expect(await violations(page)).toEqual([]);
});

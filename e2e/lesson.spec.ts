/** The lesson: formulas that a screen reader can read, and steps that drive the experiment above. */
import { expect, test } from "./fixtures.ts";

test("in English: equations, a control, steps that drive the experiment", async ({ lab, page }) => {
  await lab.open("#/kd?backend=wasm&seed=1");
  await lab.lesson.scrollIntoViewIfNeeded();
  await expect(lab.lesson.getByRole("group", { name: "Equation" })).toHaveCount(2);
  expect(await lab.lesson.getByRole("math").count()).toBeGreaterThan(10);
  await expect(lab.lesson.locator(".katex-error")).toHaveCount(0);

  await lab.set("Temperature T", 11, lab.lesson);
  await expect(lab.field("Temperature T", lab.stage)).toHaveValue("11");
  await expect(lab.bars(/, at T = 11$/)).toBeAttached();

  await lab.lesson.getByRole("button", { name: "T = 20, almost flat" }).click();
  await expect(lab.field("Temperature T")).toHaveValue("20");
  await expect(lab.bars(/, at T = 20$/)).toBeInViewport(); // the page goes up to where the change shows
  await lab.lesson.getByRole("button", { name: "α = 1: the teacher's word only" }).click();
  await expect(lab.field("Weight of the teacher α")).toHaveValue("1");
  await lab.ready();

  await lab.lesson.getByRole("button", { name: "A plane where the exact answer is known" }).click();
  await expect(lab.recipe.getByRole("combobox", { name: "Data" })).toHaveValue("overlap8");
  await expect(lab.field("Labelled examples")).toHaveValue("48");
  await expect.poll(() => page.url()).toContain("data=overlap8&labels=48");
  await lab.ready();
  await expect.poll(async () => Object.keys(await lab.answers())).toContain("Exact");
});

test("in Chinese: the same equations, the same steps", async ({ lab, page }) => {
  await page.goto("#/kd?backend=wasm&lang=zh");
  const lesson = page.getByRole("region", { name: "课文" });
  await lesson.scrollIntoViewIfNeeded();
  await expect(lesson.getByRole("group", { name: "公式" })).toHaveCount(2);
  expect(await lesson.getByRole("math").count()).toBeGreaterThan(10);
  await expect(lesson.locator(".katex-error")).toHaveCount(0);
  await lesson.getByRole("button", { name: "T = 20，几乎拉平" }).click();
  await expect(lab.bars(/^T = 20 时各网络对样本 \d+ 的回答$/)).toHaveCount(0); // "Stage" has another name here
  await expect(page.getByRole("group", { name: /^T = 20 时各网络对样本 \d+ 的回答$/ })).toBeInViewport();
  await lesson.getByRole("button", { name: "α = 0：学生变成它的对照" }).click();
  await expect.poll(() => page.url()).toContain("T=20&alpha=0&");
});

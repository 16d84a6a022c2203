/**
 * Every page in both languages and themes, wide and as on a phone: readable by axe, nothing sticks out, named, no error.
 * (Foreign requests and console errors fail every journey, fixtures.ts; the first chunk has its budget in scripts/sizes.mjs.)
 */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { en } from "../src/i18n/en.ts";
import { zh } from "../src/i18n/zh.ts";
import { pages } from "../src/lab/recipe.ts";
import { catalogue } from "../src/methods/catalogue.ts";
import { expect, test } from "./fixtures.ts";
import { still, type Lab } from "./lab.ts";

const looks = [
  { lang: "en", theme: "light", t: en },
  { lang: "zh", theme: "dark", t: zh },
  { lang: "en", theme: "dark", t: en },
  { lang: "zh", theme: "light", t: zh },
] as const;
/** Where nothing else is said: each language and each theme once. */
const both = looks.slice(0, 2);
type Look = (typeof looks)[number];

const wide = { width: 1366, height: 768 };
const phone = { width: 390, height: 844 };

async function expectAccessible(page: Page, where: string) {
  await still(page);
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa"]).analyze();
  const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map((n) => n.html), why: nodes[0].failureSummary }));
  expect.soft(found, where).toEqual([]);
}

/** The page at `link`, without loading it anew. */
async function look(page: Page, link: string, { lang, theme, t }: Look, title: string | null) {
  await page.goto(`#${link}${link.includes("?") ? "&" : "?"}lang=${lang}&theme=${theme}`);
  const html = page.locator("html");
  await expect(html).toHaveAttribute("lang", lang === "zh" ? "zh-CN" : "en");
  await expect(html).toHaveAttribute("data-theme", theme);
  await expect(page).toHaveTitle(title === null ? t.title : `${title} · ${t.title}`);
}

/** Whatever is made when it comes near has come near. */
async function seeAll(page: Page) {
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function fitsPhone(page: Page, where: string) {
  await page.setViewportSize(phone);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(overhang, `${where}, wider than a phone by`).toBeLessThanOrEqual(0);
}

/** Looks at one page: whole, then as on a phone. */
async function check(page: Page, link: string, which: readonly Look[], titleOf: (lang: Look["lang"]) => string | null) {
  for (const one of which) {
    const where = `${link}, ${one.lang}, ${one.theme}`;
    await look(page, link, one, titleOf(one.lang));
    await seeAll(page);
    await expectAccessible(page, where);
    if (both.includes(one)) await fitsPhone(page, where);
    await page.setViewportSize(wide);
  }
}

/** A finished run with everything on the page loaded: charts, lesson, formulas. */
async function openFinished(lab: Lab, link: string) {
  await lab.open(`#${link}`);
  await lab.button("Train").click();
  await lab.done();
  await lab.readings.getByRole("tablist").scrollIntoViewIfNeeded();
  await expect(lab.readings.locator("svg.main-svg").first()).toBeVisible();
  await lab.lesson.scrollIntoViewIfNeeded();
  await expect(lab.lesson.getByRole("math").first()).toBeAttached();
}

test("home and the other pages", async ({ lab, page }) => {
  test.slow();
  await page.goto("./");
  for (const name of [null, ...pages]) {
    await page.goto(`#/${name ?? ""}?lang=en`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name ? en[name].title : en.title);
    await lab.quiet();
    await check(page, `/${name ?? ""}`, name ? both : looks, (lang) => name && { en, zh }[lang][name].title);
  }
});

test("a finished experiment, and what is small on a phone", async ({ lab, page }) => {
  test.slow();
  const link = "/kd?data=ring4&steps=60&seed=1&backend=wasm";
  await openFinished(lab, link);
  await check(page, link, looks, (lang) => catalogue["kd"].card[lang].title);
  await look(page, link, looks[0], catalogue["kd"].card.en.title);
  await page.setViewportSize(phone);
  await expectAccessible(page, "experiment on a phone");
  await look(page, "/kd?seed=1&backend=wasm", looks[0], catalogue["kd"].card.en.title);
  await lab.ready();
  for (const name of ["Examples", "Dark knowledge", "Draw"]) {
    await lab.stage.getByRole("tab", { name }).click();
    await fitsPhone(page, `digits, ${name}`);
  }
});

test("every other method", async ({ lab, page }) => {
  test.setTimeout(300_000);
  await page.goto("./");
  for (const [method, { card }] of Object.entries(catalogue)) {
    if (method === "kd") continue; // finished, above
    await test.step(method, async () => {
      const link = `/${method}?seed=1&backend=wasm`;
      await page.goto(`#${link}&lang=en`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(card.en.title);
      if (method !== "compare") await lab.ready();
      await lab.quiet();
      await check(page, link, both, (lang) => card[lang].title);
    });
  }
});

test("leaving asks only while something would be lost", async ({ lab, page }) => {
  const questions: string[] = [];
  page.on("dialog", (dialog) => {
    questions.push(dialog.type());
    void dialog.accept();
  });
  await lab.open("#/kd?data=ring4&steps=60&seed=1&backend=wasm");
  await page.getByRole("heading", { level: 1 }).click(); // browsers ask only whom they have seen on the page
  await page.reload();
  expect(questions).toEqual([]);
  await lab.ready();
  await lab.button("One step (.)").click();
  await lab.says("Paused");
  await page.reload();
  expect(questions).toEqual(["beforeunload"]);
  await lab.ready();
  await lab.button("Train").click();
  await lab.done();
  await page.reload();
  expect(questions, "a finished run is on the shelf").toHaveLength(1);
});

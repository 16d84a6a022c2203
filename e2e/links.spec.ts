/** A link is the whole experiment; any other string is a page that works. */
import fc from "fast-check";
import { withCompanions } from "../src/app/companions.ts";
import { decodeLink, encodeLink } from "../src/lab/link.ts";
import { methods } from "../src/methods/specs.ts";
import { expect, test } from "./fixtures.ts";

const specs = Object.fromEntries(Object.entries(methods).map(([id, { spec }]) => [id, spec]));

test("what is set stands in the address, and the address sets it for others", async ({ lab, page, visitor }) => {
  await lab.open("#/kd?backend=wasm");
  await lab.recipe.getByRole("combobox", { name: "Data" }).selectOption("Two moons");
  await lab.set("Temperature T", 7.5);
  await lab.set("Weight of the teacher α", 0.25);
  await lab.set("Student width", 11);
  await lab.set("Seed", 42);
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("button", { name: "深色主题" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  // How one likes to read is nobody else's: not in the link, unless somebody puts it there.
  const hash = () => page.evaluate(() => location.hash);
  await expect.poll(hash).toBe("#/kd?v=1&data=moons&sw=11&T=7.5&alpha=0.25&seed=42&backend=wasm");

  const { page: theirs } = visitor;
  await theirs.goto(`${await hash()}&lang=zh&theme=dark`);
  await expect(theirs.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(theirs.locator("html")).toHaveAttribute("data-theme", "dark");
  await theirs.getByRole("button", { name: "English" }).click();
  await expect.poll(() => theirs.evaluate(() => location.hash)).toBe(`${await hash()}&theme=dark`);
  await expect(visitor.recipe.getByRole("combobox", { name: "Data" })).toHaveValue("moons");
  await expect(visitor.field("Temperature T")).toHaveValue("7.5");
  await expect(visitor.field("Weight of the teacher α")).toHaveValue("0.25");
  await expect(visitor.field("Student width")).toHaveValue("11");
  await expect(visitor.field("Seed")).toHaveValue("42");
  await visitor.ready();
});

test("share copies the link", async ({ lab, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await lab.open("#/kd?T=3&seed=9&backend=wasm");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("button", { name: "Link copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(new URL("#/kd?v=1&T=3&seed=9&backend=wasm", page.url()).href);
});

test("back and forward: home, experiment, another data set", async ({ lab, page }) => {
  await page.goto("#/");
  await page.getByRole("link", { name: "Knowledge distillation" }).click();
  await lab.ready();
  const data = lab.recipe.getByRole("combobox", { name: "Data" });
  await expect(data).toHaveValue("digits");
  await data.selectOption("Four clouds");
  await lab.set("Temperature T", 6); // not a place of its own in the history
  await expect.poll(() => page.url()).toContain("data=ring4&T=6");
  const tab = (name: string) => lab.stage.getByRole("tab", { name });
  await expect(tab("Decision regions")).toBeVisible();

  await page.goBack();
  await expect(data).toHaveValue("digits");
  await expect(tab("Draw")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Distillation Lab");
  await page.goForward();
  await expect(data).toHaveValue("digits");
  await page.goForward();
  await expect(data).toHaveValue("ring4");
  await expect(lab.field("Temperature T")).toHaveValue("6");
  await expect(tab("Decision regions")).toBeVisible();
  await lab.ready();
});

const notices = [
  { link: "#/nowhere", says: ["There is no experiment “nowhere”."] },
  { link: "#/?lang=tlh", says: ["“tlh” is not accepted (en, zh)"] },
  { link: "#/kd?v=99&backend=wasm", says: ["The link comes from a newer version (99; this page knows 1)."] },
  { link: "#/kd?v=0&backend=wasm", says: ["“v=0” cannot be read."] },
  {
    link: "#/kd?T=900&alpha=NaN&data=cats&colour=red&seed=-1&sw=2.5&lr=%E0%A4%A&backend=wasm",
    says: [
      "Temperature T: “900” is not accepted (From 0.5 to 20).",
      "Weight of the teacher α: “NaN” is not accepted (From 0 to 1).",
      "Data: “cats” is not accepted",
      "“colour” is not known here.",
      "“-1” is not accepted",
      "Student width: “2.5” is not accepted (From 2 to 256, Whole numbers only).",
      "“%E0%A4%A” cannot be read.",
    ],
  },
];

test("what cannot be honoured is named, and the page works", async ({ lab, page }) => {
  const notice = page.getByRole("status").filter({ hasText: "Not everything in the link could be used" });
  for (const { link, says } of notices) {
    await page.goto("about:blank");
    await page.goto(link);
    for (const sentence of says) await expect(notice).toContainText(sentence);
    if (link.includes("kd")) {
      await lab.ready();
      await expect(lab.field("Temperature T")).toHaveValue("4");
      await expect(lab.field("Seed")).toHaveValue("1");
    }
    await notice.getByRole("button", { name: "Close" }).click();
    await expect(notice).toHaveCount(0);
  }
});

/** A hash of anything, and queries whose parts are nearly right. */
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ unit: fc.constantFrom(..."#/?&=%kd.+-0123456789eE∞é中🎲"), maxLength: 40 }),
);
const keys = fc.constantFrom(
  ..."v T alpha seed data labels sw sd lr batch steps teacher noise lang theme ex name hide lock guess result".split(
    " ",
  ),
);
const values = fc.oneof(
  anything,
  fc.double().map(String),
  fc.constantFrom(
    "",
    "-0",
    "1e999",
    "0x10",
    "NaN",
    "own",
    "moons",
    "live",
    "zh",
    "__proto__",
    "constructor",
    "%",
    "1,5",
  ),
);
const queries = fc.array(
  fc.tuple(fc.oneof({ weight: 5, arbitrary: keys }, { weight: 1, arbitrary: anything }), values),
  {
    minLength: 1,
    maxLength: 5,
  },
);

/** What the address says once a link has been read. */
function canonical(link: string): string {
  const { recipe, view } = decodeLink(new URL(`http://localhost/#${link}`).hash, specs);
  const complete = recipe && { ...recipe, parameters: withCompanions(recipe.parameters) };
  return new URL(`http://localhost/${encodeLink(complete, view, specs)}`).hash;
}

test("100 arbitrary strings as links", async ({ lab, page }) => {
  const links = [
    ...fc.sample(anything, { numRuns: 50, seed: 20261 }),
    ...fc.sample(queries, { numRuns: 50, seed: 20262 }).map((q) => `/kd?${q.map((part) => part.join("=")).join("&")}`),
  ];
  const cases = links.map((link) => ({ link, becomes: canonical(link) }));
  await page.goto("#/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible(); // its words come after the page's load event
  const broken = await page.evaluate(async (cases) => {
    const bad: object[] = [];
    for (const { link, becomes } of cases) {
      location.hash = link;
      // Slow enough for the browser, which ignores more than 200 changes of the address in ten seconds.
      await new Promise((done) => setTimeout(done, 60));
      const words = (selector: string) => document.querySelector(selector)?.textContent?.trim().length ?? 0;
      const whole = words("header") >= 10 && words("main h1") >= 2 && !document.querySelector(".crash");
      if (!whole || location.hash !== becomes) bad.push({ link, becomes, hash: location.hash, whole });
    }
    return bad;
  }, cases);
  expect(broken).toEqual([]);

  // The page still works, and so do a few of these links as the first thing of a visit.
  await lab.open("#/kd?backend=wasm&lang=en");
  await expect(lab.bars()).toBeVisible();
  for (const { link, becomes } of [0, 20, 49, 50, 75].map((i) => cases[i])) {
    await page.goto("about:blank");
    await page.goto(new URL(`http://localhost/#${link}`).hash);
    await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
    await expect(page.locator(".crash")).toHaveCount(0);
    expect(await page.evaluate(() => location.hash)).toBe(becomes);
  }
});

/** node scripts/icons.mjs: makes public/icons/*.png from public/icon.svg. Only needed when the icon changes. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CHROMIUM_FLAGS, findChromium } from "./browser.mjs";
import { ROOT } from "./setup.mjs";

/** `part`: how much of the square the drawing takes; of a maskable icon only the inner circle of 80% is sure to be seen. */
const icons = [
  { name: "icon-192", size: 192, part: 1, ground: "transparent" },
  { name: "icon-512", size: 512, part: 1, ground: "transparent" },
  { name: "maskable-512", size: 512, part: 0.62, ground: "#ffffff" },
];

const { chromium } = await import("@playwright/test");
const svg = readFileSync(join(ROOT, "public/icon.svg")).toString("base64");
const folder = join(ROOT, "public/icons");
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_FLAGS });
const page = await browser.newPage();
for (const { name, size, part, ground } of icons) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${ground}"><img width="${size * part}" src="data:image/svg+xml;base64,${svg}"></body>`,
  );
  await page.locator("img").evaluate((image) => image.decode());
  await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
}
await browser.close();

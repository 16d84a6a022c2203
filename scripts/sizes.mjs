/** Sizes of the built page against its budget: what is loaded before anything shows. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { ROOT } from "./setup.mjs";

const BUDGET = 150_000; // bytes, gzipped: script, its static imports and style sheets, the words of one language
/** The page's words in each language: one of them is awaited before the first picture. */
const WORDS = /^assets\/(?:en|zh)-[^/]*\.js$/;
/** Words that only the library's own code contains. */
const FOREIGN = { tfjs: /not registered for the backend|registered for backend/, plotly: /plotly-notifier/ };

/** Prints the table; returns what is wrong, in sentences. */
export function checkSizes(dist = join(ROOT, "dist")) {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const eager = new Set(eagerFiles(html));
  const files = [...new Set([...eager, ...readdirSync(join(dist, "assets")).map((name) => `assets/${name}`)])]
    .filter((name) => /\.(js|css|wasm)$/.test(name))
    .map((name) => {
      const bytes = readFileSync(join(dist, name));
      return { name, raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, eager: eager.has(name), bytes };
    })
    .sort((a, b) => Number(b.eager) - Number(a.eager) || b.gzip - a.gzip);
  const first = files.filter((file) => file.eager);
  const [words] = files.filter(({ name }) => WORDS.test(name)).sort((a, b) => b.gzip - a.gzip);
  const total = first.reduce((sum, file) => sum + file.gzip, words?.gzip ?? 0);

  for (const { name, raw, gzip, eager } of files) {
    console.log(`${eager ? "first" : "later"}  ${kB(raw)}  ${kB(gzip)} gzip  ${name}`);
  }
  console.log(`first chunk in all, with ${words?.name}: ${kB(total).trim()} gzip of ${kB(BUDGET).trim()}`);

  const wrong = [];
  if (!first.some(({ name }) => name.endsWith(".js"))) wrong.push("index.html loads no script");
  if (!words) wrong.push("the words of no language are where they are looked for");
  if (total > BUDGET)
    wrong.push(`the first chunk weighs ${kB(total).trim()} gzip, over the budget of ${kB(BUDGET).trim()}`);
  for (const { name, bytes } of first) {
    for (const [library, words] of Object.entries(FOREIGN)) {
      const inside =
        name.startsWith(`assets/${library}-`) || (name.endsWith(".js") && words.test(bytes.toString("utf8")));
      if (inside) wrong.push(`${name}, loaded first, contains ${library}`);
    }
  }
  return wrong;
}

/** Scripts, preloads and style sheets named by the page, relative to dist. */
function eagerFiles(html) {
  return [...html.matchAll(/<(?:script|link)\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => /^<script|rel="(?:modulepreload|stylesheet)"/.test(tag))
    .map((tag) => /(?:src|href)="(?:\.?\/)?([^"?#]+)/.exec(tag)?.[1])
    .filter((name) => name && !/^[a-z]+:/.test(name));
}

function kB(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const wrong = checkSizes();
  for (const sentence of wrong) console.error(`Too much: ${sentence}`);
  process.exit(wrong.length > 0 ? 1 : 0);
}

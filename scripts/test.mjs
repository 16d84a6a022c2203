/**
 * npm test: every check of the lab, in order. A step that fails does not stop the others.
 * The last line is "N passed, N failed" (", N skipped"), from the runners' own counts.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./browser.mjs";
import { bin, build, checkNode, endWithChildren, ensurePackages, node, run } from "./setup.mjs";
import { checkSizes } from "./sizes.mjs";

const PASS = { passed: 1, failed: 0, skipped: [] };
const FAIL = { passed: 0, failed: 1, skipped: [] };

await run(async () => {
  checkNode();
  endWithChildren();
  await ensurePackages();
  const reports = mkdtempSync(join(tmpdir(), "distillation-lab-"));
  process.on("exit", () => rmSync(reports, { recursive: true, force: true }));
  // Both runners need it: the unit tests of the kernels run in a browser too.
  const chromium = await findChromium().catch((error) => {
    console.error(error.message);
    return null;
  });

  const steps = [
    ["format", () => check(["oxfmt", "--check"])],
    ["lint", () => check(["oxlint"])],
    ["types", () => check(["typescript", "--noEmit", "-p", "tsconfig.json"])],
    ["types without the DOM", () => check(["typescript", "--noEmit", "-p", "tsconfig.pure.json"])],
    ["unit tests", () => unitTests(join(reports, "vitest.json"), chromium)],
    ["build", async () => ((await build({ logLevel: "warn" })) === 0 ? PASS : FAIL)],
    ["sizes", sizes],
    ["end-to-end tests", () => endToEnd(join(reports, "playwright.json"), chromium)],
  ];
  const done = [];
  for (const [name, step] of steps) {
    console.log(`\n── ${name}`);
    const start = performance.now();
    const counts = await step().catch((error) => {
      console.error(error.message);
      return FAIL;
    });
    done.push({ name, seconds: (performance.now() - start) / 1000, ...counts });
  }
  summary(done);
});

function summary(done) {
  console.log("\n── summary");
  for (const { name, seconds, passed, failed, skipped } of done) {
    const counts = [
      `${passed} passed`,
      failed > 0 && `${failed} failed`,
      skipped.length > 0 && `${skipped.length} skipped`,
    ];
    console.log(
      `${failed > 0 ? "✗" : "✓"} ${name.padEnd(22)} ${seconds.toFixed(1).padStart(7)} s   ${counts.filter(Boolean).join(", ")}`,
    );
  }
  const skipped = done.flatMap((step) => step.skipped);
  for (const name of skipped) console.log(`skipped: ${name}`);
  const passed = done.reduce((sum, step) => sum + step.passed, 0);
  const failed = done.reduce((sum, step) => sum + step.failed, 0);
  console.log(`${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`);
  process.exitCode = failed > 0 ? 1 : 0;
}

async function check([packageName, ...args]) {
  return (await node([bin(packageName), ...args])).code === 0 ? PASS : FAIL;
}

async function sizes() {
  const wrong = checkSizes();
  for (const sentence of wrong) console.error(`Too much: ${sentence}`);
  return wrong.length === 0 ? PASS : FAIL;
}

/** Without a browser the tests in Node still run; that the others did not is one failure. */
async function unitTests(file, chromium) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const projects = chromium ? [] : ["--project", "node"];
  const env = chromium ? { LAB_CHROMIUM: chromium } : {};
  const { code } = await node([bin("vitest"), "run", ...projects, ...reporters], { env });
  return withExitCode(code, file, ({ testResults }) => {
    const tests = testResults.flatMap((suite) => suite.assertionResults);
    const count = (...status) => tests.filter((test) => status.includes(test.status));
    // A file that does not load has failed without having a test.
    const broken = testResults.filter((suite) => suite.status === "failed" && !suite.assertionResults.some(isFailed));
    return {
      passed: count("passed").length,
      failed: count("failed").length + broken.length + (chromium ? 0 : 1),
      skipped: count("pending", "skipped", "todo", "disabled").map((test) => test.fullName),
    };
  });
}

function isFailed(test) {
  return test.status === "failed";
}

async function endToEnd(file, chromium) {
  if (!chromium) return FAIL;
  const env = {
    LAB_CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  };
  const { code } = await node([bin("@playwright/test"), "test", "--reporter=list,json"], { env });
  return withExitCode(code, file, ({ stats, suites, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: suites.flatMap((suite) => skippedIn(suite, [])),
  }));
}

/** Names of the skipped tests of a Playwright suite, each with its project and the reason given. */
function skippedIn(suite, above) {
  const path = [...above, suite.title];
  const here = suite.specs.flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === "skipped")
      .map((test) => {
        const reason = test.annotations.find(({ type }) => type === "skip")?.description;
        return `[${test.projectName}] ${[...path, spec.title].join(" › ")}${reason ? ` (${reason})` : ""}`;
      }),
  );
  return [...here, ...(suite.suites ?? []).flatMap((inner) => skippedIn(inner, path))];
}

/** Counts from a runner's report; a runner that crashed, or failed without saying which test, counts as one failure. */
function withExitCode(code, file, read) {
  const counts = existsSync(file)
    ? read(JSON.parse(readFileSync(file, "utf8")))
    : { passed: 0, failed: 0, skipped: [] };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (code === 0 && counts.passed + counts.failed === 0) counts.failed = 1; // nothing ran
  return counts;
}

/** npm run bench -- …: the benchmarks. stdout is theirs; installing and building report on stderr. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, checkNode, ensureBuild, ensurePackages, run } from "./setup.mjs";

await run(async () => {
  checkNode();
  await ensurePackages();
  if (process.argv.includes("--page")) await ensureBuild(); // the other benchmarks do not look at the lab's page
  // In this very process, so that signals, exit code and standard input are the benchmark's own.
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: join(ROOT, "tsconfig.json") });
  const main = join(ROOT, "bench/run.ts");
  process.argv[1] = main;
  await import(pathToFileURL(main).href);
});

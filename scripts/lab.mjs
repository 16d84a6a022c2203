/** npm run lab -- …: the headless lab. stdout is the command's own; installing reports on stderr. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, checkNode, ensurePackages, run } from "./setup.mjs";

await run(async () => {
  checkNode();
  await ensurePackages();
  // In this very process, so that signals, exit code and standard input are the command's own.
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: join(ROOT, "tsconfig.json") });
  const main = join(ROOT, "src/cli/main.ts");
  process.argv[1] = main;
  await import(pathToFileURL(main).href);
});

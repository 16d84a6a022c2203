/** npm run bench: chooses a benchmark, runs it, prints its table and writes its numbers. */
import { parseOptions, usage, type Options } from "./options.ts";

async function main(args: string[]): Promise<number> {
  let options: Options | null;
  try {
    options = parseOptions(args);
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
  if (!options) {
    console.log(usage);
    return 0;
  }
  switch (options.mode) {
    case "browser":
      return (await import("./browser.ts")).benchBrowser(options);
    case "node":
      return (await import("./node.ts")).benchNode(options);
    case "page":
      return (await import("./page.ts")).benchPage(options);
    case "look":
      return (await import("./look.ts")).benchLook(options);
  }
}

process.exitCode = await main(process.argv.slice(2));

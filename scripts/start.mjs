/**
 * npm start [-- --port 4173] [--host [address]] [--strictPort]
 * Installs and builds what is missing, then serves the page on port 4173 (or PORT) or the next free one.
 */
import { parseArgs } from "node:util";
import { ROOT, SetupError, checkNode, endWithChildren, ensureBuild, ensurePackages, run } from "./setup.mjs";

await run(async () => {
  checkNode();
  const { port, host, strictPort } = options(process.argv.slice(2));
  let serving = false;
  endWithChildren((signalCode) => (serving ? 0 : signalCode)); // Ctrl-C is how a server is meant to end
  await ensurePackages();
  await ensureBuild();
  const { preview } = await import("vite");
  const server = await preview({ root: ROOT, logLevel: "error", preview: { port, host, strictPort } });
  serving = true;
  const { local, network } = server.resolvedUrls;
  console.log(`Distillation Lab is ready: ${local[0] ?? network[0]}  (Ctrl-C ends it)`);
  for (const url of local.length > 0 ? network : network.slice(1)) console.log(`On the network: ${url}`);
});

function options(args) {
  // `--host` may stand alone (every address) or name one.
  const spelled = args.flatMap((arg, i) =>
    arg === "--host" && (args[i + 1] ?? "-").startsWith("-") ? ["--host="] : [arg],
  );
  const strings = { port: { type: "string" }, host: { type: "string" }, strictPort: { type: "boolean" } };
  let values;
  try {
    ({ values } = parseArgs({ args: spelled, options: strings }));
  } catch (error) {
    throw new SetupError(`${error.message}\nUsage: npm start -- [--port 4173] [--host [address]] [--strictPort]`);
  }
  const port = Number(values.port ?? (process.env.PORT || 4173));
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new SetupError(`The port must be a whole number from 1 to 65535, not "${values.port ?? process.env.PORT}".`);
  }
  return { port, host: values.host === "" ? true : values.host, strictPort: values.strictPort ?? false };
}

/** What every script of the lab needs first: a new enough Node, the packages, and a fresh build. Plain Node, no packages. */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const WINDOWS = process.platform === "win32";
const STAMP = { packages: join(ROOT, "node_modules/.lock-hash"), build: join(ROOT, "dist/.source-hash") };
/** All that a build is made from. */
const SOURCES = ["src", "public", "index.html", "vite.config.ts", "tsconfig.json", "package.json", "package-lock.json"];

/** A mishap with a sentence for the person at the terminal; no stack trace is shown. */
export class SetupError extends Error {}

/** Runs `main`; a SetupError ends the process with its sentence. */
export async function run(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof SetupError ? `\n${error.message}` : error);
    process.exit(1);
  }
}

export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(
    `Distillation Lab needs Node 20.19 or newer; this is Node ${version}. Install a newer one from https://nodejs.org and run the same command again.`,
  );
}

/** The path of a package's command, to be run by `process.execPath`: no npx, no shell, one process to end. */
export function bin(packageName) {
  const folder = join(ROOT, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : Object.values(bin)[0]);
}

/** Installs what package-lock.json names, unless that is what node_modules holds. Writes to stderr only. */
export async function ensurePackages() {
  if (packagesAreCurrent()) return;
  await alone("packages", () => {
    if (packagesAreCurrent()) return;
    console.error("Installing packages …");
    install();
    writeFileSync(STAMP.packages, hashFiles(["package-lock.json"]));
  });
}

/**
 * `npm ci` first. A lock file written where the registry offers one platform only lacks the others' native packages:
 * then `npm ci` refuses, `npm install` may leave them out, and what is left is to resolve anew from package.json, where
 * all versions are exact.
 */
function install() {
  const attempts = [["ci"], ["install", "--no-save"], ["install", "--no-save", "--no-package-lock"]];
  let said = "";
  for (const [i, attempt] of attempts.entries()) {
    if (i === 2) rmSync(join(ROOT, "node_modules"), { recursive: true, force: true });
    const args = [...attempt, "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    const { status, stdout, stderr } = spawnSync("npm", args, { cwd: ROOT, encoding: "utf8", shell: WINDOWS });
    if (status === 0 && nativePackagesLoad()) return;
    said = `${stdout ?? ""}${stderr ?? ""}`.trim() || said;
  }
  console.error(said);
  throw new SetupError("The packages could not be installed; npm says why above. Is this machine online?");
}

function nativePackagesLoad() {
  const commands = [
    ["-e", "import('vite')"],
    ...["oxlint", "oxfmt", "typescript"].map((name) => [bin(name), "--version"]),
  ];
  return commands.every((args) => spawnSync(process.execPath, args, { cwd: ROOT, stdio: "ignore" }).status === 0);
}

function packagesAreCurrent() {
  const hash = hashFiles(["package-lock.json"]);
  if (read(STAMP.packages) === hash) return true;
  if (!installedByHand()) return false;
  writeFileSync(STAMP.packages, hash);
  return true;
}

/** Whether somebody's own `npm install` already put in place what the lock file names. */
function installedByHand() {
  const installed = json(join(ROOT, "node_modules/.package-lock.json"))?.packages;
  const wanted = json(join(ROOT, "package-lock.json"))?.packages;
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === "" || (installed[path] ? installed[path].version === version : optional),
  );
}

/** Builds dist/ unless it was built from exactly these sources. */
export async function ensureBuild() {
  if (buildIsCurrent()) return;
  await alone("build", async () => {
    if (buildIsCurrent()) return;
    console.error("Building the page …");
    const toStderr = ["ignore", 2, 2]; // stdout belongs to the script's own result
    if ((await build({ logLevel: "warn", stdio: toStderr })) !== 0)
      throw new SetupError("The page could not be built; Vite says why above.");
  });
}

/** One `vite build`, stamped when it succeeds; returns the exit code. */
export async function build({ logLevel = "info", stdio } = {}) {
  const hash = hashFiles(SOURCES); // before the build: an edit meanwhile leaves the stamp old
  const { code } = await node([bin("vite"), "build", "--logLevel", logLevel], { stdio });
  if (code === 0) writeFileSync(STAMP.build, hash);
  return code;
}

function buildIsCurrent() {
  return existsSync(join(ROOT, "dist/index.html")) && read(STAMP.build) === hashFiles(SOURCES);
}

const groups = new Set();

/** Runs Node with `args` in a process group of its own and leaves nothing of that group behind. */
export function node(args, { env = {}, stdio = ["ignore", "inherit", "inherit"] } = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio,
      detached: !WINDOWS,
    });
    groups.add(child);
    const end = (code, signal) => {
      groups.delete(child);
      signalGroup(child, "SIGKILL");
      done({ code: code ?? 1, signal });
    };
    child.on("error", (error) => {
      console.error(error.message);
      end(1, null);
    });
    child.on("exit", end);
  });
}

function signalGroup(child, signal) {
  try {
    if (WINDOWS) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // already gone
  }
}

/**
 * Ctrl-C reaches the running step first, which may tidy up for five seconds; then this process ends, by default with
 * the signal's exit code.
 */
export function endWithChildren(exitCode = (signalCode) => signalCode) {
  let asked = false;
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ]) {
    process.on(signal, async () => {
      if (asked) return;
      asked = true;
      const running = [...groups];
      for (const child of running) signalGroup(child, "SIGTERM");
      for (let i = 0; i < 50 && groups.size > 0; i++) await new Promise((next) => setTimeout(next, 100));
      for (const child of running) signalGroup(child, "SIGKILL");
      process.exit(exitCode(code));
    });
  }
}

/** Lets one process at a time do `work`: two terminals may start the lab at the same moment. */
async function alone(name, work) {
  const lock = join(ROOT, `.cache/${name}.lock`);
  mkdirSync(dirname(lock), { recursive: true });
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (!waited) console.error(`Another process prepares the ${name}; waiting for it …`);
      if (!alive(Number(read(lock)))) rmSync(lock, { force: true });
      await new Promise((next) => setTimeout(next, 300));
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function alive(pid) {
  if (!pid) return true; // the other has made the file and not written it yet
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** One hash of the names and contents of files and folders. */
function hashFiles(names) {
  const hash = createHash("sha256");
  const visit = (path) => {
    if (!existsSync(path)) return;
    const entries = readdirOrNull(path);
    if (entries) for (const entry of entries.sort()) visit(join(path, entry));
    else hash.update(`\0${relative(ROOT, path)}\0`).update(readFileSync(path));
  };
  for (const name of names) visit(join(ROOT, name));
  return hash.digest("hex");
}

function readdirOrNull(path) {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error.code === "ENOTDIR") return null;
    throw error;
  }
}

function read(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

function json(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

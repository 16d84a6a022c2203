/** The worker's end of the engine: one call at a time, in order; big arrays go back as transfers. */
import { LabFailure, toLabError, type LabError } from "../lab/errors.ts";
import { buffersOf, type ViewData } from "../lab/views.ts";
import { onDeviceLost } from "../nn/backends.ts";
import { locateWasm } from "../nn/wasm-files.ts";
import { createLocalEngine } from "./local.ts";
import type { Call, Reply } from "./protocol.ts";

declare const self: DedicatedWorkerGlobalScope;
interface DedicatedWorkerGlobalScope {
  onmessage: ((event: { data: Call }) => void) | null;
  onunhandledrejection: ((event: { reason: unknown; preventDefault(): void }) => void) | null;
  postMessage(message: Reply, transfer?: ArrayBuffer[]): void;
  location: { href: string };
}

locateWasm();
onDeviceLost((reason) => self.postMessage({ id: -1, lost: { type: "DeviceLost", backend: "webgpu", reason } }));

/** The page's folder; the worker's own script lies in `assets/` below it (or in `src/engine/` while developing). */
const root = new URL(import.meta.env.DEV ? "/" : "../", self.location.href);

/** Files read before: a restart must not need the network again. */
const files = new Map<string, Uint8Array>();

const engine = createLocalEngine({
  readPublic: async (path) => {
    const known = files.get(path);
    if (known) return known;
    const response = await fetch(new URL(path, root));
    if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    files.set(path, bytes);
    return bytes;
  },
});

function transfers(value: unknown): ArrayBuffer[] {
  const views = Array.isArray(value) ? value : (value as { views?: unknown } | null)?.views;
  if (!Array.isArray(views)) return [];
  return (views as ViewData[]).flatMap((view) => (typeof view === "object" && "kind" in view ? buffersOf(view) : []));
}

const run = (call: Call): Promise<unknown> =>
  (engine[call.call] as (argument: unknown) => Promise<unknown>)(call.argument);

/** The newest start asked for: those still waiting before it are for recipes nobody looks at any more. */
let newest = -1;
const superseded: LabError = { type: "Internal", message: "A newer run was asked for." };

/** New parameters must not wait for a slice to end; everything else is done in order. */
let queue: Promise<unknown> = Promise.resolve();
self.onmessage = ({ data }) => {
  if (data.call === "start") newest = data.id;
  const work = () =>
    (data.call === "start" && data.id < newest ? Promise.reject(new LabFailure(superseded)) : run(data))
      .then((value) => self.postMessage({ id: data.id, ok: true, value }, transfers(value)))
      .catch((error: unknown) => {
        // Whatever went wrong may lie in a file: the next start reads it anew.
        files.clear();
        const problem = error instanceof LabFailure ? error.error : toLabError(error, "unknown");
        self.postMessage({ id: data.id, ok: false, error: problem });
      });
  if (data.call === "tune") void work();
  else queue = queue.then(work);
};

self.onunhandledrejection = (event) => {
  event.preventDefault();
  self.postMessage({ id: -1, lost: toLabError(event.reason, "unknown") });
};

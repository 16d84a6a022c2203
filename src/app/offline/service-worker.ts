/**
 * The service worker: keeps one build of the page on this machine, so that it opens and trains without a network.
 *
 * All files lie in one cache under `path?hash`. The pages' own files are fetched before this build takes over; the
 * networks follow when a page has settled. A new build shares what has not changed, waits until the person takes it,
 * and the files of the build before go once no other tab may need them. What does not have the hash of the build is
 * never kept. Everything is served with the headers of cross-origin isolation: a host that cannot send them still has
 * WASM threads from the second visit on.
 */
import type { ToWorker } from "./messages.ts";

type Files = Readonly<Record<string, string>>;
/** Path below the page's folder → the first half of its SHA-256; written by vite.config.ts. */
declare const FIRST: Files;
declare const LATER: Files;

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
declare const self: {
  readonly location: { readonly href: string };
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void>; matchAll(options: object): Promise<readonly unknown[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
  addEventListener(type: "message", listener: (event: Extendable & { readonly data: ToWorker }) => void): void;
};

const { scope } = self.registration;
/** The caches of an origin are shared by all of its folders. */
const cacheName = `distillation-lab ${new URL(scope).pathname}`;
const [first, later] = [FIRST, LATER];
const files: Files = { ...first, ...later };
const keyOf = (path: string) => `${scope}${path}?${files[path]}`;
const lanes = 6;

self.addEventListener("install", (event) => event.waitUntil(store(first)));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  event.waitUntil(event.data === "take-over" ? self.skipWaiting() : tidy().then(() => store(later)));
});
self.addEventListener("fetch", (event) => {
  const { method, url, mode } = event.request;
  const { origin, pathname, href } = new URL(url);
  if (method !== "GET" || !href.startsWith(scope)) return;
  const path = `${origin}${pathname}`.slice(scope.length) || "index.html";
  const isKnown = Object.hasOwn(files, path);
  if (mode === "navigate") {
    if (!isKnown) return; // another document of this folder
    event.waitUntil(goIfRemoved());
  }
  event.respondWith(isKnown ? answer(path) : ofAnotherBuild(event.request));
});

/** Fetches what is missing; rejects when a file does not arrive as the build made it. */
async function store(wanted: Files) {
  const cache = await caches.open(cacheName);
  const paths = Object.keys(wanted);
  const lane = async () => {
    for (let path = paths.shift(); path !== undefined; path = paths.shift())
      if (!(await cache.match(keyOf(path)))) await keep(path, await load(path), true);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

const load = (path: string) => fetch(`${scope}${path}`, { cache: "no-cache" }).then(isolated);

/** @throws Error when `isRequired` and this is not the file of the build */
async function keep(path: string, response: Response, isRequired: boolean) {
  const bytes = await response.clone().arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 16);
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (response.ok && hash === files[path]) await (await caches.open(cacheName)).put(keyOf(path), response);
  else if (isRequired) throw new Error(`${path} is not of this build (HTTP ${response.status}).`);
}

async function answer(path: string): Promise<Response> {
  const kept = await caches.match(keyOf(path), { cacheName });
  if (kept) return kept;
  const response = await load(path);
  // Where everything was given up, nothing is begun anew.
  if (response.ok && (await caches.has(cacheName))) await keep(path, response.clone(), false).catch(() => undefined); // a full disk, say
  return response;
}

/** A tab that was opened with the build before asks for a part of it. */
async function ofAnotherBuild(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName, ignoreSearch: true })) ?? fetch(request);
}

/** The files of other builds go, unless another tab may still need them or the next build has come for them. */
async function tidy() {
  const { installing, waiting } = self.registration;
  if (installing || waiting || (await self.clients.matchAll({ includeUncontrolled: true })).length > 1) return;
  const cache = await caches.open(cacheName);
  const own = new Set(Object.keys(files).map(keyOf));
  for (const { url } of await cache.keys()) if (!own.has(url)) await cache.delete(url);
}

/** Where the lab is no longer at this address, the next visit finds what is there instead. */
async function goIfRemoved() {
  const own = await fetch(self.location.href, { method: "HEAD", cache: "no-cache" }).catch(() => null);
  const isScript = own?.headers.get("Content-Type")?.includes("javascript");
  if (!own || (own.ok ? isScript : own.status !== 404 && own.status !== 410)) return;
  await self.registration.unregister();
  await caches.delete(cacheName);
}

function isolated(response: Response): Response {
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name); // the body is decoded already
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

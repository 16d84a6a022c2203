/** The page's end of the service worker: registers it, and lets a new build in when the person says so. */
import { letGo } from "../leaving.ts";
import type { ToWorker } from "./messages.ts";

const hour = 3_600_000;
/** Seconds that a newer build is asked to take over. */
const patience = 5;

let registration: ServiceWorkerRegistration | null = null;
let asked = false;

/**
 * Keeps this build for visits without a network.
 * @param tell is called when a newer build waits, or has taken over in another tab
 */
export async function keepOffline(tell: () => void): Promise<void> {
  const container = navigator.serviceWorker;
  const own = await container.register("service-worker.js", { updateViaCache: "none" });
  registration = own;
  const look = () => own.waiting && own.active && tell();
  own.addEventListener("updatefound", () => own.installing?.addEventListener("statechange", look));
  look();

  let isOwned = container.controller !== null;
  container.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    else if (isOwned) tell();
    isOwned = true;
  });
  // The browser asks for a newer build when a page is opened; this one may stay open for days.
  let looked = performance.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || performance.now() - looked < hour) return;
    looked = performance.now();
    own.update().catch(() => undefined); // no network
  });
  const { active } = await container.ready;
  if (!isSavingData()) active?.postMessage("settled" satisfies ToWorker);
}

/** Reloads the page with the build that waits. Does not ask again: the notice has said what is lost. */
export function takeOver(): void {
  asked = true;
  letGo();
  const waiting = registration?.waiting;
  if (!waiting) return location.reload(); // it has taken over already
  let times = 0;
  const ask = () => {
    // A worker that never comes to an end of its work keeps the next one waiting: then both go, and the page begins anew.
    if (times++ === patience) return void registration!.unregister().finally(() => location.reload());
    waiting.postMessage("take-over" satisfies ToWorker);
    if (waiting.state === "installed") setTimeout(ask, 1000); // Chromium may miss it while the old one is at work
  };
  ask();
}

/** Then the networks are kept as they are used. */
const isSavingData = () =>
  (navigator as { connection?: { readonly saveData?: boolean } }).connection?.saveData === true;

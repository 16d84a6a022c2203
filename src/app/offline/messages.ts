/** What a page tells the service worker: that it has settled, or that the new build may take over. */
export type ToWorker = "settled" | "take-over";

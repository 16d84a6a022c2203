/** The page's end: hands a case to a worker, where the lab computes as well. */
import type { CaseRequest } from "../run-case.ts";
import type { Answer } from "./worker.ts";

declare global {
  interface Window {
    bench(request: CaseRequest): Promise<Answer>;
  }
}

window.bench = (request) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<Answer | { error: string }>) => {
      if ("error" in data) reject(new Error(data.error));
      else resolve(data);
    };
    worker.onerror = (event) => reject(new Error(event.message || "The worker did not start."));
    worker.postMessage(request);
  });

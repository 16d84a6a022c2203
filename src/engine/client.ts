/** The page's end of the engine: calls go to a worker, which can be thrown away and started anew at any time. */
import { LabFailure, type LabError } from "../lab/errors.ts";
import type { Engine, Reply } from "./protocol.ts";

export type { Engine } from "./protocol.ts";
export type * from "./protocol.ts";

type Waiting = { resolve: (value: never) => void; reject: (error: unknown) => void };

export interface EngineClient extends Engine {
  /** Ends the worker at once, whatever it is doing; calls under way reject, the next call starts a new worker. */
  terminate(): void;
}

/**
 * An engine in a worker. Every promise rejects with a LabFailure.
 * @param onLost called when the worker dies or its device is lost outside of a call
 */
export function createEngineClient(onLost: (error: LabError) => void): EngineClient {
  let worker: Worker | null = null;
  let nextId = 1;
  const waiting = new Map<number, Waiting>();

  const fail = (error: LabError) => {
    worker?.terminate();
    worker = null;
    const calls = [...waiting.values()];
    waiting.clear();
    for (const call of calls) call.reject(new LabFailure(error));
    return calls.length;
  };

  const spawn = () => {
    const created = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    created.onmessage = ({ data }: MessageEvent<Reply>) => {
      // Calls under way learn of it by themselves; with none under way the page must be told.
      if ("lost" in data) return void (fail(data.lost) === 0 && onLost(data.lost));
      const call = waiting.get(data.id);
      if (!call) return;
      waiting.delete(data.id);
      if (data.ok) call.resolve(data.value as never);
      else call.reject(new LabFailure(data.error));
    };
    created.onerror = (event) => {
      event.preventDefault();
      const error: LabError = { type: "Internal", message: event.message || "The engine's worker could not start." };
      if (fail(error) === 0) onLost(error);
    };
    return created;
  };

  const call = <K extends keyof Engine>(name: K): Engine[K] =>
    // The union of all calls cannot be narrowed through K; the types of Engine[K] hold at the boundary.
    ((argument: unknown) =>
      new Promise((resolve, reject) => {
        worker ??= spawn();
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, call: name, argument });
      })) as unknown as Engine[K];

  return {
    start: call("start"),
    next: call("next"),
    tune: call("tune"),
    watch: call("watch"),
    look: call("look"),
    classify: call("classify"),
    calibrate: call("calibrate"),
    cancel: call("cancel"),
    terminate: () => void fail({ type: "Internal", message: "The run was stopped." }),
  };
}

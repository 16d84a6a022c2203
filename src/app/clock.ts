/** Time and visibility, replaceable in tests. */
export interface Clock {
  now(): number;
  /** @returns the function that calls it off */
  after(ms: number, call: () => void): () => void;
  sleep(ms: number): Promise<void>;
  /** Calls before the next frame, once. */
  frame(call: () => void): void;
  /** Resolves once what React has rendered is on screen. */
  painted(): Promise<void>;
  visible(): boolean;
  onVisible(call: () => void): () => void;
}

export const browserClock: Clock = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  frame: (call) => void requestAnimationFrame(call),
  // A hidden tab paints nothing and calls no frames: there a moment must do.
  painted: () =>
    new Promise((done) => {
      requestAnimationFrame(() => requestAnimationFrame(() => done()));
      setTimeout(done, 500);
    }),
  visible: () => document.visibilityState === "visible",
  onVisible(call) {
    const listener = () => document.visibilityState === "visible" && call();
    document.addEventListener("visibilitychange", listener);
    return () => document.removeEventListener("visibilitychange", listener);
  },
};

/** Milliseconds after which a call to the engine counts as never answered; a transformer is measured for many seconds on slow machines. */
export const hungAfterMs = 60_000;
export const startWithinMs = 60_000;

/** Thrown when the engine does not answer in time. */
export class Hung extends Error {}

export function within<V>(clock: Clock, promise: Promise<V>, ms: number): Promise<V> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(ms, () => reject(new Hung()));
    promise.then(resolve, reject).finally(stop);
  });
}

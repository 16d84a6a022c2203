/** What is measured inside the lab's page. Each function is sent there by its source: nothing around it is known. */

declare global {
  interface Window {
    benchFirstPicture?: number;
  }
}

/**
 * Runs before the page's own scripts and notes when the frame with the first element of `selector` that has been given
 * its place was done, in milliseconds since the navigation.
 */
export function watchFirstPicture(selector: string): void {
  const look = () => {
    const drawn = document.querySelector<HTMLElement>(selector)?.style.transform;
    // In the next frame, this one is on screen.
    requestAnimationFrame(drawn ? () => (window.benchFirstPicture = performance.now()) : look);
  };
  requestAnimationFrame(look);
}

export interface Smoothness {
  /** Milliseconds between frames. */
  readonly frames: number[];
  /** Durations of the tasks of the page's thread that took more than 50 ms. */
  readonly longTasks: number[];
}

export function watchFrames(ms: number): Promise<Smoothness> {
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((e) => e.duration)));
  observer.observe({ type: "longtask" });
  return new Promise((done) => {
    const frames: number[] = [];
    const start = performance.now();
    let last: number | null = null;
    const frame = (now: number) => {
      if (last !== null) frames.push(now - last);
      last = now;
      if (performance.now() - start < ms) return void requestAnimationFrame(frame);
      longTasks.push(...observer.takeRecords().map((e) => e.duration));
      observer.disconnect();
      done({ frames, longTasks });
    };
    requestAnimationFrame(frame);
  });
}

/**
 * Moves a slider again and again; milliseconds from each input event to the end of the frame that shows other bars, and
 * null for a move after which nothing changed within a second.
 */
export async function moveSlider(o: { slider: string; bars: string; moves: number }): Promise<(number | null)[]> {
  const input = document.querySelector<HTMLInputElement>(o.slider)!;
  const area = document.querySelector(o.bars)!.closest(".ui-bars")!;
  // React takes note of a value only when the element's own setter was used.
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!;
  const latencies: (number | null)[] = [];
  for (let i = 0; i < o.moves; i++) {
    // Pauses of uneven length, so that the moves fall anywhere between two frames.
    await new Promise((next) => setTimeout(next, 70 + ((37 * i) % 61)));
    const latency = await new Promise<number | null>((done) => {
      const timer = setTimeout(() => finish(null), 1000);
      const observer = new MutationObserver((records) => {
        if (!records.some(({ target }) => (target as Element).matches(o.bars))) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => finish(performance.now() - start);
          port2.postMessage(null);
        });
      });
      const finish = (value: number | null) => {
        clearTimeout(timer);
        observer.disconnect();
        done(value);
      };
      observer.observe(area, { subtree: true, attributes: true, attributeFilter: ["style"] });
      const start = performance.now();
      set.call(input, String(0.1 + (0.8 * ((7 * i) % 20)) / 20));
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    latencies.push(latency);
  }
  return latencies;
}

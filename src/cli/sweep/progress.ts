/** The state of a sweep on a terminal's error output, with the time left; silent elsewhere. */

const width = 28;

/** "40 s", "3 min 20 s", "2 h 5 min". */
export function duration(seconds: number): string {
  const s = Math.round(seconds);
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}

export function sweepProgress(of: number) {
  const shown = process.stderr.isTTY;
  const began = performance.now();
  const draw = (done: number) => {
    if (!shown) return;
    const filled = Math.floor((width * done) / of);
    const left = ((performance.now() - began) / 1000 / done) * (of - done);
    const time = done ? `${duration(left)} left` : "";
    process.stderr.write(`\r\x1b[K${"█".repeat(filled)}${"░".repeat(width - filled)} ${done}/${of} runs  ${time}`);
  };
  return {
    draw,
    /** A line of its own above the bar. */
    say(text: string): void {
      process.stderr.write(`${shown ? "\r\x1b[K" : ""}lab: ${text}\n`);
    },
    end(): void {
      if (shown) process.stderr.write("\r\x1b[K");
    },
  };
}

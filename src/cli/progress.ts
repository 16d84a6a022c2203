/** A progress bar on a terminal's error output; silent elsewhere. */
import type { Slice } from "../engine/protocol.ts";

const width = 28;

export function progressBar(quiet: boolean) {
  const shown = !quiet && process.stderr.isTTY;
  return {
    update({ phase, step, of }: Slice): void {
      if (!shown || !of) return;
      const filled = Math.round((width * step) / of);
      process.stderr.write(`\r${phase.padEnd(10)} ${"█".repeat(filled)}${"░".repeat(width - filled)} ${step}/${of} `);
    },
    end(): void {
      if (shown) process.stderr.write("\r\x1b[K");
    },
  };
}

import type { Setting } from "./generator.ts";

interface Live {
  readonly setting: () => Setting;
  readonly n: () => number;
  readonly fieldTime?: () => number;
}

/** Parameters may change while something is computed (a device takes many turns), but an answer is of one piece. */
export function asOfNow<W extends Live>(live: W): W {
  const [setting, n, fieldTime] = [live.setting(), live.n(), live.fieldTime?.() ?? 0];
  return { ...live, setting: () => setting, n: () => n, fieldTime: () => fieldTime };
}

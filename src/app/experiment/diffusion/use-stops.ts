import { useEffect, useState } from "react";
import { reducedMotion } from "../../../ui/theme.ts";

/** The whole way takes about this long, milliseconds. */
const playMs = 3000;

/** The stop on a way of `last` steps that is looked at, at `first` the last one, and a clock that goes through them. */
export function useStops(last: number, first = last) {
  const [wanted, setWanted] = useState<number | null>(null);
  const [playing, setPlaying] = useState(false);
  const stop = Math.min(last, wanted ?? first);
  const still = reducedMotion();
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(
      () => {
        if (document.visibilityState === "visible") setWanted((s) => Math.min(last, (s ?? 0) + 1));
      },
      Math.min(500, Math.max(33, playMs / last)),
    );
    return () => clearInterval(timer);
  }, [playing, last]);
  if (playing && stop === last && wanted !== null) setPlaying(false);
  return {
    stop,
    go(to: number) {
      setPlaying(false);
      setWanted(to);
    },
    playing,
    /** Without motion: one stop on, from the end back to the noise. */
    press() {
      if (still) return setWanted(stop === last ? 0 : stop + 1);
      if (!playing && stop === last) setWanted(0);
      setPlaying(!playing);
    },
    still,
  };
}

/** The button of a scrubber that plays. */
export const playOf = (
  { playing, still, press }: ReturnType<typeof useStops>,
  words: { readonly play: string; readonly pause: string; readonly step: string },
) =>
  ({
    label: still ? words.step : playing ? words.pause : words.play,
    icon: still ? "step" : playing ? "pause" : "play",
    press,
  }) as const;

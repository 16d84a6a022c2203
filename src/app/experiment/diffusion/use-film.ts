import { useEffect, useState } from "react";
import { reducedMotion } from "../../../ui/theme.ts";

/** Milliseconds that a frame is shown. */
const frameMs = 160;

/** The frame that all clips show, and a clock that goes through them again and again; still for who asks for less motion. */
export function useFilm(frames: number) {
  const [frame, setFrame] = useState(0);
  const [playing, setPlaying] = useState(() => !reducedMotion());
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") setFrame((k) => (k + 1) % frames);
    }, frameMs);
    return () => clearInterval(timer);
  }, [playing, frames]);
  return {
    frame,
    playing,
    press: () => setPlaying(!playing),
    /** Looks at one frame. */
    go(to: number) {
      setPlaying(false);
      setFrame(to);
    },
  };
}

import { useEffect, useLayoutEffect, useReducer, useRef, useState, useSyncExternalStore, type RefObject } from "react";
import { onThemeChange, rem } from "./theme.ts";

/** A number that changes with theme, text size and language: a dependency for those who draw by hand. */
export function useThemeVersion(): number {
  const [version, bump] = useReducer((n: number) => n + 1, 0);
  useEffect(() => onThemeChange(bump), []);
  return version;
}

export interface Box {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** Size of an element in CSS pixels and the device's pixel ratio, kept current. */
export function useBox(ref: RefObject<HTMLElement | null>): Box {
  const [box, setBox] = useState<Box>({ width: 0, height: 0, ratio: 1 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      const ratio = window.devicePixelRatio || 1;
      setBox((b) => (b.width === width && b.height === height && b.ratio === ratio ? b : { width, height, ratio }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return box;
}

/** The root's font size in CSS pixels: what a rem is now. */
export const useRem = (): number => useSyncExternalStore(onThemeChange, rem);

/** The latest value, for callbacks that outlive a render. */
export function useLatest<T>(value: T): RefObject<T> {
  const ref = useRef(value);
  useLayoutEffect(() => {
    ref.current = value;
  });
  return ref;
}

/** Sizes a canvas for the device and returns its context in CSS pixels. */
export function prepareCanvas(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  ratio: number,
): CanvasRenderingContext2D {
  const w = Math.max(1, Math.round(width * ratio));
  const h = Math.max(1, Math.round(height * ratio));
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  const g = canvas.getContext("2d")!;
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.clearRect(0, 0, width, height);
  return g;
}

/** Class names, the false ones left out. */
export const cx = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(" ");

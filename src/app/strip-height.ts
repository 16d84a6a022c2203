import { useEffect, type RefObject } from "react";

/** Tells the page the height of a strip above it, as a custom property: the areas under it fill what it leaves of the window. */
export function useStripHeight(strip: RefObject<HTMLElement | null>, property: "--strip" | "--class-strip"): void {
  useEffect(() => {
    const element = strip.current!;
    const page = element.parentElement!;
    const measure = () => page.style.setProperty(property, `${element.offsetHeight}px`);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
      page.style.removeProperty(property);
    };
  }, [strip, property]);
}

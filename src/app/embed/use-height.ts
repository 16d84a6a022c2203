import { useEffect } from "react";
import { heightMessage } from "../share/embed-code.ts";

/** Tells the page around how high this one is, whenever that changes. Its address is nobody's secret: `*`. */
export function useHeight(): void {
  useEffect(() => {
    document.documentElement.dataset.embed = "";
    const tell = () => {
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      if (parent !== window) parent.postMessage({ type: heightMessage, height }, "*");
    };
    const observer = new ResizeObserver(tell);
    observer.observe(document.body);
    return () => {
      observer.disconnect();
      delete document.documentElement.dataset.embed;
    };
  }, []);
}

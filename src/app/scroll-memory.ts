/**
 * Each address is found again where it was left: a page that arrives in parts is too short for the browser's own attempt
 * after Back or Forward. Where a link is followed, the next page is read from its beginning.
 */

const patienceMs = 5000;
const acts = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

/** Pixels from the top, by the hash. */
const places = new Map<string, number>();
let hold = new AbortController();

/** Scrolls there as soon as the page is tall enough, unless the person does something first. */
function scrollOnceTall(top: number) {
  const { signal } = hold;
  const letGo = () => hold.signal === signal && hold.abort();
  const observer = new ResizeObserver(() => {
    scrollTo({ top, behavior: "instant" });
    if (scrollY > top - 1) letGo();
  });
  observer.observe(document.body);
  signal.addEventListener("abort", () => observer.disconnect());
  for (const act of acts) addEventListener(act, letGo, { signal, passive: true });
  setTimeout(letGo, patienceMs);
}

export function rememberScroll(): void {
  addEventListener("scroll", () => places.set(location.hash, scrollY), { passive: true });
  addEventListener(
    "click",
    ({ target, ctrlKey, metaKey, shiftKey }) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#/"]') : null;
      if (!link || ctrlKey || metaKey || shiftKey) return; // or it opens elsewhere
      places.set(location.hash, scrollY);
      if (link.hash !== location.hash) places.set(link.hash, 0);
    },
    { capture: true },
  );
  addEventListener(
    "popstate",
    () => {
      hold.abort();
      hold = new AbortController();
      const top = places.get(location.hash);
      if (top === 0) scrollTo({ top, behavior: "instant" });
      else if (top !== undefined) scrollOnceTall(top);
    },
    // Before the address is written anew and the page changes.
    { capture: true },
  );
}

/** For links from one page to another: the next page is read from its beginning, this one is found again where it was. */
export function toTop({ ctrlKey, metaKey, shiftKey }: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }) {
  if (ctrlKey || metaKey || shiftKey) return; // opens elsewhere
  addEventListener("hashchange", () => window.scrollTo({ top: 0, behavior: "instant" }), { once: true });
}

/** Puts a fixed box under its anchor or above it, on the other side where there is no room, inside the window. */
export function placeBeside(
  box: HTMLElement,
  anchor: HTMLElement,
  align: "start" | "center" | "end",
  prefer: "below" | "above" = "below",
): void {
  const gap = 6;
  const margin = 8;
  const a = anchor.getBoundingClientRect();
  const { offsetWidth: w, offsetHeight: h } = box;
  const left = align === "start" ? a.left : align === "end" ? a.right - w : a.left + a.width / 2 - w / 2;
  const below = a.bottom + gap;
  const above = a.top - gap - h;
  const lowFits = below + h <= innerHeight - margin;
  const top =
    prefer === "below" ? (lowFits || above <= margin ? below : above) : above > margin || !lowFits ? above : below;
  box.style.left = `${Math.max(margin, Math.min(left, innerWidth - w - margin))}px`;
  box.style.top = `${Math.max(margin, top)}px`;
}

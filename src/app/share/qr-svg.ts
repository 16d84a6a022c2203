/** QR codes as SVG. */
import { encode } from "uqr";

/** The standard's quiet zone, in modules. */
const quiet = 4;

/** An SVG of a text's QR code; null where the text is too long for any. */
export function qrSvg(text: string): string | null {
  try {
    const { data, size } = encode(text, { ecc: "L", border: quiet });
    const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join("");
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">` +
      `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`
    );
  } catch {
    return null;
  }
}

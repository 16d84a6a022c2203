import { useMemo } from "react";
import { encode } from "uqr";
import { useShareTexts } from "../../i18n/share.ts";
import { fill } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { fileName, saveBlob } from "../../ui/download.ts";

/** The link as a QR code: black on white with its quiet zone in every theme, as cameras want it. */
export function QrCode({ link, title }: { link: string; title: string }) {
  const words = useShareTexts();
  const svg = useMemo(() => qrSvg(link), [link]);
  if (svg === null) return <p>{words.qrLong}</p>;
  return (
    <div className="share-qr">
      <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={fill(words.qrAlt, { link })} />
      <Button
        icon="download"
        onClick={() => saveBlob(new Blob([svg], { type: "image/svg+xml" }), fileName(`qr ${title}`, "svg"))}
      >
        {words.qrSave}
      </Button>
    </div>
  );
}

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

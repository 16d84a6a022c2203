import { useMemo } from "react";
import { useShareTexts } from "../../i18n/share.ts";
import { fill } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { fileName, saveBlob } from "../../ui/download.ts";
import { qrSvg } from "./qr-svg.ts";

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

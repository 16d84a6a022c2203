import { useEffect, useRef, useState } from "react";
import { useTexts } from "../i18n/t.ts";
import { encodeLink } from "../lab/link.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { specs, useLab } from "./lab.tsx";

/** Copies the link of what is on screen; shows it where copying is not allowed. */
export function ShareButton() {
  const t = useTexts();
  const { store } = useLab();
  const [copied, setCopied] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);
  useEffect(() => field.current?.select(), [shown]);

  const share = async () => {
    const { recipe, view } = store.getState();
    const link = `${location.href.split("#")[0]}${encodeLink(recipe, view, specs)}`;
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      setShown(link);
    }
  };
  return (
    <>
      <Button variant="plain" icon={copied ? "check" : "share"} onClick={() => void share()}>
        <span aria-live="polite" className="share-words">
          {copied ? t.share.copied : t.header.share}
        </span>
      </Button>
      <Dialog open={shown !== null} title={t.share.title} onClose={() => setShown(null)}>
        <p>{t.share.copy}</p>
        <input ref={field} className="link-field" readOnly aria-label={t.share.field} value={shown ?? ""} />
      </Dialog>
    </>
  );
}

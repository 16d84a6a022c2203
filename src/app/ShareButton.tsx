import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTexts } from "../i18n/t.ts";
import { encodeLink } from "../lab/link.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { specs, useLab } from "./lab.tsx";
import "./share/share-button.css";

const ShareDialog = lazy(() => import("./share/ShareDialog.tsx"));

/** Copies the link of what is on screen. Beside it, and where copying is not allowed, all that a link can carry. */
export function ShareButton() {
  const t = useTexts();
  const { store } = useLab();
  const [copied, setCopied] = useState(false);
  const [open, setOpen] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);

  const share = async () => {
    const { recipe, view, frame } = store.getState();
    const link = `${location.href.split("#")[0]}${encodeLink(recipe, { ...view, ...frame }, specs)}`;
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
    } catch {
      setOpen(true);
    }
  };
  return (
    <>
      <Button variant="plain" icon={copied ? "check" : "share"} onClick={() => void share()}>
        <span aria-live="polite" className="share-words">
          {copied ? t.share.copied : t.header.share}
        </span>
      </Button>
      <IconButton
        ref={more}
        icon="chevron"
        label={t.header.shareMore}
        aria-haspopup="dialog"
        className="share-more"
        onClick={() => setOpen(true)}
      />
      {open && (
        <ErrorBoundary>
          <Suspense fallback={null}>
            <ShareDialog
              onClose={() => {
                flushSync(() => setOpen(false)); // while it is open, nothing behind it takes the focus
                more.current?.focus();
              }}
            />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}

import { lazy, Suspense, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTexts } from "../../i18n/t.ts";
import { IconButton } from "../../ui/Button.tsx";
import { ErrorBoundary } from "../ErrorBoundary.tsx";

const ExportDialog = lazy(() => import("./ExportDialog.tsx"));

/** Opens what can be taken away, and brought back. */
export function ExportButton() {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <IconButton
        ref={button}
        icon="download"
        label={t.header.takeAway}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {open && (
        <ErrorBoundary>
          <Suspense fallback={null}>
            <ExportDialog
              onClose={() => {
                flushSync(() => setOpen(false)); // while it is open, nothing behind it takes the focus
                button.current?.focus();
              }}
            />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}

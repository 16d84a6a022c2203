import { lazy, Suspense, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { fill, useTexts } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { Toasts } from "../../ui/Notice.tsx";
import { ErrorBoundary } from "../ErrorBoundary.tsx";
import { useLab, useSignal } from "../lab.tsx";

const ShelfDialog = lazy(() => import("./ShelfDialog.tsx"));

/** How many networks stand on the shelf; opens it, and says what happened there by itself. */
export function ShelfButton() {
  const t = useTexts();
  const { artifacts } = useLab();
  useSignal(artifacts.changed);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { items, notes } = artifacts;
  const messages = notes.map(({ kind, names }) => ({
    id: kind,
    tone: kind === "no-room" ? ("error" as const) : ("warning" as const),
    text: fill(kind === "no-room" ? t.header.shelfNoRoom : t.header.shelfMadeRoom, {
      list: names.join(t.notices.comma),
    }),
  }));
  return (
    <>
      <Button
        ref={button}
        variant="plain"
        icon="shelf"
        aria-haspopup="dialog"
        aria-label={fill(t.header.shelf, { n: items.length })}
        title={fill(t.header.shelf, { n: items.length })}
        onClick={() => setOpen(true)}
      >
        {items.length}
      </Button>
      {open && (
        <ErrorBoundary>
          <Suspense fallback={null}>
            <ShelfDialog
              onClose={() => {
                flushSync(() => setOpen(false)); // while it is open, nothing behind it takes the focus
                button.current?.focus();
              }}
            />
          </Suspense>
        </ErrorBoundary>
      )}
      <Toasts
        messages={messages}
        seconds={12}
        onClose={(id) => notes.filter(({ kind }) => kind === id).forEach(artifacts.dismiss)}
      />
    </>
  );
}

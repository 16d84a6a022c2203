import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { IconButton } from "./Button.tsx";
import { cx } from "./hooks.ts";
import { useLabels } from "./labels.tsx";
import "./overlay.css";

interface DialogProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the foot. */
  actions?: ReactNode;
  wide?: boolean;
}

/** A window over the page, closed by its button, Escape or a click beside it. */
export function Dialog({ open, title, onClose, children, actions, wide }: DialogProps) {
  const text = useLabels();
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (open && !ref.current?.open) ref.current?.showModal();
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={ref}
      className={cx("ui-dialog", wide && "ui-dialog-wide")}
      aria-labelledby={id}
      onCancel={(e) => {
        e.preventDefault();
        onClose();
      }}
      onPointerDown={(e) => e.target === e.currentTarget && onClose()}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <IconButton icon="close" label={text.close} onClick={onClose} />
      </header>
      <div className="ui-dialog-body">{children}</div>
      {actions && <footer>{actions}</footer>}
    </dialog>
  );
}

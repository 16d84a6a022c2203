import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { Button } from "./Button.tsx";
import type { IconName } from "./Icons.tsx";
import { placeBeside } from "./place.ts";
import "./overlay.css";

interface PopoverProps {
  /** What the button says. */
  label: ReactNode;
  /** Name of the box, for screen readers. */
  title: string;
  icon?: IconName;
  align?: "start" | "center" | "end";
  children: ReactNode;
}

/** A button with a box of further things, which stays until it is left. */
export function Popover({ label, title, icon, align = "end", children }: PopoverProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!open || !box.current || !button.current) return;
    box.current.showPopover?.();
    placeBeside(box.current, button.current, align);
  });
  useEffect(() => {
    if (!open) return;
    const leave = (e: Event) => {
      const inside = box.current?.contains(e.target as Node) || button.current?.contains(e.target as Node);
      if (!inside) setOpen(false);
    };
    const escape = (e: KeyboardEvent) => {
      if (e.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
      document.removeEventListener("keydown", escape);
    };
  }, [open]);
  return (
    <>
      <Button
        ref={button}
        variant="plain"
        icon={icon}
        aria-expanded={open}
        aria-haspopup="dialog"
        aria-controls={open ? id : undefined}
        onClick={() => setOpen((o) => !o)}
      >
        {label}
      </Button>
      {open && (
        <div ref={box} id={id} role="dialog" aria-label={title} popover="manual" className="ui-bubble ui-popover">
          {children}
        </div>
      )}
    </>
  );
}

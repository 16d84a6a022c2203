import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { Icon } from "./Icons.tsx";
import { useLabels } from "./labels.tsx";
import { placeBeside } from "./place.ts";
import "./overlay.css";

interface TipProps {
  children: ReactNode;
  /** Accessible name of the "?" button; by default "What is this?". */
  label?: string;
  /** What to explain instead of a "?" icon; stays as it is, inside a button. */
  trigger?: ReactNode;
}

/** An explanation beside a word: on hover, on focus, and by touch or Enter, where it stays until dismissed. */
export function Tip({ children, label, trigger }: TipProps) {
  const text = useLabels();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const bubble = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<"no" | "hover" | "pinned">("no");
  const timer = useRef(0);
  const open = shown !== "no";

  const soon = useCallback((next: "no" | "hover", ms: number) => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setShown((s) => (s === "pinned" ? s : next)), ms);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  useLayoutEffect(() => {
    const b = bubble.current;
    if (!open || !b || !button.current) return;
    b.showPopover?.();
    const place = () => placeBeside(b, button.current!, "center", "above");
    place();
    const leave = (e: Event) => {
      if (
        e instanceof KeyboardEvent
          ? e.key === "Escape"
          : !button.current?.contains(e.target as Node) && !b.contains(e.target as Node)
      ) {
        if (e instanceof KeyboardEvent) e.stopPropagation();
        setShown("no");
      }
    };
    addEventListener("scroll", place, { capture: true, passive: true });
    addEventListener("resize", place);
    document.addEventListener("keydown", leave, true);
    document.addEventListener("pointerdown", leave);
    return () => {
      removeEventListener("scroll", place, { capture: true });
      removeEventListener("resize", place);
      document.removeEventListener("keydown", leave, true);
      document.removeEventListener("pointerdown", leave);
    };
  }, [open]);

  return (
    <span
      className="ui-tip"
      onPointerEnter={(e) => e.pointerType === "mouse" && soon("hover", 250)}
      onPointerLeave={(e) => e.pointerType === "mouse" && soon("no", 120)}
    >
      <button
        ref={button}
        type="button"
        className={trigger ? "ui-tip-words" : "ui-tip-mark"}
        aria-label={trigger ? undefined : (label ?? text.help)}
        aria-expanded={open}
        aria-describedby={open ? id : undefined}
        onClick={() => setShown((s) => (s === "pinned" ? "no" : "pinned"))}
        onFocus={(e) => e.currentTarget.matches(":focus-visible") && soon("hover", 0)}
        onBlur={() => setShown("no")}
      >
        {trigger ?? <Icon name="help" />}
      </button>
      {open && (
        <div ref={bubble} id={id} role="tooltip" popover="manual" className="ui-bubble">
          {children}
        </div>
      )}
    </span>
  );
}

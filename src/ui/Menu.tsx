import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { Button, IconButton } from "./Button.tsx";
import { Icon, type IconName } from "./Icons.tsx";
import { placeBeside } from "./place.ts";
import "./overlay.css";

export interface MenuItem {
  readonly label: string;
  readonly onSelect: () => void;
  readonly icon?: IconName;
  /** A short remark on the right: a key, a size. */
  readonly hint?: string;
  readonly disabled?: boolean;
  /** One of several that exclude each other. */
  readonly checked?: boolean;
}

interface MenuProps {
  label: string;
  icon: IconName;
  items: readonly MenuItem[];
  /** Show the label beside the icon. */
  words?: boolean;
  small?: boolean;
  align?: "start" | "end";
}

/** A button with a list of things to do. */
export function Menu({ label, icon, items, words, small, align = "end" }: MenuProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const rows = () => [...(list.current?.querySelectorAll<HTMLButtonElement>("button:not(:disabled)") ?? [])];

  useLayoutEffect(() => {
    const box = list.current;
    if (!open || !box || !button.current) return;
    box.showPopover?.();
    placeBeside(box, button.current, align);
    (box.querySelector<HTMLButtonElement>('[aria-checked="true"]') ?? rows()[0])?.focus();
    const close = () => setOpen(false);
    const leave = (e: PointerEvent) => {
      if (!box.contains(e.target as Node) && !button.current?.contains(e.target as Node)) close();
    };
    document.addEventListener("pointerdown", leave);
    addEventListener("resize", close);
    return () => {
      document.removeEventListener("pointerdown", leave);
      removeEventListener("resize", close);
    };
  }, [open, align]);

  const dismiss = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKey = (e: KeyboardEvent) => {
    const all = rows();
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[e.key];
    if (to !== undefined) all[to % all.length]?.focus();
    else if (e.key === "Escape") dismiss();
    else if (e.key === "Tab") return setOpen(false);
    else if (e.key.length === 1 && e.key !== " ") {
      const key = e.key.toLowerCase();
      [...all.slice(at + 1), ...all].find((b) => b.textContent?.trim().toLowerCase().startsWith(key))?.focus();
    } else return;
    e.preventDefault();
    e.stopPropagation();
  };
  const trigger = {
    ref: button,
    "aria-haspopup": "menu",
    "aria-expanded": open,
    "aria-controls": open ? id : undefined,
    onClick: () => setOpen((o) => !o),
    onKeyDown: (e: KeyboardEvent) => {
      if (e.key !== "ArrowDown") return;
      e.preventDefault();
      setOpen(true);
    },
  } as const;

  return (
    <>
      {words ? (
        <Button icon={icon} small={small} {...trigger}>
          {label}
        </Button>
      ) : (
        <IconButton icon={icon} label={label} small={small} {...trigger} />
      )}
      {open && (
        <div
          ref={list}
          id={id}
          role="menu"
          aria-label={label}
          popover="manual"
          className="ui-menu-list"
          onKeyDown={onKey}
        >
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role={item.checked === undefined ? "menuitem" : "menuitemradio"}
              aria-checked={item.checked}
              tabIndex={-1}
              disabled={item.disabled}
              onClick={() => {
                dismiss();
                item.onSelect();
              }}
            >
              {(item.icon || item.checked !== undefined) && (
                <Icon name={item.icon ?? "check"} className={item.checked === false ? "ui-unseen" : ""} />
              )}
              {item.label}
              {item.hint && <span className="ui-menu-hint">{item.hint}</span>}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

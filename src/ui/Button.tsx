import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { cx } from "./hooks.ts";
import { Icon, type IconName } from "./Icons.tsx";
import "./controls.css";

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  variant?: "primary" | "quiet" | "danger" | "plain";
  icon?: IconName;
  small?: boolean;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

/** A button with words. One `primary` per view; `plain` has no frame. */
export function Button({ variant = "quiet", icon, small, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={cx("ui-button", `ui-button-${variant}`, small && "ui-button-small", className)}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  icon: IconName;
  /** What it does: its accessible name and hover text. */
  label: string;
  /** For a button that stays down; omit for one that does not. */
  pressed?: boolean;
  framed?: boolean;
  small?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A button that is only a picture. */
export function IconButton({ icon, label, pressed, framed, small, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      {...rest}
      className={cx("ui-icon-button", framed && "ui-icon-button-framed", small && "ui-icon-button-small", className)}
    >
      <Icon name={icon} />
    </button>
  );
}

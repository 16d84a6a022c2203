import { useEffect, type ReactNode } from "react";
import { Button, IconButton } from "./Button.tsx";
import { Icon } from "./Icons.tsx";
import { useLabels } from "./labels.tsx";
import { useLatest } from "./hooks.ts";
import "./overlay.css";

export type Tone = "info" | "good" | "warning" | "error";

interface NoticeProps {
  tone?: Tone;
  title?: string;
  children: ReactNode;
  action?: { label: string; onSelect: () => void };
  onClose?: () => void;
}

const icons = { info: "info", good: "check", warning: "warning", error: "error" } as const;

/** A message in its place in the page, with what can be done about it. */
export function Notice({ tone = "info", title, children, action, onClose }: NoticeProps) {
  const text = useLabels();
  return (
    <div className={`ui-notice ui-notice-${tone}`} role={tone === "error" ? "alert" : "status"}>
      <Icon name={icons[tone]} />
      <div className="ui-notice-text">
        {title && <strong>{title}</strong>}
        {children}
      </div>
      <div className="ui-notice-actions">
        {action && (
          <Button small onClick={action.onSelect}>
            {action.label}
          </Button>
        )}
        {onClose && <IconButton small icon="close" label={text.close} onClick={onClose} />}
      </div>
    </div>
  );
}

export interface ToastMessage {
  readonly id: string;
  readonly tone?: Tone;
  readonly text: string;
  readonly action?: { label: string; onSelect: () => void };
}

interface ToastsProps {
  messages: readonly ToastMessage[];
  onClose: (id: string) => void;
  /** How long one without an action stays; errors stay until closed. */
  seconds?: number;
}

/** Short messages at the foot of the window. Keep it mounted, so that screen readers hear what is added. */
export function Toasts({ messages, onClose, seconds = 6 }: ToastsProps) {
  return (
    <div className="ui-toasts" aria-live="polite">
      {messages.map((m) => (
        <Toast key={m.id} message={m} onClose={onClose} seconds={seconds} />
      ))}
    </div>
  );
}

function Toast({
  message,
  onClose,
  seconds,
}: {
  message: ToastMessage;
  onClose: (id: string) => void;
  seconds: number;
}) {
  const close = useLatest(() => onClose(message.id));
  const stays = message.tone === "error" || message.action !== undefined;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => close.current(), seconds * 1000);
    return () => clearTimeout(timer);
  }, [stays, seconds, close]);
  return (
    <Notice tone={message.tone} action={message.action} onClose={() => close.current()}>
      {message.text}
    </Notice>
  );
}

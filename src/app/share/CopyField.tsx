import { useId, useRef, useState, type ReactNode } from "react";
import { useShareTexts } from "../../i18n/share.ts";
import { Button } from "../../ui/Button.tsx";

interface Props {
  readonly label: string;
  readonly text: string;
  /** Several lines. */
  readonly tall?: boolean;
  /** Beside its button. */
  readonly children?: ReactNode;
}

/** A text to take away: copied by its button, or selected where copying is not allowed. */
export function CopyField({ label, text, tall, children }: Props) {
  const words = useShareTexts();
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [told, setTold] = useState<{ of: string; said: "copied" | "notCopied" } | null>(null);
  const said = told?.of === text ? told.said : null; // of another text it says nothing
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setTold({ of: text, said: "copied" });
    } catch {
      field.current?.select();
      setTold({ of: text, said: "notCopied" });
    }
  };
  const Field = tall ? "textarea" : "input";
  return (
    <div className="share-copy">
      <label id={`${id}-label`} htmlFor={id}>
        {label}
      </label>
      <Field ref={field} id={id} readOnly rows={tall ? 7 : undefined} value={text} spellCheck={false} />
      <Button
        aria-describedby={`${id}-label`}
        icon={said === "copied" ? "check" : undefined}
        onClick={() => void copy()}
      >
        {words.copy}
      </Button>
      {children}
      <p role="status" className="ui-quiet">
        {said && words[said]}
      </p>
    </div>
  );
}

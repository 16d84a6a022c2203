import { useTexts } from "../../i18n/t.ts";
import type { Verdict } from "../../lab/claims.ts";
import { cx } from "../../ui/hooks.ts";
import { verdictWord } from "./words.ts";

const symbols = {
  holds: "m3.5 8.6 3 3 6-7",
  "does-not-hold": "m4 4 8 8M12 4l-8 8",
  mixed: "M2.5 9.5c2-4 4-4 5.5-1.5s3.5 2.5 5.5-1.5",
} satisfies Record<Verdict, string>;

/** A verdict as symbol, word and colour. */
export function VerdictBadge({ verdict, small }: { verdict: Verdict; small?: boolean }) {
  const t = useTexts();
  return (
    <span className={cx("verdict", `verdict-${verdict}`, small && "verdict-small")}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={symbols[verdict]} />
      </svg>
      <span>{verdictWord(verdict, t)}</span>
    </span>
  );
}

import { symbols } from "../../../data/tokens/last-digits.ts";
import { formatPercent } from "../../../ui/format.ts";
import { cx } from "../../../ui/hooks.ts";
import { useLabels } from "../../../ui/labels.tsx";

interface TokenCellProps {
  readonly token: number;
  /** Probability of every token, `[12]`. */
  readonly expected: Float32Array;
  /** Whether it is not the true step. */
  readonly isOff: boolean;
}

/** A token, how likely it was, and what else might have come. */
export function TokenCell({ token, expected, isOff }: TokenCellProps) {
  const { locale } = useLabels();
  return (
    <li className={cx("token", isOff && "token-off")}>
      <b>{symbols[token]}</b>
      <span className="token-chance">{formatPercent(expected[token], locale, 0)}</span>
      <svg viewBox="0 0 24 10" preserveAspectRatio="none">
        {Array.from(expected, (p, k) => (
          <rect
            key={k}
            x={2 * k + 0.2}
            width={1.6}
            y={10 - Math.max(0.25, 10 * p)}
            height={Math.max(0.25, 10 * p)}
            className={cx(k === token && "token-chosen")}
          />
        ))}
      </svg>
    </li>
  );
}

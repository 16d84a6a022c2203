import { useShareTexts } from "../../i18n/share.ts";
import { Tip } from "../../ui/Tip.tsx";
import "./lock.css";

/** Beside a control that keeps its value: a lock, and who locked it. */
export default function LockMark() {
  const { locked } = useShareTexts();
  const lock = (
    <svg className="ui-icon" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" role="img">
      <title>{locked}</title>
      <path d="M4.5 9h11v8h-11z" fill="currentColor" />
      <path d="M6.8 9V6.3a3.2 3.2 0 0 1 6.4 0V9" />
    </svg>
  );
  return (
    <span className="lock-mark">
      <Tip trigger={lock}>{locked}</Tip>
    </span>
  );
}

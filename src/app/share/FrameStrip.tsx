import { useRef } from "react";
import { ErrorBoundary } from "../ErrorBoundary.tsx";
import { useLabState } from "../lab.tsx";
import { useStripHeight } from "../strip-height.ts";
import { ClaimNote } from "./ClaimNote.tsx";
import { GuessNote } from "./GuessNote.tsx";
import "./frame.css";

/** Above a shared experiment: its name, the result to check, the guess to make. */
export default function FrameStrip() {
  const { name, result } = useLabState((s) => s.frame);
  const guess = useLabState((s) => s.guess);
  const root = useRef<HTMLDivElement>(null);
  useStripHeight(root, "--strip");
  return (
    <div ref={root} className="frame-strip">
      {name && <p className="frame-name">{name}</p>}
      <ErrorBoundary>
        {guess && <GuessNote guess={guess} />}
        {result && <ClaimNote result={result} />}
      </ErrorBoundary>
    </div>
  );
}

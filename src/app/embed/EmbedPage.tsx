import { lazy, Suspense, type ComponentType, type ReactNode } from "react";
import { useShareTexts } from "../../i18n/share.ts";
import { useTexts } from "../../i18n/t.ts";
import { encodeLink } from "../../lab/link.ts";
import type { ViewSpec } from "../../lab/method.ts";
import { Icon } from "../../ui/Icons.tsx";
import { ErrorBoundary } from "../ErrorBoundary.tsx";
import { specs, useLabState } from "../lab.tsx";
import { OnePanel } from "./OnePanel.tsx";
import { useHeight } from "./use-height.ts";
import "./embed.css";

const FrameStrip = lazy(() => import("../share/FrameStrip.tsx"));

export interface EmbedProps {
  /** Parts that the experiment page has anyway. */
  readonly stage: ReactNode;
  readonly buttons: ReactNode;
  readonly progress: ReactNode;
  readonly Line: ComponentType<{ view: Extract<ViewSpec, { kind: "line" }>; phase: string }>;
}

/** An experiment inside somebody else's page: its stage or one view, and what makes it run. */
export default function EmbedPage({ stage, buttons, progress, Line }: EmbedProps) {
  const t = useTexts();
  const words = useShareTexts();
  const recipe = useLabState((s) => s.recipe);
  const view = useLabState((s) => s.view);
  const frame = useLabState((s) => s.frame);
  const asks = useLabState((s) => s.guess !== null);
  useHeight();
  const link = encodeLink(recipe, { ...view, ...frame, embed: undefined, panel: undefined }, specs);
  return (
    <div className="embed">
      {(frame.name || frame.result || asks) && (
        <Suspense fallback={null}>
          <FrameStrip />
        </Suspense>
      )}
      <ErrorBoundary>{frame.panel ? <OnePanel id={frame.panel} stage={stage} Line={Line} /> : stage}</ErrorBoundary>
      <section className="transport" aria-label={t.transport.title}>
        {buttons}
        {progress}
        <a href={link} target="_blank" rel="noopener">
          {words.embedded.open}
          <Icon name="external" />
        </a>
      </section>
    </div>
  );
}

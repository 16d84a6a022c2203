import { lazy, Suspense } from "react";
import { ErrorBoundary } from "../ErrorBoundary.tsx";
import { useLabState, useMethod } from "../lab.tsx";
import { LessonArea } from "./LessonArea.tsx";
import { LinePanel } from "./LinePanel.tsx";
import { ReadingsArea } from "./ReadingsArea.tsx";
import { RecipeArea } from "./RecipeArea.tsx";
import { StageArea } from "./StageArea.tsx";
import { useStatusText } from "./status-text.ts";
import { RunProgress, Transport, TransportButtons } from "./Transport.tsx";
import "./bench.css";
import "./transport.css";
import "./recipe.css";
import "./stage.css";
import "./readings.css";
import "./lesson.css";

const SweepArea = lazy(() => import("../sweep/SweepArea.tsx"));
const EmbedPage = lazy(() => import("../embed/EmbedPage.tsx"));
const FrameStrip = lazy(() => import("../share/FrameStrip.tsx"));
const Presenter = lazy(() => import("../present/Presenter.tsx"));

/** One method: recipe, stage and readings side by side, the transport over them, the lesson under them. */
export function ExperimentPage() {
  const { text } = useMethod();
  const isFramed = useLabState(({ frame, guess }) => Boolean(frame.name || frame.result || guess));
  const presenting = useLabState((s) => s.presenting);
  const embed = useLabState((s) => s.frame.embed);
  if (embed) {
    return (
      <Suspense fallback={null}>
        <EmbedPage
          stage={<StageArea />}
          buttons={<TransportButtons slim />}
          progress={<RunProgress />}
          Line={LinePanel}
        />
      </Suspense>
    );
  }
  return (
    <>
      {isFramed && (
        <Suspense fallback={null}>
          <FrameStrip />
        </Suspense>
      )}
      <div className="bench">
        <div className="bench-head">
          <h1>{text.title}</h1>
          <p className="bench-tagline">{text.tagline}</p>
        </div>
        <Transport />
        {presenting && (
          <Suspense fallback={null}>
            <Presenter />
          </Suspense>
        )}
        <ErrorBoundary>
          <StageArea />
        </ErrorBoundary>
        <ErrorBoundary>
          <RecipeArea />
        </ErrorBoundary>
        <ErrorBoundary>
          <ReadingsArea />
        </ErrorBoundary>
      </div>
      <ErrorBoundary>
        <Suspense fallback={null}>
          <SweepArea />
        </Suspense>
      </ErrorBoundary>
      <ErrorBoundary>
        <LessonArea />
      </ErrorBoundary>
      <RunStatus />
    </>
  );
}

/** The run's state for screen readers: changes of state only, never every step. */
function RunStatus() {
  const status = useStatusText();
  return (
    <p className="sr-only" role="status">
      {status}
    </p>
  );
}

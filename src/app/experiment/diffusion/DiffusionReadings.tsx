import { ErrorBoundary } from "../../ErrorBoundary.tsx";
import { useMethod } from "../../lab.tsx";
import { CollapseNotice } from "./CollapseNotice.tsx";
import { CostTable } from "./CostTable.tsx";
import { DiffusionNumbers } from "./DiffusionNumbers.tsx";
import { QualityPanel } from "./QualityPanel.tsx";
import "./diffusion.css";

/** What is measured of generative models, over what every method shows. */
export default function DiffusionReadings() {
  const { spec } = useMethod();
  return (
    <>
      {spec.views.some((view) => view.kind === "quality-steps") && (
        <ErrorBoundary>
          <QualityPanel />
        </ErrorBoundary>
      )}
      <ErrorBoundary>
        <CollapseNotice />
      </ErrorBoundary>
      <ErrorBoundary>
        <DiffusionNumbers />
      </ErrorBoundary>
      {spec.views.some((view) => view.kind === "cost") && (
        <ErrorBoundary>
          <CostTable />
        </ErrorBoundary>
      )}
    </>
  );
}

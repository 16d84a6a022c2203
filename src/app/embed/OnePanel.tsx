import { lazy, Suspense, type ComponentType } from "react";
import { useShareTexts } from "../../i18n/share.ts";
import { useTexts } from "../../i18n/t.ts";
import { CalibrationPanel } from "../experiment/CalibrationPanel.tsx";
import { DarkKnowledgePanel } from "../experiment/DarkKnowledgePanel.tsx";
import { ExamplesPanel } from "../experiment/ExamplesPanel.tsx";
import { RegionsPanel } from "../experiment/RegionsPanel.tsx";
import { SoftLabelsPanel } from "../experiment/SoftLabelsPanel.tsx";
import { useLab, useLabState, useMethod, useSignal } from "../lab.tsx";
import type { EmbedProps } from "./EmbedPage.tsx";

const DiffusionPanel = lazy(() => import("./DiffusionPanel.tsx"));
const LanguagePanel = lazy(() => import("./LanguagePanel.tsx"));
const DatasetPanel = lazy(() => import("./DatasetPanel.tsx"));

const classification: Readonly<Record<string, ComponentType>> = {
  "soft-labels": SoftLabelsPanel,
  examples: () => (
    <>
      <SoftLabelsPanel />
      <ExamplesPanel />
    </>
  ),
  regions: RegionsPanel,
  "dark-knowledge": DarkKnowledgePanel,
  calibration: CalibrationPanel,
};

/** One view of the method on screen, alone: a chart by its id, any other by its kind. */
export function OnePanel({ id, stage, Line }: { id: string } & Pick<EmbedProps, "stage" | "Line">) {
  const t = useTexts();
  const { spec } = useMethod();
  const { history } = useLab();
  useSignal(history.changed);
  const running = useLabState((s) => s.run.phase);
  const line = spec.views.find((view) => view.kind === "line" && view.id === id);
  if (line?.kind === "line") {
    return (
      <section className="area readings" aria-label={t.readings.title}>
        <Line view={line} phase={running || (history.phases.at(-1) ?? "")} />
      </section>
    );
  }
  const Panel = {
    classification: ClassificationPanel,
    diffusion: DiffusionPanel,
    sequence: LanguagePanel,
    data: DatasetPanel,
    comparison: null,
  }[spec.family];
  if (!Panel) return stage;
  return (
    <section className="area stage" aria-label={t.stage.title}>
      <Suspense fallback={<p className="stage-wait">{t.stage.waiting}</p>}>
        <Panel id={id} />
      </Suspense>
    </section>
  );
}

function ClassificationPanel({ id }: { id: string }) {
  const t = useTexts();
  const words = useShareTexts();
  const { exhibits } = useLab();
  useSignal(exhibits.changed);
  if (!exhibits.examples) return <p className="stage-wait">{t.stage.waiting}</p>;
  const Panel = id === "regions" && !exhibits.regions ? null : classification[id];
  return Panel ? <Panel /> : <p className="ui-quiet">{words.embedded.panel}</p>;
}

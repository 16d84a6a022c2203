import { lazy, Suspense, useState, type ComponentType } from "react";
import { useTexts } from "../../i18n/t.ts";
import type { Family } from "../../lab/method.ts";
import { cx } from "../../ui/hooks.ts";
import { Tabs, type Tab } from "../../ui/Tabs.tsx";
import { ErrorBoundary } from "../ErrorBoundary.tsx";
import { useLab, useLabState, useMethod, useSignal } from "../lab.tsx";
import { ControlField } from "./ControlField.tsx";
import { DarkKnowledgePanel } from "./DarkKnowledgePanel.tsx";
import { ExamplesPanel } from "./ExamplesPanel.tsx";
import { RegionsPanel } from "./RegionsPanel.tsx";
import { SoftLabelsPanel } from "./SoftLabelsPanel.tsx";

const DrawPanel = lazy(() => import("./DrawPanel.tsx"));
const OwnDataPanel = lazy(() => import("./OwnDataPanel.tsx"));
const DiffusionStage = lazy(() => import("./diffusion/DiffusionStage.tsx"));
const DatasetStage = lazy(() => import("./dataset/DatasetStage.tsx"));
const LanguageStage = lazy(() => import("./language/LanguageStage.tsx"));

/** Stages that come with their family. */
const stages: Readonly<Partial<Record<Family, ComponentType>>> = {
  data: DatasetStage,
  diffusion: DiffusionStage,
  sequence: LanguageStage,
};

/** What the models do. */
export function StageArea() {
  const t = useTexts();
  const { spec } = useMethod();
  const Stage = stages[spec.family];
  if (!Stage) return <ClassificationStage />;
  const waiting = (
    <section className="area stage" aria-label={t.stage.title}>
      <p className="stage-wait">{t.stage.waiting}</p>
    </section>
  );
  return (
    <Suspense fallback={waiting}>
      <Stage />
    </Suspense>
  );
}

/** Soft labels of one example, and below it one of several wider looks. */
function ClassificationStage() {
  const t = useTexts();
  const { spec } = useMethod();
  const { exhibits } = useLab();
  useSignal(exhibits.changed);
  const [selected, setSelected] = useState<string | null>(null);
  const waitsForData = useLabState((s) => s.recipe?.parameters["dataset"] === "own" && s.own === null);
  const stale = useLabState((s) => s.run.stale);
  const failed = useLabState((s) => s.run.status === "failed");
  const { examples, regions } = exhibits;
  const shape = examples?.shape.kind;
  const has = (kind: string) => spec.views.some((v) => v.area === "stage" && v.kind === kind);

  if (waitsForData) {
    return (
      <section className="area stage" aria-label={t.stage.title}>
        <h2>{t.own.title}</h2>
        <ErrorBoundary>
          <Suspense fallback={null}>
            <OwnDataPanel />
          </Suspense>
        </ErrorBoundary>
      </section>
    );
  }
  const tabs: Tab[] = [
    ...(has("regions") && regions ? [{ id: "regions", label: t.stage.regions, content: () => <RegionsTab /> }] : []),
    ...(has("examples") ? [{ id: "examples", label: t.stage.examples, content: () => <ExamplesTab /> }] : []),
    ...(has("dark-knowledge")
      ? [{ id: "dark", label: t.stage.darkKnowledge, content: () => <DarkKnowledgePanel /> }]
      : []),
    ...(shape === "image" ? [{ id: "draw", label: t.stage.draw, content: () => <DrawTab /> }] : []),
  ];
  const chosen = tabs.some((tab) => tab.id === selected) ? selected! : (tabs[0]?.id ?? "");
  return (
    <section className={cx("area stage", stale && "stale")} aria-label={t.stage.title}>
      {spec.controls["T"] && (
        <div className="stage-temperature">
          <ControlField name="T" unmarked />
        </div>
      )}
      {examples ? (
        <ErrorBoundary resetKey={chosen}>
          <Tabs label={t.stage.title} tabs={tabs} selected={chosen} onSelect={setSelected} />
        </ErrorBoundary>
      ) : (
        <p className="stage-wait">{failed ? t.stage.failed : t.stage.waiting}</p>
      )}
    </section>
  );
}

const ExamplesTab = () => (
  <>
    <SoftLabelsPanel />
    <ExamplesPanel />
  </>
);

const RegionsTab = () => (
  <>
    <RegionsPanel />
    <SoftLabelsPanel />
  </>
);

const DrawTab = () => (
  <Suspense fallback={null}>
    <DrawPanel />
  </Suspense>
);

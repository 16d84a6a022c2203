import { useState } from "react";
import { useDatasetTexts } from "../../../i18n/dataset.ts";
import { useTexts } from "../../../i18n/t.ts";
import { cx } from "../../../ui/hooks.ts";
import { Tabs } from "../../../ui/Tabs.tsx";
import { ErrorBoundary } from "../../ErrorBoundary.tsx";
import { useLab, useLabState, useSignal } from "../../lab.tsx";
import { CleaningPanel } from "./CleaningPanel.tsx";
import { LearnedPanel } from "./LearnedPanel.tsx";
import "./dataset.css";

/** Data as they are made small, and as they are made clean. */
export default function DatasetStage() {
  const t = useTexts();
  const words = useDatasetTexts();
  const { exhibits } = useLab();
  useSignal(exhibits.changed);
  const stale = useLabState((s) => s.run.stale);
  const failed = useLabState((s) => s.run.status === "failed");
  const [selected, setSelected] = useState("learned");
  const tabs = [
    { id: "learned", label: words.learned.tab, content: () => <LearnedPanel /> },
    { id: "cleaning", label: words.cleaning.tab, content: () => <CleaningPanel /> },
  ];
  return (
    <section className={cx("area stage", stale && "stale")} aria-label={t.stage.title}>
      {exhibits.latest("training-sets") ? (
        <ErrorBoundary resetKey={selected}>
          <Tabs label={t.stage.title} tabs={tabs} selected={selected} onSelect={setSelected} />
        </ErrorBoundary>
      ) : (
        <p className="stage-wait">{failed ? t.stage.failed : t.stage.waiting}</p>
      )}
    </section>
  );
}

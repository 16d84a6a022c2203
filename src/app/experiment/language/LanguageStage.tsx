import { useState } from "react";
import { useLanguageTexts } from "../../../i18n/language.ts";
import { useTexts } from "../../../i18n/t.ts";
import type { LanguagePanel } from "../../../lab/method.ts";
import { cx } from "../../../ui/hooks.ts";
import { Tabs } from "../../../ui/Tabs.tsx";
import { ErrorBoundary } from "../../ErrorBoundary.tsx";
import { useLabState, useMethod } from "../../lab.tsx";
import { BoardPanel } from "./BoardPanel.tsx";
import { DifficultyPanel } from "./DifficultyPanel.tsx";
import { GroupsPanel } from "./GroupsPanel.tsx";
import { WritingPanel } from "./WritingPanel.tsx";
import "./language.css";

const panels: Readonly<Record<LanguagePanel, () => React.JSX.Element>> = {
  writing: WritingPanel,
  board: BoardPanel,
  difficulty: DifficultyPanel,
  groups: GroupsPanel,
};

/** What language models do: one problem token by token, and many at once. */
export default function LanguageStage() {
  const t = useTexts();
  const words = useLanguageTexts();
  const { spec } = useMethod();
  const stale = useLabState((s) => s.run.stale);
  const [selected, setSelected] = useState<string | null>(null);
  const tabs = spec.views.flatMap(({ kind }) => {
    if (!Object.hasOwn(panels, kind)) return [];
    const Panel = panels[kind as LanguagePanel];
    return [{ id: kind, label: words[kind as LanguagePanel].tab, content: () => <Panel /> }];
  });
  const chosen = selected ?? tabs[0].id;
  return (
    <section className={cx("area stage", stale && "stale")} aria-label={t.stage.title}>
      <ErrorBoundary resetKey={chosen}>
        <Tabs label={t.stage.title} tabs={tabs} selected={chosen} onSelect={setSelected} />
      </ErrorBoundary>
    </section>
  );
}

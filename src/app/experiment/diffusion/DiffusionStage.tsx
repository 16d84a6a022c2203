import { useState } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { useTexts } from "../../../i18n/t.ts";
import { cx } from "../../../ui/hooks.ts";
import { Tabs, type Tab } from "../../../ui/Tabs.tsx";
import { ErrorBoundary } from "../../ErrorBoundary.tsx";
import { useLab, useLabState, useMethod, useSignal } from "../../lab.tsx";
import { ControlField } from "../ControlField.tsx";
import { ClipPathsPanel } from "./ClipPathsPanel.tsx";
import { ClipSamplesPanel } from "./ClipSamplesPanel.tsx";
import { CriticPanel } from "./CriticPanel.tsx";
import { EndpointsPanel } from "./EndpointsPanel.tsx";
import { FieldPanel } from "./FieldPanel.tsx";
import { ForwardPanel } from "./ForwardPanel.tsx";
import { ImagePathsPanel } from "./ImagePathsPanel.tsx";
import { ImageSamplesPanel } from "./ImageSamplesPanel.tsx";
import { LadderPanel } from "./LadderPanel.tsx";
import { ModesPadPanel } from "./ModesPadPanel.tsx";
import { ModesPanel } from "./ModesPanel.tsx";
import { NoiseMapPanel } from "./NoiseMapPanel.tsx";
import { OwnPointsPanel } from "./OwnPointsPanel.tsx";
import { PathsPanel } from "./PathsPanel.tsx";
import { PipelineStrip } from "./PipelineStrip.tsx";
import { SamplesPanel } from "./SamplesPanel.tsx";
import { useParameter } from "./use-views.ts";
import "./diffusion.css";

/** What generative models do: samples, and one of several looks at how they come about. */
export default function DiffusionStage() {
  const t = useTexts();
  const words = useDiffusionTexts();
  const { spec } = useMethod();
  const { exhibits } = useLab();
  useSignal(exhibits.changed);
  const stale = useLabState((s) => s.run.stale);
  const failed = useLabState((s) => s.run.status === "failed");
  const chosenTarget = useParameter("target");
  const waitsForPoints = useLabState((s) => s.recipe?.parameters["target"] === "own" && s.ownPoints === 0);
  const [selected, setSelected] = useState<string | null>(null);
  const [before, setBefore] = useState(chosenTarget);
  // Who has just chosen to make a target of their own wants to make it.
  if (chosenTarget !== before) {
    setBefore(chosenTarget);
    if (chosenTarget === "mixture" || chosenTarget === "own") setSelected("target");
    else if (selected === "target") setSelected(null);
  }

  if (waitsForPoints) {
    return (
      <section className="area stage" aria-label={t.stage.title}>
        <h2>{words.own.tab}</h2>
        <ErrorBoundary>
          <OwnPointsPanel />
        </ErrorBoundary>
      </section>
    );
  }
  const target = exhibits.latest("target");
  const has = (kind: string) => spec.views.some((v) => v.area === "stage" && v.kind === kind);
  const plane = target?.shape === "plane";
  const clips = target?.shape === "image" && target.frames !== undefined;
  const tab = (id: string, label: string, content: Tab["content"], isThere: boolean): Tab[] =>
    isThere ? [{ id, label, content }] : [];
  const tabs = [
    ...tab("ladder", words.ladder.tab, () => <LadderPanel />, has("ladder")),
    ...tab(
      "samples",
      words.samples.tab,
      () => (plane ? <SamplesPanel /> : clips ? <ClipSamplesPanel /> : <ImageSamplesPanel />),
      has("samples"),
    ),
    ...tab(
      "paths",
      words.paths.tab,
      () => (plane ? <PathsPanel /> : clips ? <ClipPathsPanel /> : <ImagePathsPanel />),
      has("paths"),
    ),
    ...tab("endpoints", words.endpoints.tab, () => <EndpointsPanel />, has("endpoints") && plane),
    ...tab("critic", words.critic.tab, () => <CriticPanel />, has("critic") && plane),
    ...tab("field", words.field.tab, () => <FieldPanel />, has("field") && plane),
    ...tab("map", words.map.tab, () => <NoiseMapPanel />, has("noise-map") && plane),
    ...tab("forward", words.forward.tab, () => <ForwardPanel />, has("forward") && exhibits.latest("forward") !== null),
    ...tab("modes", words.modes.tab, () => <ModesPanel />, has("modes") && plane && target.modes !== null),
    ...tab("target", words.modesPad.tab, () => <ModesPadPanel />, chosenTarget === "mixture"),
    ...tab("target", words.own.tab, () => <OwnPointsPanel />, chosenTarget === "own"),
  ];
  const chosen = tabs.some(({ id }) => id === selected) ? selected! : (tabs[0]?.id ?? "");
  return (
    <section className={cx("area stage", stale && "stale")} aria-label={t.stage.title}>
      <PipelineStrip />
      {spec.controls["steps"]?.group === "sampling" && (
        <div className="stage-temperature">
          <ControlField name="steps" unmarked />
        </div>
      )}
      {target ? (
        <ErrorBoundary resetKey={chosen}>
          <Tabs label={t.stage.title} tabs={tabs} selected={chosen} onSelect={setSelected} />
        </ErrorBoundary>
      ) : (
        <p className="stage-wait">{failed ? t.stage.failed : t.stage.waiting}</p>
      )}
    </section>
  );
}

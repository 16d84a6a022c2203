import { lazy, Suspense, useEffect, type ComponentType } from "react";
import { useCompareTexts } from "../../i18n/compare.ts";
import { fill } from "../../i18n/t.ts";
import { encodeLink } from "../../lab/link.ts";
import { useShareTexts } from "../../i18n/share.ts";
import { Button } from "../../ui/Button.tsx";
import { cx } from "../../ui/hooks.ts";
import { Icon } from "../../ui/Icons.tsx";
import { useHeight } from "../embed/use-height.ts";
import { ErrorBoundary } from "../ErrorBoundary.tsx";
import { ControlField } from "../experiment/ControlField.tsx";
import { SeedControl } from "../experiment/SeedControl.tsx";
import { useView } from "../experiment/diffusion/use-views.ts";
import { specs, useLab, useLabState, useMethod, useRecipe, useSignal } from "../lab.tsx";
import { useLabels } from "../../ui/labels.tsx";
import { CostTable } from "./CostTable.tsx";
import { CurvesPanel } from "./CurvesPanel.tsx";
import { useContestantName } from "./names.ts";
import { SamplesPanel } from "./SamplesPanel.tsx";
import { TradePanel } from "./TradePanel.tsx";
import { WhoButton } from "./WhoButton.tsx";
import "../embed/embed.css";
import "./compare.css";

const FrameStrip = lazy(() => import("../share/FrameStrip.tsx"));

/** Few-step generators side by side: samples, quality, what they trade and what they cost. */
export default function ComparePage() {
  const isEmbedded = useLabState((s) => s.frame.embed ?? false);
  return isEmbedded ? <Embedded /> : <WholePage />;
}

function WholePage() {
  const isFramed = useLabState(({ frame }) => Boolean(frame.name));
  const words = useCompareTexts();
  const { text } = useMethod();
  const view = useLabState((s) => s.view);
  const isStale = useLabState((s) => s.run.stale || s.run.restarting || s.run.status === "loading");
  return (
    <div className="compare">
      {isFramed && (
        <Suspense fallback={null}>
          <FrameStrip />
        </Suspense>
      )}
      <div className="compare-head">
        <h1>{text.title}</h1>
        <p className="compare-tagline">{text.tagline}</p>
      </div>
      <section className="area compare-controls" aria-label={words.controls}>
        <ControlField name="target" unmarked />
        <ControlField name="nfe" unmarked />
        <ControlField name="sampler" unmarked />
        <ControlField name="n" unmarked />
        <SeedControl />
        <WhoButton />
      </section>
      <ErrorBoundary>
        <Stage stale={isStale} />
      </ErrorBoundary>
      <p className="ui-quiet compare-foot">
        {fill(words.pretrained, { command: "npm run lab -- pretrain" })}{" "}
        <a href={encodeLink(null, { ...view, page: "variants" }, specs)}>{words.variants}</a>
      </p>
    </div>
  );
}

/** Inside somebody else's page: the panel that its link names, else everybody's samples. */
function Embedded() {
  const { embedded } = useShareTexts();
  const view = useLabState((s) => s.view);
  const frame = useLabState((s) => s.frame);
  const recipe = useRecipe();
  const isStale = useLabState((s) => s.run.stale || s.run.restarting);
  useHeight();
  const isFramed = Boolean(frame.name);
  const link = encodeLink(recipe, { ...view, ...frame, embed: undefined, panel: undefined }, specs);
  return (
    <div className="compare">
      {isFramed && (
        <Suspense fallback={null}>
          <FrameStrip />
        </Suspense>
      )}
      <ErrorBoundary>
        <Stage stale={isStale} only={frame.panel && Object.hasOwn(panels, frame.panel) ? frame.panel : "samples"} />
      </ErrorBoundary>
      <div className="compare-embedded">
        <ControlField name="nfe" unmarked />
        <a href={link} target="_blank" rel="noopener">
          {embedded.open}
          <Icon name="external" />
        </a>
      </div>
    </div>
  );
}

/** By the names under which a link asks for one of them. */
const panels: Readonly<Record<string, ComponentType>> = {
  samples: SamplesPanel,
  "quality-steps": CurvesPanel,
  trade: TradePanel,
  cost: CostTable,
};

/** What takes its time. */
const measured = ["comparison-numbers", "comparison-cost", "comparison-curves"] as const;

function Stage({ stale, only }: { stale: boolean; only?: string }) {
  const words = useCompareTexts();
  const { loop } = useLab();
  const contestants = useView("contestants");
  const failed = useLabState((s) => s.run.status === "failed");
  if (failed) {
    return (
      <div className="area compare-wait">
        <p>{words.failed}</p>
        <Button onClick={() => loop.reset()}>{words.again}</Button>
      </div>
    );
  }
  if (!contestants) {
    return (
      <p className="area compare-wait" role="status">
        {words.waiting}
      </p>
    );
  }
  const Only = only && panels[only];
  if (Only) {
    return (
      <div className={cx("compare-stage", stale && "stale")} aria-busy={stale}>
        <Only />
        <Pending />
      </div>
    );
  }
  return (
    <div className={cx("compare-stage", stale && "stale")} aria-busy={stale}>
      <Refused />
      <ErrorBoundary>
        <SamplesPanel />
      </ErrorBoundary>
      <div className="compare-charts">
        <ErrorBoundary>
          <CurvesPanel />
        </ErrorBoundary>
        <ErrorBoundary>
          <TradePanel />
        </ErrorBoundary>
      </div>
      <ErrorBoundary>
        <CostTable />
      </ErrorBoundary>
      <Pending />
    </div>
  );
}

/** Says how much is still to be measured, and asks for more as long as there is any. */
function Pending() {
  const words = useCompareTexts();
  const { exhibits } = useLab();
  useSignal(exhibits.changed);
  const views = measured.map((kind) => exhibits.latest(kind));
  const missing = new Set(views.flatMap((view) => view?.missing ?? [])).size;
  const [numbers, cost, curves] = views;
  useEffect(() => {
    if (missing > 0) exhibits.wanted.raise();
  }, [missing, numbers, cost, curves, exhibits]);
  if (missing === 0) return null;
  return (
    <p className="compare-pending" role="status">
      {fill(words.toGo, { n: missing })}
    </p>
  );
}

/** Who was asked for and could not take part, and why. */
function Refused() {
  const words = useCompareTexts();
  const { comma } = useLabels();
  const { artifacts } = useLab();
  const nameOf = useContestantName();
  const { refused } = useView("contestants")!;
  const reasons = (["missing", "other-target", "no-sampler"] as const).flatMap((why) => {
    const some = refused.filter((one) => one.why === why);
    return some.length > 0 ? [{ why, ids: some.map(({ id }) => id) }] : [];
  });
  const named = (id: string) => {
    const item = artifacts.items.find((one) => one.id === id);
    if (item) return nameOf({ id, origin: "shelf", name: item.about.name, lineage: item.about.lineage });
    return Object.hasOwn(words.names, id) ? words.names[id as keyof typeof words.names] : id;
  };
  return reasons.map(({ why, ids }) => (
    <p key={why} className="ui-quiet">
      {fill(words.refused[why], { list: ids.map(named).join(comma) })}
    </p>
  ));
}

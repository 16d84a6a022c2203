import { useEffect } from "react";
import { useCompareTexts } from "../../i18n/compare.ts";
import { fill } from "../../i18n/t.ts";
import { encodeLink } from "../../lab/link.ts";
import { Button } from "../../ui/Button.tsx";
import { cx } from "../../ui/hooks.ts";
import { ErrorBoundary } from "../ErrorBoundary.tsx";
import { ControlField } from "../experiment/ControlField.tsx";
import { SeedField } from "../experiment/SeedField.tsx";
import { useView } from "../experiment/diffusion/use-views.ts";
import { specs, useLab, useLabState, useMethod } from "../lab.tsx";
import { toTop } from "../to-top.ts";
import { CostTable } from "./CostTable.tsx";
import { CurvesPanel } from "./CurvesPanel.tsx";
import { useContestantName } from "./names.ts";
import { SamplesPanel } from "./SamplesPanel.tsx";
import { TradePanel } from "./TradePanel.tsx";
import { WhoButton } from "./WhoButton.tsx";
import "./compare.css";

/** Few-step generators side by side: samples, quality, what they trade and what they cost. */
export default function ComparePage() {
  const words = useCompareTexts();
  const { text } = useMethod();
  const view = useLabState((s) => s.view);
  const isStale = useLabState((s) => s.run.stale || s.run.restarting || s.run.status === "loading");
  return (
    <div className="compare">
      <div className="compare-head">
        <h1>{text.title}</h1>
        <p className="compare-tagline">{text.tagline}</p>
      </div>
      <section className="area compare-controls" aria-label={words.controls}>
        <ControlField name="target" unmarked />
        <ControlField name="nfe" unmarked />
        <ControlField name="sampler" unmarked />
        <ControlField name="n" unmarked />
        <SeedField />
        <WhoButton />
      </section>
      <ErrorBoundary>
        <Stage stale={isStale} />
      </ErrorBoundary>
      <p className="ui-quiet compare-foot">
        {fill(words.pretrained, { command: "npm run lab -- pretrain" })}{" "}
        <a href={encodeLink(null, { ...view, page: "variants" }, specs)} onClick={toTop}>
          {words.variants}
        </a>
      </p>
    </div>
  );
}

function Stage({ stale }: { stale: boolean }) {
  const words = useCompareTexts();
  const { loop } = useLab();
  const contestants = useView("contestants");
  const pending = usePending();
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
  return (
    <div className={cx("compare-stage", stale && "stale")} aria-busy={stale || pending > 0}>
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
      {pending > 0 && (
        <p className="compare-pending" role="status">
          {fill(words.toGo, { n: pending })}
        </p>
      )}
    </div>
  );
}

/** How much is still to be measured; asks for more as long as there is any. */
function usePending(): number {
  const { exhibits } = useLab();
  const views = [useView("comparison-numbers"), useView("comparison-cost"), useView("comparison-curves")];
  const pending = views.reduce((sum, view) => sum + (view?.missing ?? 0), 0);
  const [first, second, third] = views;
  useEffect(() => {
    if (pending > 0) exhibits.wanted.raise();
  }, [pending, first, second, third, exhibits]);
  return pending;
}

/** Who was asked for and could not take part, and why. */
function Refused() {
  const words = useCompareTexts();
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
      {fill(words.refused[why], { list: ids.map(named).join(", ") })}
    </p>
  ));
}

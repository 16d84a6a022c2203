import { useState } from "react";
import { fill, useLanguage, useTexts } from "../../i18n/t.ts";
import { useVariantsTexts } from "../../i18n/variants.ts";
import { variantMethod, variantSeeds, type VariantDataset } from "../../lab/variants.ts";
import { mean } from "../../math/statistics.ts";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { formatDuration, formatInteger } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { explain } from "../explain.ts";
import { methods } from "../methods.ts";
import { leftMs, progressOf } from "../sweep/plan.ts";
import { agreement, planLive, type LiveRun } from "./live.ts";
import type { Live } from "./use-live.ts";

interface Props {
  readonly dataset: VariantDataset;
  readonly arms: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly live: Live;
  /** Of all data sets. */
  readonly recorded: readonly LiveRun[];
}

/** Makes the recorded runs of a data set again, here. */
export function MeasurePanel({ dataset, arms, names, live, recorded }: Props) {
  const own = useVariantsTexts();
  const { locale } = useLabels();
  const [count, setCount] = useState("3");
  const [left, setLeft] = useState<readonly string[]>([]);
  const { sweep } = live;
  const isRunning = sweep.status === "running";
  const chosen = arms.filter((arm) => !left.includes(arm));
  const plan = planLive(methods[variantMethod].spec, dataset, chosen, variantSeeds.slice(0, Number(count)));
  const times = recorded.flatMap((run) => (run.dataset === dataset ? (run.stepMs ?? []) : []));
  const ms = mean(times) * plan.runs.reduce((sum, { steps }) => sum + steps, 0);
  const toggle = (arm: string) => setLeft(left.includes(arm) ? left.filter((one) => one !== arm) : [...left, arm]);
  return (
    <section className="claim-test">
      <h2>{own.measure}</h2>
      <p className="ui-quiet">{own.measureNote}</p>
      <fieldset className="variants-arms" disabled={isRunning}>
        <legend className="ui-label">{own.which}</legend>
        {arms.map((arm) => (
          <label key={arm}>
            <input type="checkbox" checked={chosen.includes(arm)} onChange={() => toggle(arm)} />
            {names[arm]}
          </label>
        ))}
      </fieldset>
      <div className="claim-form">
        <Choice
          label={own.count}
          value={count}
          form="select"
          disabled={isRunning}
          options={variantSeeds.map((n) => ({
            value: String(n),
            label: n === 1 ? "1" : fill(own.upTo, { n: formatInteger(n, locale) }),
          }))}
          onChange={setCount}
        />
        {isRunning ? (
          <Button icon="close" onClick={() => sweep.stop()}>
            {own.stop}
          </Button>
        ) : (
          <Button icon="play" variant="primary" disabled={plan.runs.length === 0} onClick={() => live.start(plan)}>
            {own.start}
          </Button>
        )}
        {!isRunning && (
          <span className="ui-quiet">
            {plan.runs.length === 0
              ? own.nothing
              : fill(times.length > 0 ? own.plan : own.planOnly, {
                  runs: formatInteger(plan.runs.length, locale),
                  time: formatDuration(Math.max(1, ms / 1000)),
                })}
          </span>
        )}
      </div>
      {sweep.plan && <State {...{ live, recorded, names }} />}
    </section>
  );
}

/** How far it is, what failed, and whether it comes out as recorded. */
function State({ live: { sweep, runs }, recorded, names }: Pick<Props, "live" | "recorded" | "names">) {
  const t = useTexts();
  const own = useVariantsTexts();
  const language = useLanguage();
  const { locale } = useLabels();
  const { plan, status, outcomes, parts } = sweep;
  const planned = plan?.runs ?? [];
  const part = progressOf(planned, outcomes, parts);
  const ms = status === "running" ? leftMs(sweep.activeMs(), part) : null;
  const time = formatDuration(sweep.activeMs() / 1000);
  const label = status === "running" ? own.running : status === "done" ? fill(t.sweep.done, { time }) : own.stopped;
  const detail = fill(t.sweep.progress, {
    done: formatInteger(outcomes.size, locale),
    all: formatInteger(planned.length, locale),
  });
  const failed = [...outcomes].flatMap(([i, outcome]) => (outcome.ok ? [] : [{ ...planned[i], error: outcome.error }]));
  const { n, of } = agreement(runs, recorded);
  return (
    <>
      <Progress
        value={part}
        label={label}
        detail={detail}
        timeLeft={ms === null ? undefined : fill(t.sweep.left, { time: formatDuration(ms / 1000) })}
      />
      <p role="status" className={status === "running" ? "sr-only" : undefined}>
        {status === "running"
          ? label
          : of > 0 && fill(own.agree, { n: formatInteger(n, locale), of: formatInteger(of, locale) })}
      </p>
      {failed.length > 0 && (
        <Notice tone="error" title={own.failed}>
          {failed.map(({ arm, recipe, error }) => (
            <p key={`${arm} ${recipe.seed}`}>
              {fill(own.failedRun, {
                name: names[arm],
                seed: recipe.seed,
                what: explain(error, t, language, recipe).what,
              })}
            </p>
          ))}
        </Notice>
      )}
    </>
  );
}

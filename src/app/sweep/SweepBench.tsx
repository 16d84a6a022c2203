import { useMemo, useState } from "react";
import { fill, useTexts } from "../../i18n/t.ts";
import { axisDefaults, metricNames, parseAxis, sweepCsv } from "../../lab/sweep.ts";
import { formatText } from "../../lab/controls.ts";
import type { MethodSpec } from "../../lab/method.ts";
import type { Recipe } from "../../lab/recipe.ts";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { fileName, saveBlob } from "../../ui/download.ts";
import { formatDuration, formatInteger } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { Toggle } from "../../ui/Toggle.tsx";
import { useLab, useLabState, useMethod, useRecipe, useSignal } from "../lab.tsx";
import { fastest } from "../speed-cache.ts";
import type { State } from "../state.ts";
import { AxisField } from "./AxisField.tsx";
import { estimateMs } from "./groups.ts";
import {
  axesOf,
  defaultAxes,
  differs,
  leftMs,
  measuresOf,
  mostSeeds,
  mostValues,
  optionsOf,
  planSweep,
  progressOf,
  type Measure,
} from "./plan.ts";
import type { Sweep } from "./sweep.ts";
import { SweepCurves } from "./SweepCurves.tsx";
import { SweepGrid } from "./SweepGrid.tsx";

interface Props {
  readonly sweep: Sweep;
  readonly workers: number;
}

/** What is swept, how far it is, and what came out. */
export function SweepBench({ sweep, workers }: Props) {
  const t = useTexts();
  const { spec } = useMethod();
  const [measure, setMeasure] = useState("studentAccuracy");
  const [curves, setCurves] = useState(false);
  const version = useSignal(sweep.changed);
  const measures = useMemo(() => measuresOf(spec), [spec]);
  const shown = measures.find(({ id }) => id === measure) ?? measures[0];
  const isOther = useLabState(({ recipe }) => recipe !== null && sweep.plan !== null && differs(sweep.plan, recipe));
  return (
    <div className="sweep-bench">
      <SweepForm {...{ sweep, workers, measures }} measure={shown.id} onMeasure={setMeasure} />
      <SweepProgress sweep={sweep} />
      {sweep.plan && (
        <>
          {isOther && <p className="ui-quiet">{t.sweep.other}</p>}
          <SweepGrid {...{ sweep, version }} plan={sweep.plan} measure={shown} />
          <div className="sweep-tools">
            <Toggle label={t.sweep.curves} checked={curves} onChange={setCurves} />
            <Button icon="download" small disabled={sweep.outcomes.size === 0} onClick={() => saveSweep(sweep, spec)}>
              {t.sweep.csv}
            </Button>
          </div>
          {curves && <SweepCurves {...{ sweep, version }} plan={sweep.plan} />}
        </>
      )}
    </div>
  );
}

/** The finished runs cell by cell, as the command line writes them. */
function saveSweep({ plan, outcomes }: Sweep, spec: MethodSpec) {
  if (!plan) return;
  const finished = [...plan.runs.entries()].flatMap(([i, { cell, recipe }]) => {
    const outcome = outcomes.get(i);
    return outcome?.ok ? [{ cell, recipe, metrics: outcome.metrics }] : [];
  });
  finished.sort((a, b) => a.cell - b.cell); // stable: within a cell seed after seed
  const text = sweepCsv(plan.grid, metricNames(spec.metrics, finished), finished);
  const name = fileName(`sweep ${spec.id} ${plan.x} ${plan.y}`, "csv");
  saveBlob(new Blob([text], { type: "text/csv;charset=utf-8" }), name);
}

interface FormProps extends Props {
  readonly measures: readonly Measure[];
  readonly measure: string;
  readonly onMeasure: (id: string) => void;
}

function SweepForm({ sweep, workers, measures, measure, onMeasure }: FormProps) {
  const t = useTexts();
  const { locale } = useLabels();
  const { spec, text } = useMethod();
  const { store, loop } = useLab();
  const recipe = useRecipe();
  const hasOwn = useLabState((s) => (spec.controls["target"] ? s.ownPoints > 0 : s.own !== null));
  const stepMs = useLabState(stepMsOf);
  const [[x, y], setAxes] = useState(() => defaultAxes(spec));
  const [seeds, setSeeds] = useState("1");
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});

  const axisOf = (name: string) => {
    const control = spec.controls[name];
    const options = optionsOf(name, control, recipe, hasOwn);
    const list = typed[name] ?? textOf(name, recipe, spec, hasOwn);
    return { name, control, options, list, ...parseAxis(name, control, list, mostValues) };
  };
  const across = axisOf(x);
  const down = axisOf(y);
  const isActive = sweep.status === "running" || sweep.status === "paused";
  const isMissing = [recipe.parameters["dataset"], recipe.parameters["target"]].includes("own") && !hasOwn;
  const isGood = across.problems.length === 0 && down.problems.length === 0;
  const plan = useMemo(
    () => (isGood ? planSweep(spec, recipe, across, down, Number(seeds), workers) : null),
    // oxlint-disable-next-line react/exhaustive-deps -- the lists stand for their values
    [spec, recipe, isGood, x, y, across.list, down.list, seeds, workers],
  );
  const names = axesOf(spec, recipe);
  const axisField = (axis: typeof across, other: string, label: string, choose: (name: string) => void) => (
    <AxisField
      {...axis}
      label={label}
      names={spec.controls[axis.name] && !names.includes(axis.name) ? [axis.name, ...names] : names}
      other={other}
      disabled={isActive}
      onChoose={choose}
      onList={(list) => setTyped({ ...typed, [axis.name]: list })}
    />
  );
  const nameOf = ({ id, plus, minus }: Measure) =>
    minus === null ? (text.metrics[id] ?? id) : `${text.metrics[plus]} − ${text.metrics[minus]}`;

  return (
    <div className="sweep-form">
      {axisField(across, y, t.sweep.across, (name) => setAxes([name, y]))}
      {axisField(down, x, t.sweep.down, (name) => setAxes([x, name]))}
      <div className="sweep-rest">
        <Choice
          label={t.sweep.metric}
          value={measure}
          form="select"
          options={measures.map((m) => ({ value: m.id, label: nameOf(m) }))}
          onChange={onMeasure}
        />
        <Choice
          label={t.sweep.seeds}
          help={t.sweep.seedsHelp}
          value={seeds}
          form="segments"
          disabled={isActive}
          options={Array.from({ length: mostSeeds }, (_, i) => ({ value: String(i + 1), label: String(i + 1) }))}
          onChange={setSeeds}
        />
      </div>
      <div className="sweep-buttons">
        {isActive ? (
          <>
            <Button
              variant="primary"
              icon={sweep.status === "paused" ? "play" : "pause"}
              onClick={() => (sweep.status === "paused" ? sweep.resume() : sweep.pause())}
            >
              {sweep.status === "paused" ? t.sweep.resume : t.sweep.pause}
            </Button>
            <Button icon="close" onClick={() => sweep.stop()}>
              {t.sweep.stop}
            </Button>
          </>
        ) : (
          <Button
            variant="primary"
            icon="play"
            disabled={!plan || isMissing}
            onClick={() =>
              plan &&
              sweep.start(plan, {
                backend: backendOf(store.getState()),
                ownData: loop.ownData(),
                ownPoints: loop.ownPoints(),
              })
            }
          >
            {sweep.plan ? t.sweep.again : t.sweep.start}
          </Button>
        )}
        {!isActive && plan && (
          <span className="ui-quiet">
            {fill(t.sweep.runs, {
              cells: formatInteger(plan.cells.length, locale),
              runs: formatInteger(plan.runs.length, locale),
            })}
            {stepMs !== null &&
              ` · ${fill(t.sweep.estimate, { time: formatDuration(estimateMs(plan.groups, plan.runs, stepMs, workers) / 1000) })}`}
          </span>
        )}
        {isMissing && <span className="ui-quiet">{t.sweep.ownMissing}</span>}
      </div>
    </div>
  );
}

/** The values a control is swept over until the person says otherwise. */
function textOf(name: string, recipe: Recipe, spec: MethodSpec, hasOwn: boolean): string {
  const control = spec.controls[name];
  const options = optionsOf(name, control, recipe, hasOwn);
  const values = axisDefaults(name, control, recipe.parameters[name]);
  return values
    .filter((v) => options.length === 0 || options.includes(v))
    .map(formatText)
    .join(", ");
}

/** Where the sweep trains: as chosen, else on what was measured as the fastest, else where the experiment runs. */
const backendOf = ({ view, machine, run }: State) =>
  view.backend && view.backend !== "auto" ? view.backend : (fastest(machine)?.backend ?? run.backend ?? "auto");

/** Milliseconds of one step of the recipe on screen, as measured there. */
function stepMsOf(state: State): number | null {
  const backend = backendOf(state);
  if (state.run.stepMs !== null && state.run.backend === backend) return state.run.stepMs;
  const report = state.machine.find((r) => r.backend === backend);
  return report?.available ? report.stepMs : null;
}

function SweepProgress({ sweep }: { sweep: Sweep }) {
  const t = useTexts();
  const { locale } = useLabels();
  const { plan, status, outcomes, parts } = sweep;
  if (!plan || status === "idle") return null;
  const part = progressOf(plan.runs, outcomes, parts);
  const failed = [...outcomes.values()].filter((o) => !o.ok).length;
  const left = status === "running" ? leftMs(sweep.activeMs(), part) : null;
  const time = formatDuration(sweep.activeMs() / 1000);
  const label = status === "done" ? fill(t.sweep.done, { time }) : t.sweep[status];
  const counts = fill(t.sweep.progress, {
    done: formatInteger(outcomes.size, locale),
    all: formatInteger(plan.runs.length, locale),
  });
  const detail = failed > 0 ? `${counts} · ${fill(t.sweep.failed, { n: formatInteger(failed, locale) })}` : counts;
  return (
    <>
      <Progress
        value={part}
        label={label}
        detail={detail}
        timeLeft={left === null ? undefined : fill(t.sweep.left, { time: formatDuration(left / 1000) })}
      />
      <p className="sr-only" role="status">
        {status === "running" ? t.sweep.running : `${label} ${detail}`}
      </p>
    </>
  );
}

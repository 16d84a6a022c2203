import { useMemo } from "react";
import { fill, useTexts } from "../../i18n/t.ts";
import type { ClassifierExamples } from "../../lab/views.ts";
import { entropy, softmax } from "../../math/statistics.ts";
import { IconButton } from "../../ui/Button.tsx";
import { square } from "../../ui/canvas/plane.ts";
import { Digit } from "../../ui/Digit.tsx";
import { formatFixed, formatNumber } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { ProbabilityBars, type ProbabilitySeries } from "../../ui/ProbabilityBars.tsx";
import { ScatterCloud } from "../../ui/ScatterCloud.tsx";
import { useLab, useSignal, useTemperature } from "../lab.tsx";
import { useMedia } from "../use-media.ts";
import { networkRoles } from "../role-names.ts";
import { softLabel } from "../selectors.ts";
import { useExample } from "../use-example.ts";

/** What every network answers for one example at the temperature on the slider; computed here, from logits. */
export function SoftLabelsPanel() {
  const t = useTexts();
  const { locale } = useLabels();
  const { exhibits } = useLab();
  useSignal(exhibits.changed);
  const T = useTemperature();
  const { row, place, move } = useExample();
  const wide = useMedia("(min-width: 46rem)");
  const { examples, logits } = exhibits;
  if (!examples || !logits || row < 0) return null;
  const classes = examples.classNames.length;
  const series: ProbabilitySeries[] = networkRoles.flatMap((role) => {
    const z = logits.logits[role];
    if (!z) return [];
    const values = softLabel(z, row, classes, T);
    return [
      {
        role,
        name: t.roles[role],
        values,
        note: fill(t.stage.entropy, { h: formatFixed(entropy(values), locale, 2) }),
      },
    ];
  });
  if (examples.posterior) {
    // ln p are logits too: softened like the networks' answers, so that like stands beside like.
    const z = Float32Array.from(examples.posterior.subarray(row * classes, (row + 1) * classes), (p) =>
      Math.log(Math.max(p, 1e-30)),
    );
    const values = softmax(z, classes, T);
    series.push({
      role: "truth",
      name: t.roles.truth,
      values,
      note: fill(t.stage.entropy, { h: formatFixed(entropy(values), locale, 2) }),
    });
  }
  const n = row + 1;
  return (
    <div className="soft-labels">
      <div className="example">
        <div className="example-head">
          <IconButton small icon="chevron" className="turn-left" label={t.stage.previous} onClick={() => move(-1)} />
          <h2>{fill(t.stage.example, { n })}</h2>
          <IconButton small icon="chevron" className="turn-right" label={t.stage.next} onClick={() => move(1)} />
        </div>
        <ExamplePicture
          examples={examples}
          row={row}
          label={fill(t.stage.exampleItem, { n, c: examples.classNames[examples.y[row]] })}
        />
        <p className="example-foot">
          {t.stage.hard} <strong>{examples.classNames[examples.y[row]]}</strong>
          <span className="ui-quiet">
            {place + 1} / {examples.y.length}
          </span>
        </p>
      </div>
      <ProbabilityBars
        caption={fill(t.stage.softLabelsOf, { n, T: formatNumber(T, locale) })}
        classNames={examples.classNames}
        series={series}
        highlight={examples.y[row]}
        layout={wide ? "columns" : "auto"}
        compact={!wide || series.length > 3 || classes > 12}
      />
    </div>
  );
}

function ExamplePicture({ examples, row, label }: { examples: ClassifierExamples; row: number; label: string }) {
  const { x, d, shape } = examples;
  const extent = useMemo(
    () => (shape.kind === "points" ? 1.1 * x.reduce((a, b) => Math.max(a, Math.abs(b)), 0) : 1),
    [shape, x],
  );
  const bounds = useMemo(() => square(extent), [extent]);
  const layers = useMemo(
    () =>
      shape.kind === "points"
        ? [
            { points: x.subarray(0, 1000), classes: examples.y, radius: 1.5, opacity: 0.35 },
            { points: x.subarray(2 * row, 2 * row + 2), color: "var(--ink)", marker: "circle" as const, radius: 5.5 },
          ]
        : [],
    [x, examples.y, shape, row],
  );
  switch (shape.kind) {
    case "image":
      return (
        <Digit
          pixels={x.subarray(row * d, (row + 1) * d)}
          width={shape.width}
          height={shape.height}
          size={7.5}
          label={label}
        />
      );
    case "points":
      return (
        <div className="example-plane">
          <ScatterCloud label={label} layers={layers} bounds={bounds} axes={false} />
        </div>
      );
    case "features":
      return <FeatureList values={x.subarray(row * d, (row + 1) * d)} names={shape.names} />;
    default:
      return shape satisfies never;
  }
}

function FeatureList({ values, names }: { values: Float32Array; names?: readonly string[] }) {
  const { locale } = useLabels();
  const t = useTexts();
  return (
    <table className="features" aria-label={t.stage.features}>
      <tbody>
        {Array.from(values.subarray(0, 8), (v, i) => (
          <tr key={i}>
            <th scope="row">{names?.[i] ?? `x${i + 1}`}</th>
            <td>{formatNumber(v, locale)}</td>
          </tr>
        ))}
        {values.length > 8 && (
          <tr>
            <td colSpan={2}>…</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

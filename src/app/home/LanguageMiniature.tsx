import { useMemo, useState, type ReactNode } from "react";
import { isRight, readProblem, rowOf, textbook } from "../../data/tokens/last-digits.ts";
import { useLanguageTexts } from "../../i18n/language.ts";
import { fill, useTexts } from "../../i18n/t.ts";
import { Rng } from "../../math/rng.ts";
import { klDivergence } from "../../math/statistics.ts";
import { formatFixed, formatPercent } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { Legend } from "../../ui/Legend.tsx";
import { ProbabilityBars } from "../../ui/ProbabilityBars.tsx";
import { Slider } from "../../ui/Slider.tsx";
import { written } from "../experiment/language/marks.ts";
import "./language-mini.css";

/** Language methods that have a miniature. */
const minis = { "sequence-kd": Filtered, rl: Group, gkd: Between } as const;
export type LanguageMiniId = keyof typeof minis;

/** What a language method is about, computed without any network. */
export default function LanguageMiniature({ id }: { id: LanguageMiniId }) {
  const Mini = minis[id];
  return <Mini />;
}

interface FrameProps {
  readonly picture: ReactNode;
  readonly caption: string;
  readonly slider: string;
  readonly value: number;
  readonly start: number;
  readonly onChange: (value: number) => void;
}

function Frame({ picture, caption, slider, value, start, onChange }: FrameProps) {
  return (
    <div className="mini">
      {picture}
      <div className="mini-side">
        <p className="mini-caption">{caption}</p>
        <Slider
          label={slider}
          {...{ value }}
          min={0}
          max={1}
          step={0.05}
          default={start}
          onInput={onChange}
          onCommit={onChange}
        />
      </div>
    </div>
  );
}

const problem = readProblem("286914")!;
const copies = 5;

/** Texts of a textbook that errs: those with the right answer are kept. */
function Filtered() {
  const { mini } = useLanguageTexts();
  const words = mini["sequence-kd"];
  const start = 0.6;
  const [errors, setErrors] = useState(start);
  const texts = useMemo(() => {
    const all = Uint8Array.from(Array.from({ length: copies }, () => [...problem]).flat());
    return textbook(all, errors, Rng.fromSeed(6));
  }, [errors]);
  const rows = Array.from({ length: copies }, (_, i) => rowOf(texts, i));
  const kept = rows.filter((text) => isRight(problem, text)).length;
  const picture = (
    <ul className="mini-texts">
      {rows.map((text, i) => (
        <li key={i} className={isRight(problem, text) ? "mini-kept" : "mini-dropped"}>
          <span aria-hidden="true">{isRight(problem, text) ? "✓" : "✗"}</span> {[...problem].join("")}=
          <b>{written(text)}</b>
        </li>
      ))}
    </ul>
  );
  const caption = fill(words.caption, { kept, of: copies });
  return <Frame {...{ picture, caption, start }} slider={words.slider} value={errors} onChange={setErrors} />;
}

const draws = Rng.fromSeed(8).uniform(8);

/** Eight answers, each right with the same probability, and what they are worth beside the others. */
function Group() {
  const { mini } = useLanguageTexts();
  const { locale } = useLabels();
  const start = 0.4;
  const [p, setP] = useState(start);
  const rewards = Array.from(draws, (u) => Number(u < p));
  const mean = rewards.reduce((a, b) => a + b, 0) / rewards.length;
  const std = Math.sqrt(mean * (1 - mean));
  const advantage = (r: number) => (r - mean) / (std + 1e-4);
  const picture = (
    <ul className="mini-texts mini-group">
      {rewards.map((r, i) => (
        <li key={i} className={r ? "mini-kept" : "mini-dropped"}>
          <span aria-hidden="true">{r ? "✓" : "✗"}</span>{" "}
          <b>
            {advantage(r) > 0 ? "+" : ""}
            {formatFixed(advantage(r), locale, 2)}
          </b>
        </li>
      ))}
    </ul>
  );
  const idle = p ** rewards.length + (1 - p) ** rewards.length;
  const caption = fill(mini.rl.caption, { idle: formatPercent(idle, locale) });
  return <Frame {...{ picture, caption, start }} slider={mini.rl.slider} value={p} onChange={setP} />;
}

const P = [0.62, 0.05, 0.03, 0.3];
const Q = [0.2, 0.5, 0.25, 0.05];

/** Teacher and student expect different tokens; β says which difference counts. */
function Between() {
  const { mini } = useLanguageTexts();
  const t = useTexts();
  const { locale } = useLabels();
  const start = 0.5;
  const [beta, setBeta] = useState(start);
  const M = P.map((p, k) => beta * p + (1 - beta) * Q[k]);
  const D = beta * klDivergence(P, M) + (1 - beta) * klDivergence(Q, M);
  const value = beta === 0 ? klDivergence(P, Q) : beta === 1 ? klDivergence(Q, P) : D;
  const series = [
    { role: "teacher", name: t.roles.teacher, values: P },
    { role: "student", name: t.roles.student, values: Q },
    { role: "truth", name: mini.gkd.between, values: M },
  ] as const;
  const picture = (
    <div>
      <Legend items={series} />
      <ProbabilityBars
        mini
        caption={mini.gkd.bars}
        classNames={["3", "4", "5", "6"]}
        series={series}
        layout="grouped"
      />
    </div>
  );
  const caption = fill(mini.gkd.caption, { value: formatFixed(value, locale, 3) });
  return <Frame {...{ picture, caption, start }} slider={mini.gkd.slider} value={beta} onChange={setBeta} />;
}

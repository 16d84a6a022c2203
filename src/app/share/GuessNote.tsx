import { useState } from "react";
import { useShareTexts } from "../../i18n/share.ts";
import { fill } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { useLabels } from "../../ui/labels.tsx";
import { Slider } from "../../ui/Slider.tsx";
import { useDispatch, useLab, useLabState, useMethod, useSignal } from "../lab.tsx";
import type { Guess } from "../state.ts";
import { formatMetric, guessRange, outcomeOf } from "./guess.ts";

/** The question before a run, the guess while it trains, and what came of it. */
export function GuessNote({ guess }: { guess: Guess }) {
  const { guessing } = useShareTexts();
  const { locale } = useLabels();
  const { spec } = useMethod();
  const { history } = useLab();
  const dispatch = useDispatch();
  useSignal(history.changed);
  const done = useLabState(({ run }) => run.status === "done" && !run.restarting);
  const { metric, value, skipped } = guess;
  if (skipped) return null;
  if (value === null) return <Question key={metric} metric={metric} />;
  return (
    <div className="guess" id="guess">
      <p role="status">
        {done
          ? outcomeOf(spec.metrics[metric], value, history.latest(metric), guessing, locale)
          : `${fill(guessing.yours, { value: formatMetric(spec.metrics[metric], value, locale) })} ${guessing.wait}`}
      </p>
      <div className="guess-buttons">
        {done && (
          <Button small onClick={() => dispatch({ type: "guess", guess: { ...guess, value: null } })}>
            {guessing.again}
          </Button>
        )}
        <Button small variant="plain" onClick={() => dispatch({ type: "guess", guess: null })}>
          {guessing.drop}
        </Button>
      </div>
    </div>
  );
}

function Question({ metric }: { metric: string }) {
  const { guessing } = useShareTexts();
  const { spec, text } = useMethod();
  const { history } = useLab();
  const dispatch = useDispatch();
  const [range] = useState(() => guessRange(spec.metrics[metric], history.latest(metric)));
  const [value, setValue] = useState(range.start);
  const [isWrong, setWrong] = useState(false);
  const label = text.metrics[metric];
  const answer = (given: { value: number | null; skipped: boolean }) =>
    dispatch({ type: "guess", guess: { metric, ...given } });
  return (
    <div className="guess" id="guess">
      <p id="guess-question">{fill(guessing.question, { metric: label })}</p>
      <div className="guess-field">
        <Slider
          label={label}
          value={value}
          min={range.min}
          max={range.max}
          scale={range.scale}
          step={range.step}
          default={range.start}
          unit={range.factor === 100 ? guessing.unit : undefined}
          onWrong={setWrong}
          onInput={setValue}
          onCommit={setValue}
        />
      </div>
      <div className="guess-buttons">
        <Button
          small
          icon="check"
          disabled={isWrong}
          onClick={() => answer({ value: value / range.factor, skipped: false })}
        >
          {guessing.commit}
        </Button>
        <Button small variant="plain" onClick={() => answer({ value: null, skipped: true })}>
          {guessing.skip}
        </Button>
      </div>
    </div>
  );
}

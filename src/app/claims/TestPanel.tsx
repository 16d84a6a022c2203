import { useState } from "react";
import { useClaimsTexts } from "../../i18n/claims.ts";
import { fill, useLanguage, useTexts } from "../../i18n/t.ts";
import { judgingSeeds, type Claim, type Judgement } from "../../lab/claims.ts";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { formatDuration, formatInteger } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { explain } from "../explain.ts";
import { methods } from "../methods.ts";
import { leftMs } from "../sweep/plan.ts";
import type { ClaimTest } from "./claim-test.ts";
import type { ClaimResult } from "./results.ts";
import { VerdictBadge } from "./VerdictBadge.tsx";
import { armNames, freshSeeds, namedSeeds } from "./words.ts";

interface Props {
  readonly claim: Claim;
  readonly recorded: ClaimResult | undefined;
  readonly test: ClaimTest;
  /** What is measured so far says this; null while it says nothing. */
  readonly judgement: Judgement | null;
  /** The claim that is being tested, if any. */
  readonly busy: string | null;
}

/** Makes the runs of a claim again, here. */
export function TestPanel({ claim, recorded, test, judgement, busy }: Props) {
  const t = useTexts();
  const { locale } = useLabels();
  const [count, setCount] = useState("3");
  const [which, setWhich] = useState<"judging" | "fresh">("judging");
  const isRunning = test.status === "running";
  const isBlocked = busy !== null && busy !== claim.id;
  const runs = Object.keys(claim.arms).length * Number(count);
  const start = () => {
    const random = crypto.getRandomValues(new Uint32Array(1))[0];
    test.start(which === "judging" ? judgingSeeds.slice(0, Number(count)) : freshSeeds(Number(count), random));
  };
  return (
    <div className="claim-test">
      <h3>{t.claims.test}</h3>
      <p className="ui-quiet">{t.claims.testNote}</p>
      <div className="claim-form">
        <Choice
          label={t.claims.count}
          value={count}
          form="select"
          disabled={isRunning}
          options={judgingSeeds.map((n) => ({ value: String(n), label: String(n) }))}
          onChange={setCount}
        />
        <Choice
          label={t.claims.which}
          value={which}
          form="segments"
          disabled={isRunning}
          options={[
            { value: "judging", label: t.claims.judging },
            { value: "fresh", label: t.claims.fresh },
          ]}
          onChange={setWhich}
        />
        {isRunning ? (
          <Button icon="close" onClick={() => test.stop()}>
            {t.claims.stop}
          </Button>
        ) : (
          <Button icon="play" disabled={isBlocked} onClick={start}>
            {fill(test.status === "idle" ? t.claims.start : t.claims.again, { id: claim.id })}
          </Button>
        )}
        {!isRunning && (
          <span className="ui-quiet">
            {isBlocked
              ? fill(t.claims.otherRuns, { id: busy })
              : fill(recorded ? t.claims.plan : t.claims.planOnly, {
                  runs: formatInteger(runs, locale),
                  time: formatDuration(recorded ? Math.max(1, (recorded.seconds / recorded.runs) * runs) : NaN),
                })}
          </span>
        )}
      </div>
      {test.status !== "idle" && <TestState {...{ claim, recorded, test, judgement }} />}
    </div>
  );
}

/** How far the test is and what it says so far. */
function TestState({ claim, recorded, test, judgement }: Omit<Props, "busy">) {
  const t = useTexts();
  const words = useClaimsTexts();
  const { locale, comma } = useLabels();
  const withSeeds = (some: readonly number[]) => namedSeeds(some, words.with, locale, comma);
  const { status, seeds, runs, ended } = test;
  const part = test.progress();
  const left = status === "running" ? leftMs(test.activeMs(), part) : null;
  const time = formatDuration(test.activeMs() / 1000);
  const label = status === "done" ? fill(t.claims.done, { time }) : status === "idle" ? "" : t.claims[status];
  const detail = fill(t.claims.progress, {
    done: formatInteger(ended, locale),
    all: formatInteger(runs.length, locale),
  });
  const seen = judgement?.perSeed.length ?? 0;
  const isWhole = seen === seeds.length;
  return (
    <>
      <Progress
        value={part}
        label={label}
        detail={detail}
        timeLeft={left === null ? undefined : fill(t.claims.left, { time: formatDuration(left / 1000) })}
      />
      <div role="group" aria-label={fill(t.claims.verdicts, { id: claim.id })} aria-live="polite">
        <dl className="claim-verdicts">
          {recorded && (
            <div>
              <dt>{t.claims.recorded}</dt>
              <dd>
                <VerdictBadge verdict={recorded.verdict} />{" "}
                <span className="ui-quiet">{withSeeds(recorded.seeds)}</span>
              </dd>
            </div>
          )}
          <div>
            <dt>{t.claims.here}</dt>
            <dd>
              {judgement ? (
                <>
                  <VerdictBadge verdict={judgement.verdict} />{" "}
                  <span className="ui-quiet">
                    {isWhole ? withSeeds(seeds) : fill(words.sofar, { n: seen, of: seeds.length })}
                  </span>
                </>
              ) : (
                t.claims.noVerdict
              )}
            </dd>
          </div>
        </dl>
      </div>
      {judgement && seeds.length === 1 && <p className="ui-quiet">{t.claims.oneSeed}</p>}
      <Failures claim={claim} test={test} />
    </>
  );
}

function Failures({ claim, test }: Pick<Props, "claim" | "test">) {
  const t = useTexts();
  const language = useLanguage();
  const { locale } = useLabels();
  if (test.failures.length === 0) return null;
  const { spec, text } = methods[claim.method];
  const names = armNames(spec, claim, text[language], locale, t.notices.comma);
  return (
    <Notice tone="error" title={t.claims.failed}>
      {test.failures.map(({ arm, recipe, error }) => {
        const { what } = explain(error, t, language, recipe);
        return (
          <p key={`${arm} ${recipe.seed}`}>
            {fill(t.claims.armFailed, { arm: names[arm] || claim.id, seed: recipe.seed, what })}
          </p>
        );
      })}
    </Notice>
  );
}

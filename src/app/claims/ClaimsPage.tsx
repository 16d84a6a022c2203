import { useEffect, useState } from "react";
import { createEngineClient } from "../../engine/client.ts";
import { fill, useTexts } from "../../i18n/t.ts";
import type { Verdict } from "../../lab/claims.ts";
import { claims } from "../../methods/claims.ts";
import { Choice } from "../../ui/Choice.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { browserClock } from "../clock.ts";
import { useSignal } from "../lab.tsx";
import { methods } from "../methods.ts";
import { createSignal } from "../signal.ts";
import { ClaimCard } from "./ClaimCard.tsx";
import { createClaimTest, type ClaimTest } from "./claim-test.ts";
import { loadResults, type ClaimResults } from "./results.ts";
import { verdictWord } from "./words.ts";
import "./claims.css";

type Filter = Verdict | "all";
const verdicts = ["holds", "does-not-hold", "mixed"] as const satisfies readonly Verdict[];

/** What is claimed, what came out, and the means to try it again. */
export default function ClaimsPage() {
  const t = useTexts();
  const results = useResults();
  const tests = useTests();
  const [filter, setFilter] = useState<Filter>("all");
  const found = results ?? {};
  const isShown = (id: string) => filter === "all" || found[id]?.verdict === filter;
  const count = (verdict: Verdict) => claims.filter(({ id }) => found[id]?.verdict === verdict).length;
  const busy = claims.find(({ id }) => tests.get(id)!.status === "running")?.id ?? null;
  const option = (value: Filter, name: string, n: number) => ({ value, label: fill(t.claims.option, { verdict: name, n }) }); // prettier-ignore
  return (
    <div className="claims">
      <header className="claims-head">
        <h1>{t.claims.title}</h1>
        <p>{t.claims.lead}</p>
      </header>
      {results === null && (
        <Notice tone="warning" title={t.claims.missingTitle}>
          <p>{t.claims.missing}</p>
        </Notice>
      )}
      {results === undefined && <p className="ui-quiet">{t.claims.loading}</p>}
      {results && (
        <Choice
          label={t.claims.filter}
          value={filter}
          form="segments"
          options={[
            option("all", t.claims.all, claims.length),
            ...verdicts.map((verdict) => option(verdict, verdictWord(verdict, t), count(verdict))),
          ]}
          onChange={setFilter}
        />
      )}
      <p role="status" className="claims-none">
        {results && !claims.some(({ id }) => isShown(id)) && t.claims.none}
      </p>
      {results !== undefined &&
        claims.map((claim) => (
          <ClaimCard
            key={claim.id}
            claim={claim}
            recorded={found[claim.id]}
            test={tests.get(claim.id)!}
            busy={busy}
            hidden={!isShown(claim.id)}
          />
        ))}
    </div>
  );
}

/** Undefined while they are on their way, null where there are none. */
function useResults(): ClaimResults | null | undefined {
  const [results, setResults] = useState<ClaimResults | null>();
  useEffect(() => {
    const leaving = new AbortController();
    void loadResults(leaving.signal).then((loaded) => leaving.signal.aborted || setResults(loaded));
    return () => leaving.abort();
  }, []);
  return results;
}

/** A test for every claim; whoever leaves the page ends them and their workers. */
function useTests(): ReadonlyMap<string, ClaimTest> {
  const [{ tests, changed }] = useState(() => {
    const changed = createSignal();
    // A worker that dies between two calls is noticed by the next call.
    const parts = { newEngine: () => createEngineClient(() => undefined), clock: browserClock, changed };
    const entries = claims.map(
      (claim) => [claim.id, createClaimTest(methods[claim.method].spec, claim, parts)] as const,
    );
    return { tests: new Map(entries), changed };
  });
  useSignal(changed);
  useEffect(() => () => tests.forEach((test) => test.stop()), [tests]);
  return tests;
}

import { useEffect, useState } from "react";
import { createEngineClient } from "../../engine/client.ts";
import { useLanguage, useTexts } from "../../i18n/t.ts";
import { claims } from "../../methods/claims.ts";
import { Notice } from "../../ui/Notice.tsx";
import { browserClock } from "../clock.ts";
import { useDispatch, useLabState, useSignal } from "../lab.tsx";
import { hold } from "../leaving.ts";
import { methods } from "../methods.ts";
import { createSignal } from "../signal.ts";
import { ClaimCard } from "./ClaimCard.tsx";
import { createClaimTest, type ClaimTest } from "./claim-test.ts";
import { FilterBar, methodsOfClaims } from "./FilterBar.tsx";
import { filterOf, passing, viewOf, type ClaimFilter } from "./filter.ts";
import { loadResults, type ClaimResults } from "./results.ts";
import "./claims.css";

/** What is claimed, what came out, and the means to try it again. */
export default function ClaimsPage() {
  const t = useTexts();
  const results = useResults();
  const tests = useTests();
  const language = useLanguage();
  const [filter, setFilter] = useFilter();
  const found = results ?? {};
  const shown = new Set(passing(claims, results ? filter : { ...filter, verdict: "all" }, found, language));
  const busy = claims.find(({ id }) => tests.get(id)!.status === "running")?.id ?? null;
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
      {results !== undefined && <FilterBar {...{ filter, results }} onChange={setFilter} />}
      {results !== undefined &&
        claims.map((claim) => (
          <ClaimCard
            key={claim.id}
            claim={claim}
            recorded={found[claim.id]}
            test={tests.get(claim.id)!}
            busy={busy}
            hidden={!shown.has(claim)}
          />
        ))}
    </div>
  );
}

/** The filter of the address; a technique that no claim is about is told like anything else that a link has wrong. */
function useFilter(): [ClaimFilter, (filter: ClaimFilter) => void] {
  const dispatch = useDispatch();
  const filter = filterOf(useLabState((s) => s.view));
  const notices = useLabState((s) => s.notices);
  const given = filter.method;
  const isKnown = given === "all" || methodsOfClaims.includes(given);
  useEffect(() => {
    if (isKnown) return;
    const earlier = notices.flatMap((notice) => (notice.kind === "link" ? notice.notes : []));
    const note = {
      kind: "value",
      name: "about",
      given,
      reason: "option",
      accepted: methodsOfClaims.join(", "),
    } as const;
    dispatch({ type: "tell", notice: { kind: "link", notes: [...earlier, note] } });
    dispatch({ type: "look", view: { about: undefined } });
  }, [isKnown, given, notices, dispatch]);
  const change = (to: ClaimFilter) => dispatch({ type: "look", view: viewOf(to) });
  return [isKnown ? filter : { ...filter, method: "all" }, change];
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
  useEffect(() => {
    const all = [...tests.values()];
    const isRunning = () => all.some(({ status }) => status === "running");
    const unwatch = changed.watch(() => hold(tests, isRunning()));
    return () => {
      all.forEach((test) => test.stop());
      unwatch();
    };
  }, [changed, tests]);
  return tests;
}

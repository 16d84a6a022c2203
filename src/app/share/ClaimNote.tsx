import { useShareTexts, type ShareTexts } from "../../i18n/share.ts";
import { fill, useTexts } from "../../i18n/t.ts";
import { compareFingerprint, labVersion, parseFingerprint, type Comparison } from "../../lab/fingerprint.ts";
import { formatNumber } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useDispatch, useLab, useLabState, useMethod, useRecipe, useSignal } from "../lab.tsx";

/** The result that the link carries, beside what this run says to it. */
export function ClaimNote({ result }: { result: string }) {
  const { claim } = useShareTexts();
  const t = useTexts();
  const { history } = useLab();
  const dispatch = useDispatch();
  const recipe = useRecipe();
  useSignal(history.changed);
  const backend = useLabState((s) => s.run.backend);
  const active = useLabState(({ run }) => run.status === "playing" || run.wanted);
  const isOver = useLabState(({ run }) => run.status === "done" && !run.restarting);
  const isTuned = useLabState((s) => s.tuned.length > 0);
  const isDone = isOver && !isTuned;
  const recorded = parseFingerprint(result);
  if (!recorded) return <Notice>{claim.unreadable}</Notice>;
  const now = { recipe, backend: backend ?? recorded.backend, version: labVersion, latest: history.latest };
  const compared = compareFingerprint(recorded, now);
  if (!isDone || backend === null) {
    return (
      <Notice title={claim.title}>
        <p>{isOver && isTuned ? claim.tuned : active ? claim.running : claim.run}</p>
        <Numbers compared={compared} />
      </Notice>
    );
  }
  const names = t.machine.names;
  const reasons: Record<Comparison["differences"][number], string> = {
    backend: fill(claim.backend, { recorded: names[recorded.backend], now: names[backend] }),
    version: fill(claim.version, { recorded: recorded.version, now: labVersion }),
    "own-data": claim.ownData,
  };
  const { reproduced, differences } = compared;
  const list = differences.map((one) => reasons[one]).join(t.notices.semicolon);
  const says = differences.length > 0 ? fill(claim.differs, { reasons: list }) : claim.unknown;
  const there = recorded.backend;
  return (
    <Notice
      tone={reproduced ? "good" : "warning"}
      action={
        !reproduced && there !== backend
          ? {
              label: fill(claim.on, { backend: names[there] }),
              onSelect: () => dispatch({ type: "look", view: { backend: there } }),
            }
          : undefined
      }
    >
      <p>{reproduced ? claim.reproduced : says}</p>
      <Numbers compared={compared} done />
    </Notice>
  );
}

function Numbers({ compared, done }: { compared: Comparison; done?: boolean }) {
  const { claim } = useShareTexts();
  return (
    <details>
      <summary>{claim.show}</summary>
      <table className="claim-numbers">
        <caption className="sr-only">{claim.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{claim.metric}</th>
            <th scope="col">{claim.recorded}</th>
            {done && <th scope="col">{claim.now}</th>}
          </tr>
        </thead>
        <tbody>
          {compared.rows.map((row) => (
            <Row key={row.metric} row={row} claim={claim} done={done} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

interface RowProps {
  readonly row: Comparison["rows"][number];
  readonly claim: ShareTexts["claim"];
  readonly done?: boolean;
}

function Row({ row: { metric, recorded, now, agrees }, claim, done }: RowProps) {
  const { locale } = useLabels();
  const { text } = useMethod();
  const shown = now === undefined ? claim.missing : formatNumber(now, locale, 5);
  return (
    <tr>
      <th scope="row">{Object.hasOwn(text.metrics, metric) ? text.metrics[metric] : metric}</th>
      <td>{formatNumber(recorded, locale, 5)}</td>
      {done && (
        <td>
          {shown} <span className="ui-quiet">{agrees ? claim.agrees : claim.not}</span>
        </td>
      )}
    </tr>
  );
}

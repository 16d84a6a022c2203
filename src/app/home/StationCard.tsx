import { lazy, memo, Suspense, type ReactNode } from "react";
import { useHomeTexts } from "../../i18n/home.ts";
import { useLanguage } from "../../i18n/t.ts";
import { catalogue } from "../../methods/catalogue.ts";
import { Card } from "../../ui/Panel.tsx";
import { useLabState } from "../lab.tsx";
import { shelf } from "../methods.ts";
import type { LanguageMiniId } from "./LanguageMiniature.tsx";
import { edges, stationAt, type Station } from "./map.ts";
import { hasMini } from "./mini-ids.ts";
import { Miniature } from "./Miniature.tsx";

/** Once the page has nothing better to do. */
const idle = () => new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));
const DatasetMiniature = lazy(() => idle().then(() => import("./DatasetMiniature.tsx")));
const DiffusionMiniature = lazy(() => idle().then(() => import("./DiffusionMiniature.tsx")));
const LanguageMiniature = lazy(() => idle().then(() => import("./LanguageMiniature.tsx")));

/** A technique: its miniature, what it is for and what came of it. */
export const StationCard = memo(function StationCard({ station: { id, lane, problem } }: { station: Station }) {
  const words = useHomeTexts();
  const language = useLanguage();
  const view = useLabState((s) => s.view);
  const { title } = catalogue[id].card[language];
  return (
    <Card
      level={4}
      title={title}
      href={shelf.linkTo(id, view)}
      picture={<Suspense fallback={<div className="mini mini-later" />}>{pictureOf(id)}</Suspense>}
      kicker={words.lanes[lane]}
    >
      <p>{problem[language]}</p>
      <Onward id={id} />
    </Card>
  );
});

/** The relations to later techniques in words. */
function Onward({ id }: { id: string }) {
  const words = useHomeTexts();
  const language = useLanguage();
  const view = useLabState((s) => s.view);
  const leaving = edges.filter(({ from }) => from === id);
  if (leaving.length === 0) return null;
  return (
    <div className="station-onward">
      <p className="sr-only">{words.leadsTo}</p>
      <ul>
        {leaving.map(({ to, kind, why }) => (
          <li key={to} className={`map-${kind}`}>
            <svg viewBox="0 0 24 10" aria-hidden="true">
              <path className="map-line" d="M1 5H15" />
              <path className="map-head" d="M23 5L14 0.5V9.5Z" />
            </svg>
            <span>
              <a href={shelf.linkTo(to, view)}>{stationAt(to).name[language]}</a> {words.kinds[kind]}
              {words.colon}
              {why[language]}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function pictureOf(id: string): ReactNode {
  if (id === "kd") return <Miniature />;
  if (id === "dataset-distillation") return <DatasetMiniature />;
  return hasMini(id) ? <DiffusionMiniature id={id} /> : <LanguageMiniature id={id as LanguageMiniId} />;
}

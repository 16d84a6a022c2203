import { useEffect } from "react";
import { useHomeTexts } from "../../i18n/home.ts";
import { useTexts } from "../../i18n/t.ts";
import { useLabState } from "../lab.tsx";
import { loadAll } from "../methods.ts";
import { BandMap } from "./BandMap.tsx";
import { ClassPath } from "./ClassPath.tsx";
import { withView } from "./links.ts";
import { bands, stations } from "./map.ts";
import { MapLegend } from "./MapLegend.tsx";
import { TrainNow } from "./TrainNow.tsx";
import "./home.css";
import "./map.css";

/** What this is, and the way into each experiment. */
export default function HomePage() {
  const t = useTexts();
  const words = useHomeTexts();
  useEffect(() => {
    // Whichever is opened next is then here already; one that does not arrive is asked for again when it is opened.
    loadAll().catch(() => undefined);
  }, []);
  return (
    <div className="home">
      <div className="home-top">
        <header className="home-head">
          <h1>{t.title}</h1>
          <p className="home-lead">{words.lead}</p>
          <p>{words.what}</p>
          <TrainNow />
        </header>
        <Entries />
      </div>
      <ClassPath />
      <section aria-labelledby="methods-title">
        <h2 id="methods-title">{words.methods}</h2>
        <p className="home-note">{words.mapNote}</p>
        {bands.map((band) => (
          <div key={band} className="home-band">
            <h3>{words.bands[band]}</h3>
            <BandMap stations={stations.filter((one) => one.band === band)}>
              {band === "steps" && <MapLegend />}
            </BandMap>
          </div>
        ))}
      </section>
      <p className="home-foot">{words.own}</p>
    </div>
  );
}

const entries = ["compare", "variants", "claims"] as const;

/** What stands beside the single experiments. */
function Entries() {
  const words = useHomeTexts();
  const view = useLabState((s) => s.view);
  return (
    <nav className="home-entries" aria-label={words.entries}>
      <ul>
        {entries.map((page) => (
          <li key={page}>
            <a href={withView(`#/${page}`, view)} aria-describedby={`entry-${page}`}>
              {words[page].title} <span aria-hidden="true">→</span>
            </a>
            <p id={`entry-${page}`}>{words[page].text}</p>
          </li>
        ))}
      </ul>
    </nav>
  );
}

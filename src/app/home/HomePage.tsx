import { useEffect } from "react";
import { useLanguage, useTexts } from "../../i18n/t.ts";
import { encodeLink } from "../../lab/link.ts";
import { catalogue } from "../../methods/catalogue.ts";
import { Card } from "../../ui/Panel.tsx";
import { useLabState } from "../lab.tsx";
import { loadAll, shelf, specs } from "../methods.ts";
import { toTop } from "../to-top.ts";
import { Miniature } from "./Miniature.tsx";
import "./home.css";

/** What this is, and the way into each experiment. */
export function HomePage() {
  const t = useTexts();
  const language = useLanguage();
  const view = useLabState((s) => s.view);
  useEffect(() => {
    // Whichever is opened next is then here already; one that does not arrive is asked for again when it is opened.
    loadAll().catch(() => undefined);
  }, []);
  return (
    <div className="home">
      <header className="home-head">
        <h1>{t.title}</h1>
        <p className="home-lead">{t.home.lead}</p>
        <p>{t.home.what}</p>
      </header>
      <section aria-labelledby="methods-title">
        <h2 id="methods-title">{t.home.methods}</h2>
        <div className="home-cards">
          {Object.entries(catalogue).map(([id, { card }]) => {
            const { title, tagline } = card[language];
            return (
              <Card
                key={id}
                title={title}
                href={shelf.linkTo(id, view)}
                picture={card.family === "classification" ? <Miniature /> : undefined}
                foot={card.cite.join(", ")}
              >
                <p>{tagline}</p>
                <p className="home-open" aria-hidden="true">
                  {t.home.open} →
                </p>
              </Card>
            );
          })}
        </div>
      </section>
      <section aria-labelledby="claims-title">
        <h2 id="claims-title">{t.claims.title}</h2>
        <p className="home-claims">
          {t.claims.invitation}{" "}
          <a href={encodeLink(null, { ...view, page: "claims" }, specs)} onClick={toTop}>
            {t.claims.open}
          </a>
        </p>
      </section>
      <p className="home-foot">{t.home.own}</p>
    </div>
  );
}

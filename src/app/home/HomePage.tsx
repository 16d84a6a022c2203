import { lazy, Suspense, useEffect, type ReactNode } from "react";
import { useLanguage, useTexts } from "../../i18n/t.ts";
import { encodeLink } from "../../lab/link.ts";
import { catalogue } from "../../methods/catalogue.ts";
import type { MethodCard } from "../../methods/entry.ts";
import { Card } from "../../ui/Panel.tsx";
import { useLabState } from "../lab.tsx";
import { loadAll, shelf, specs } from "../methods.ts";
import { toTop } from "../to-top.ts";
import { hasMini } from "./mini-ids.ts";
import type { LanguageMiniId } from "./LanguageMiniature.tsx";
import { Miniature } from "./Miniature.tsx";
import "./home.css";

const DatasetMiniature = lazy(async () => {
  await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));
  return import("./DatasetMiniature.tsx");
});

const DiffusionMiniature = lazy(async () => {
  await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));
  return import("./DiffusionMiniature.tsx");
});

const LanguageMiniature = lazy(async () => {
  await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));
  return import("./LanguageMiniature.tsx");
});

/** What this is, and the way into each experiment. */
export function HomePage() {
  const t = useTexts();
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
        {families.map((family) => (
          <Family key={family} family={family} />
        ))}
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

/** As the article takes them up. */
const families = ["classification", "sequence", "data", "diffusion"] as const satisfies readonly MethodCard["family"][];

/** The experiments of one kind, each with a live miniature. */
function Family({ family }: { family: MethodCard["family"] }) {
  const t = useTexts();
  const language = useLanguage();
  const view = useLabState((s) => s.view);
  const listed = Object.entries(catalogue).filter(([, { card }]) => card.family === family);
  if (listed.length === 0) return null;
  return (
    <>
      <h3 className="home-family">{t.home.families[family]}</h3>
      <div className="home-cards">
        {listed.map(([id, { card }]) => {
          const { title, tagline } = card[language];
          return (
            <Card
              key={id}
              level={4}
              title={title}
              href={shelf.linkTo(id, view)}
              picture={pictureOf(id, family)}
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
    </>
  );
}

/** Where it is computed later, its place is kept. */
function pictureOf(id: string, family: MethodCard["family"]): ReactNode {
  if (family === "classification") return <Miniature />;
  if (family === "sequence") {
    return (
      <Suspense fallback={<div className="mini mini-later" />}>
        <LanguageMiniature id={id as LanguageMiniId} />
      </Suspense>
    );
  }
  if (family === "data") {
    return (
      <Suspense fallback={<div className="mini mini-later" />}>
        <DatasetMiniature />
      </Suspense>
    );
  }
  if (!hasMini(id)) return undefined;
  return (
    <Suspense fallback={<div className="mini mini-later" />}>
      <DiffusionMiniature id={id} />
    </Suspense>
  );
}

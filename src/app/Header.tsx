import { languageNames, useLanguage, useTexts } from "../i18n/t.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { useThemeVersion } from "../ui/hooks.ts";
import { currentTheme } from "../ui/theme.ts";
import { encodeLink } from "../lab/link.ts";
import type { View } from "../lab/recipe.ts";
import { ExportButton } from "./export/ExportButton.tsx";
import { specs, useDispatch, useLabState } from "./lab.tsx";
import { shelf } from "./methods.ts";
import { textSizeOf, writePreference, type Preferences } from "./preferences.ts";
import { ShareButton } from "./ShareButton.tsx";
import { ShelfButton } from "./shelf/ShelfButton.tsx";

export function Header() {
  const t = useTexts();
  const language = useLanguage();
  const dispatch = useDispatch();
  const large = useLabState((s) => textSizeOf(s) === "large");
  const inExperiment = useLabState((s) => s.recipe !== null);
  const presents = useLabState(({ recipe }) => recipe !== null && recipe.method !== "compare");
  const view = useLabState((s) => s.view);
  const page = inExperiment ? undefined : view.page;
  const method = useLabState((s) => s.recipe?.method);
  const compare = shelf.linkTo("compare", view);
  const isOpening = useLabState((s) => s.opening !== null);
  const isHome = !inExperiment && !isOpening && page === undefined;
  useThemeVersion();
  const dark = currentTheme() === "dark";
  const other = language === "en" ? "zh" : "en";
  const prefer = (change: Partial<Preferences>) => {
    writePreference(change);
    dispatch({ type: "prefer", change });
  };

  return (
    <header className="site">
      <a
        className="skip"
        href="#content"
        onClick={(e) => {
          e.preventDefault();
          document.getElementById("content")?.focus();
        }}
      >
        {t.skip}
      </a>
      <a
        className="site-name"
        href={linkTo(view)}
        aria-label={isHome ? t.title : t.title + t.notices.comma + t.header.home}
      >
        <Mark />
        <span>{t.title}</span>
      </a>
      <a className="site-page" href={compare} aria-current={method === "compare" ? "page" : undefined}>
        {t.header.compare}
      </a>
      <a className="site-page" href={linkTo(view, "claims")} aria-current={page === "claims" ? "page" : undefined}>
        {t.claims.title}
      </a>
      <nav className="site-tools" aria-label={t.header.settings}>
        {inExperiment && <ShareButton />}
        <ExportButton />
        <ShelfButton />
        {presents && (
          <IconButton
            icon="screen"
            label={t.header.present}
            className="present-button"
            onClick={() => dispatch({ type: "present", on: true })}
          />
        )}
        <IconButton
          icon="textSize"
          label={t.header.large}
          pressed={large}
          onClick={() => prefer({ size: large ? "normal" : "large" })}
        />
        <IconButton
          icon={dark ? "sun" : "moon"}
          label={dark ? t.header.light : t.header.dark}
          onClick={() => prefer({ theme: dark ? "light" : "dark" })}
        />
        <Button variant="plain" icon="globe" lang={other} onClick={() => prefer({ language: other })}>
          {languageNames[other]}
        </Button>
      </nav>
    </header>
  );
}

/** To a page without an experiment; the home page where none is named. */
const linkTo = (view: View, page?: View["page"]) => encodeLink(null, { ...view, page }, specs);

/** A drop between a large and a small circle: teacher and student. */
function Mark() {
  return (
    <svg className="site-mark" viewBox="0 0 28 20" aria-hidden="true">
      <circle cx="8" cy="10" r="7" fill="none" stroke="var(--teacher)" strokeWidth="2.5" strokeDasharray="6 2.6" />
      <path d="M15.5 10h4" stroke="var(--ink-3)" strokeWidth="2" strokeLinecap="round" />
      <circle cx="24" cy="10" r="3.5" fill="var(--student)" />
    </svg>
  );
}

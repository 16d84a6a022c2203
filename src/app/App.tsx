import { lazy, Suspense, useEffect, useMemo, type ReactNode } from "react";
import { fill, LanguageContext, locales, textsIn, useTexts, type Language } from "../i18n/t.ts";
import { catalogue } from "../methods/catalogue.ts";
import { LabelsProvider, type UiLabels } from "../ui/labels.tsx";
import { setTextSize, setTheme } from "../ui/theme.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { ExperimentPage } from "./experiment/ExperimentPage.tsx";
import { Header } from "./Header.tsx";
import { HomePage } from "./home/HomePage.tsx";
import { LabContext, useDispatch, useLabState, type Lab } from "./lab.tsx";
import { languageOf, preferences, useLoadedLanguage } from "./language.ts";
import { loadAll } from "./methods.ts";
import { Notices } from "./Notices.tsx";
import { OpeningPage } from "./OpeningPage.tsx";

const ClaimsPage = lazy(async () => {
  const [page] = await Promise.all([import("./claims/ClaimsPage.tsx"), loadAll()]);
  return page;
});

export function App({ lab }: { lab: Lab }) {
  return (
    <LabContext value={lab}>
      <Appearance>
        <Header />
        <Notices />
        <main id="content" tabIndex={-1}>
          <ErrorBoundary>
            <Page />
          </ErrorBoundary>
        </main>
      </Appearance>
    </LabContext>
  );
}

function Page() {
  const method = useLabState((s) => s.recipe?.method);
  const opening = useLabState((s) => s.opening);
  const page = useLabState((s) => s.view.page);
  if (opening) return <OpeningPage opening={opening} />;
  if (method !== undefined) return <ExperimentPage key={method} />;
  if (page === undefined) return <HomePage />;
  return (
    <Suspense fallback={null}>
      <ClaimsPage />
    </Suspense>
  );
}

/** Language, theme and text size: of the link, else as chosen here before, else as the system has them. */
function Appearance({ children }: { children: ReactNode }) {
  const language = useLoadedLanguage(
    useLabState((s) => languageOf(s.view)),
    useDispatch(),
  );
  const theme = useLabState((s) => s.view.theme) ?? preferences.theme;
  const size = useLabState((s) => s.view.size);
  const method = useLabState((s) => s.opening?.method ?? s.recipe?.method);
  const page = useLabState((s) => s.view.page);
  useEffect(() => {
    document.documentElement.lang = locales[language];
    const t = textsIn(language);
    const title = method ? catalogue[method].card[language].title : page && t[page].title;
    document.title = title ? `${title} · ${t.title}` : t.title;
  }, [language, method, page]);
  useEffect(() => setTheme(theme ?? "auto"), [theme]);
  useEffect(() => setTextSize(size ?? "normal"), [size]);
  return (
    <LanguageContext value={language}>
      <Labels language={language}>{children}</Labels>
    </LanguageContext>
  );
}

function Labels({ language, children }: { language: Language; children: ReactNode }) {
  const t = useTexts();
  const labels = useMemo<UiLabels>(
    () => ({
      ...t.ui,
      locale: locales[language],
      reset: (name, to) => fill(t.ui.reset, { name, to }),
      outOfRange: (min, max) => fill(t.ui.outOfRange, { min, max }),
      everyNth: (shown, total) => fill(t.ui.everyNth, { shown, total }),
    }),
    [t, language],
  );
  return <LabelsProvider labels={labels}>{children}</LabelsProvider>;
}

import { lazy, Suspense, useEffect, useMemo, type ComponentType, type ReactNode } from "react";
import { fill, LanguageContext, locales, textsIn, useTexts, type Language } from "../i18n/t.ts";
import type { Page as PageId } from "../lab/recipe.ts";
import { catalogue } from "../methods/catalogue.ts";
import { LabelsProvider, type UiLabels } from "../ui/labels.tsx";
import { setTextSize, setTheme } from "../ui/theme.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { ExperimentPage } from "./experiment/ExperimentPage.tsx";
import { Header } from "./Header.tsx";
import { readStop } from "./home/class-place.ts";
import { LabContext, useDispatch, useLabState, type Lab } from "./lab.tsx";
import { languageOf, useLoadedLanguage } from "./language.ts";
import { loadAll, shelf } from "./methods.ts";
import { Notices } from "./Notices.tsx";
import { OpeningPage } from "./OpeningPage.tsx";
import { textSizeOf } from "./preferences.ts";

const importHome = () => import("./home/HomePage.tsx");
// Where a visit begins there, it is on its way together with the words.
if (shelf.methodOf(location.hash) === null) importHome().catch(() => undefined);
const HomePage = lazy(importHome);
const ClassStrip = lazy(() => import("./home/ClassStrip.tsx"));

/** It links to the experiments of all methods. */
const ComparePage = lazy(async () => {
  const [page] = await Promise.all([import("./compare/ComparePage.tsx"), loadAll()]);
  return page;
});

/** Pages without an experiment, with the methods that they speak of. */
const pages: Readonly<Record<PageId, ComponentType>> = {
  claims: lazy(async () => {
    const [page] = await Promise.all([import("./claims/ClaimsPage.tsx"), loadAll()]);
    return page;
  }),
  variants: lazy(async () => {
    const [page] = await Promise.all([import("./variants/VariantsPage.tsx"), shelf.load("kd")]);
    return page;
  }),
};

export function App({ lab }: { lab: Lab }) {
  return (
    <LabContext value={lab}>
      <Appearance>
        <Chrome />
        <Notices />
        <main id="content" tabIndex={-1}>
          <Class />
          <ErrorBoundary>
            <Page />
          </ErrorBoundary>
        </main>
      </Appearance>
    </LabContext>
  );
}

/** Nothing around an experiment inside somebody else's page. */
function Chrome() {
  return useLabState(({ frame, recipe, opening }) => frame.embed && (recipe ?? opening)) ? null : <Header />;
}

/** Where a class is going on in this tab, its present stop. */
function Class() {
  const goesOn = useLabState(({ frame }) => !frame.embed && readStop() !== null);
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>{goesOn && <ClassStrip />}</Suspense>
    </ErrorBoundary>
  );
}

function Page() {
  const method = useLabState((s) => s.recipe?.method);
  const opening = useLabState((s) => s.opening);
  const page = useLabState((s) => s.view.page);
  if (opening) return <OpeningPage opening={opening} />;
  if (method !== undefined && method !== "compare") return <ExperimentPage key={method} />;
  const Chosen = method === "compare" ? ComparePage : page === undefined ? HomePage : pages[page];
  return (
    <Suspense fallback={null}>
      <Chosen />
    </Suspense>
  );
}

/** Language, theme and text size: of the link, else as chosen here before, else as the system has them. */
function Appearance({ children }: { children: ReactNode }) {
  const language = useLoadedLanguage(useLabState(languageOf), useDispatch());
  const theme = useLabState((s) => s.view.theme ?? s.preferences.theme);
  const size = useLabState(textSizeOf);
  const method = useLabState((s) => s.opening?.method ?? s.recipe?.method);
  const page = useLabState((s) => s.view.page);
  const name = useLabState((s) => s.frame.name);
  useEffect(() => {
    document.documentElement.lang = locales[language];
    const t = textsIn(language);
    const title = method ? catalogue[method].card[language].title : page && t[page].title;
    document.title = [method && name, title, t.title].filter(Boolean).join(" · ");
  }, [language, method, page, name]);
  useEffect(() => setTheme(theme ?? "auto"), [theme]);
  useEffect(() => setTextSize(size), [size]);
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
      comma: t.notices.comma,
      colon: t.notices.colon,
      semicolon: t.notices.semicolon,
      locale: locales[language],
      reset: (name, to) => fill(t.ui.reset, { name, to }),
      outOfRange: (min, max) => fill(t.ui.outOfRange, { min, max }),
      everyNth: (shown, total) => fill(t.ui.everyNth, { shown, total }),
    }),
    [t, language],
  );
  return <LabelsProvider labels={labels}>{children}</LabelsProvider>;
}

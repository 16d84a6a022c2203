import { lazy, Suspense, useEffect, useMemo, useRef, useState, type ComponentType, type ReactNode } from "react";
import { useLanguage, useTexts, type Language } from "../../i18n/t.ts";
import type { ControlValue } from "../../lab/controls.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorBoundary } from "../ErrorBoundary.tsx";
import { useDispatch, useMethod } from "../lab.tsx";
import { withCompanions } from "../companions.ts";
import { ControlField } from "./ControlField.tsx";

type Prose = ComponentType<{ components: Record<string, ComponentType<never>> }>;
const files = import.meta.glob<{ default: Prose }>("../../methods/*/lesson.*.mdx");
const loaded = new Map<string, Prose>();

function lessonOf(method: string, language: Language): Prose | null {
  const path = `../../methods/${method}/lesson.${language}.mdx`;
  const load = files[path];
  if (!load) return null;
  let prose = loaded.get(path);
  if (!prose) {
    prose = lazy(async () => {
      const [lesson] = await Promise.all([load(), import("./lesson-styles.ts")]);
      return lesson;
    });
    loaded.set(path, prose);
  }
  return prose;
}

/** The lesson under the experiment; loaded when it comes near. Its steps drive the experiment. */
export function LessonArea() {
  const t = useTexts();
  const language = useLanguage();
  const { spec } = useMethod();
  const [near, setNear] = useState(false);
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && setNear(true), {
      rootMargin: "800px",
    });
    if (root.current) observer.observe(root.current);
    return () => observer.disconnect();
  }, []);
  const LessonText = useMemo(() => lessonOf(spec.id, language), [spec.id, language]);
  if (!LessonText) return null;
  const waiting = <p className="ui-quiet">{t.lesson.loading}</p>;
  return (
    <section ref={root} className="lesson" aria-label={t.lesson.title}>
      <ErrorBoundary resetKey={language}>
        <Suspense fallback={waiting}>{near ? <LessonText components={components} /> : waiting}</Suspense>
      </ErrorBoundary>
    </section>
  );
}

const components: Record<string, ComponentType<never>> = {
  Control: ({ name }: { name: string }) => (
    <div className="lesson-control">
      <ControlField name={name} />
    </div>
  ),
  Try: ({ set, example, children }: { set?: Record<string, ControlValue>; example?: number; children: ReactNode }) => (
    <TryButton set={set} example={example}>
      {children}
    </TryButton>
  ),
};

interface TryProps {
  readonly set?: Record<string, ControlValue>;
  readonly example?: number;
  readonly children: ReactNode;
}

/** Sets the experiment as the sentence says; only parameters that the method has. */
function TryButton({ set, example, children }: TryProps) {
  const { spec } = useMethod();
  const dispatch = useDispatch();
  const known = Object.fromEntries(Object.entries(set ?? {}).filter(([name]) => Object.hasOwn(spec.controls, name)));
  return (
    <Button
      small
      icon="play"
      className="try"
      onClick={() => {
        dispatch({ type: "set", parameters: withCompanions(known) });
        if (example !== undefined) dispatch({ type: "look", view: { example } });
        document.getElementById("content")?.scrollIntoView({ behavior: "smooth" });
      }}
    >
      {children}
    </Button>
  );
}

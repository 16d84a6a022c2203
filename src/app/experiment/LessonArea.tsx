import {
  lazy,
  Suspense,
  useEffect,
  useRef,
  useState,
  type ComponentProps,
  type ComponentType,
  type ReactNode,
} from "react";
import { useLanguage, useTexts } from "../../i18n/t.ts";
import type { ControlValue } from "../../lab/controls.ts";
import { suited } from "../../lab/method.ts";
import { heldBy } from "../../lab/recipe.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorBoundary } from "../ErrorBoundary.tsx";
import { useLab, useLabState, useMethod } from "../lab.tsx";
import { withCompanions } from "../companions.ts";
import { ControlField } from "./ControlField.tsx";

type Prose = ComponentType<{ components: Record<string, ComponentType<never>> }>;
const files = import.meta.glob<{ default: Prose }>("../../methods/*/lesson.*.mdx");
const lessons: Readonly<Record<string, Prose>> = Object.fromEntries(
  Object.entries(files).map(([path, load]) => [
    path,
    lazy(async () => {
      const [lesson] = await Promise.all([load(), import("./lesson-styles.ts")]);
      return lesson;
    }),
  ]),
);

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
  const LessonText = lessons[`../../methods/${spec.id}/lesson.${language}.mdx`];
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
  // A long equation scrolls on a narrow screen: by keys as well.
  span: (props: ComponentProps<"span">) =>
    props.className === "katex-display" ? <Equation {...props} /> : <span {...props} />,
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

function Equation(props: ComponentProps<"span">) {
  const t = useTexts();
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus
  return <span {...props} tabIndex={0} role="group" aria-label={t.lesson.equation} />;
}

interface TryProps {
  readonly set?: Record<string, ControlValue>;
  readonly example?: number;
  readonly children: ReactNode;
}

/** Sets the experiment as the sentence says; only parameters that the method has. */
function TryButton({ set, example, children }: TryProps) {
  const { spec } = useMethod();
  const { getState, dispatch } = useLab().store;
  // Whoever shared the experiment holds some of what this would change.
  const isHeld = useLabState(({ frame }) => heldBy(frame).some((name) => Object.hasOwn(set ?? {}, name)));
  const known = Object.fromEntries(Object.entries(set ?? {}).filter(([name]) => Object.hasOwn(spec.controls, name)));
  return (
    <Button
      small
      icon="play"
      className="try"
      disabled={isHeld}
      onClick={() => {
        dispatch({ type: "set", parameters: withCompanions(suited(spec, known), getState().recipe?.parameters) });
        if (example !== undefined) dispatch({ type: "look", view: { example } });
        window.scrollTo({ top: 0, behavior: "smooth" });
      }}
    >
      {children}
    </Button>
  );
}

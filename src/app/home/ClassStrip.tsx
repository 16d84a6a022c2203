import { useEffect, useRef } from "react";
import { useHomeTexts } from "../../i18n/home.ts";
import { fill, useLanguage } from "../../i18n/t.ts";
import { encodeLink } from "../../lab/link.ts";
import { Button } from "../../ui/Button.tsx";
import { specs, useDispatch, useLabState } from "../lab.tsx";
import { useStripHeight } from "../strip-height.ts";
import { useMedia } from "../use-media.ts";
import { stopAt, stops } from "./class-path.ts";
import { readStop, writeStop } from "./class-place.ts";
import { staysHere, withView } from "./links.ts";
import "./class-strip.css";

/** Above an experiment of the class: which stop it is, what to show and ask, and the way on. */
export default function ClassStrip() {
  const page = useLabState((s) => s.opening?.method ?? s.recipe?.method ?? s.view.page);
  const link = useLabState((s) => s.recipe && encodeLink(s.recipe, {}, specs));
  const at = stopAt(page, link, readStop());
  useEffect(() => {
    if (at !== null) writeStop(at);
  }, [at]);
  return at === null ? null : <Strip at={at} />;
}

function Strip({ at }: { at: number }) {
  const { course } = useHomeTexts();
  const language = useLanguage();
  const dispatch = useDispatch();
  const view = useLabState((s) => s.view);
  const root = useRef<HTMLElement>(null);
  const isNarrow = useMedia("(max-width: 40rem)");
  useStripHeight(root, "--class-strip");
  const { minutes, [language]: words } = stops[at];
  const said = (
    <dl>
      <div>
        <dt>{course.show}</dt>
        <dd>{words.show}</dd>
      </div>
      <div>
        <dt>{course.ask}</dt>
        <dd>{words.ask}</dd>
      </div>
    </dl>
  );
  const way = (to: number, name: string) =>
    stops[to] && (
      <a
        className="ui-button ui-button-small ui-button-quiet"
        href={withView(stops[to].link, view)}
        onClick={(e) => staysHere(e) && writeStop(to)}
      >
        {name}
      </a>
    );
  const end = () => {
    writeStop(null);
    document.getElementById("content")?.focus({ preventScroll: true });
    dispatch({ type: "look", view: {} }); // everything looks again
  };
  return (
    <section ref={root} className="class-strip" aria-label={course.name}>
      <div className="class-head">
        <p aria-live="polite">
          <span>{fill(course.at, { k: at + 1, n: stops.length, minutes })}</span> · <b>{words.title}</b>
        </p>
        <div className="class-way">
          {way(at - 1, course.back)}
          {way(at + 1, course.next)}
          <Button small variant="plain" onClick={end}>
            {course.end}
          </Button>
        </div>
      </div>
      {isNarrow ? (
        <details key={at}>
          <summary>{course.fold}</summary>
          {said}
        </details>
      ) : (
        said
      )}
    </section>
  );
}

import { useState, type MouseEvent } from "react";
import { useHomeTexts } from "../../i18n/home.ts";
import { fill, useLanguage } from "../../i18n/t.ts";
import { useLabState } from "../lab.tsx";
import { classMinutes, stops } from "./class-path.ts";
import { readStop, writeStop } from "./class-place.ts";
import { staysHere, withView } from "./links.ts";

/** A lesson's worth of experiments, in order; the tab remembers how far the class has come. */
export function ClassPath() {
  const { course } = useHomeTexts();
  const language = useLanguage();
  const view = useLabState((s) => s.view);
  // Read once: were the links to change with a click, the browser would follow the new one.
  const [last] = useState(readStop);
  const next = last === null || last + 1 >= stops.length ? 0 : last + 1;
  const linkTo = (i: number) => ({
    href: withView(stops[i].link, view),
    onClick: (e: MouseEvent) => staysHere(e) && writeStop(i),
  });
  return (
    <section className="course" aria-labelledby="course-title">
      <div className="course-head">
        <div>
          <h2 id="course-title">{fill(course.title, { minutes: classMinutes })}</h2>
          <p className="home-note">{fill(course.note, { n: stops.length })}</p>
        </div>
        <p className="course-start">
          <a className="home-open" {...linkTo(next)}>
            {next === 0 ? course.start : fill(course.goOn, { n: next + 1 })}
          </a>
          {next > 0 && <a {...linkTo(0)}>{course.restart}</a>}
        </p>
      </div>
      <details className="course-stops">
        <summary>{course.list}</summary>
        <ol>
          {stops.map((stop, i) => (
            <li key={stop.link} aria-current={i === last ? "step" : undefined}>
              <h3>
                <a {...linkTo(i)}>{stop[language].title}</a>{" "}
                <span className="ui-quiet">
                  {fill(course.minutes, { n: stop.minutes })}
                  {i === last && ` · ${course.here}`}
                </span>
              </h3>
              <p>
                <b>{course.show}</b> {stop[language].show}
              </p>
              <p>
                <b>{course.ask}</b> {stop[language].ask}
              </p>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}

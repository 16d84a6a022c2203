import { useId, type ReactNode } from "react";
import { cx } from "./hooks.ts";
import "./layout.css";

interface PanelProps {
  title: string;
  /** Which heading the title is: by its place in the page, not by its size. */
  level?: 2 | 3 | 4;
  /** One line under the title. */
  note?: ReactNode;
  /** Buttons on the title's line. */
  actions?: ReactNode;
  /** No frame: the panel stands on its parent's surface. */
  bare?: boolean;
  className?: string;
  children: ReactNode;
}

/** A titled part of the page. */
export function Panel({ title, level = 2, note, actions, bare, className, children }: PanelProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section className={cx("ui-panel", bare && "ui-bare", className)} aria-labelledby={id}>
      <header>
        <div className="ui-panel-title">
          <Heading id={id}>{title}</Heading>
          {note && <p className="ui-quiet">{note}</p>}
        </div>
        {actions && <div className="ui-panel-actions">{actions}</div>}
      </header>
      {children}
    </section>
  );
}

interface CardProps {
  title: string;
  level?: 2 | 3 | 4;
  /** Where the whole card leads. */
  href: string;
  /** A live miniature over the title. */
  picture?: ReactNode;
  /** A word or two above the title. */
  kicker?: string;
  children?: ReactNode;
  /** Under the text: what it costs, a verdict. */
  foot?: ReactNode;
}

/** A way into something: picture, title, a sentence. The title is the link; it covers the card. */
export function Card({ title, level = 3, href, picture, kicker, children, foot }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <article className="ui-card">
      {picture && <div className="ui-card-picture">{picture}</div>}
      <div className="ui-card-text">
        {kicker && <p className="ui-kicker">{kicker}</p>}
        <Heading>
          <a href={href}>{title}</a>
        </Heading>
        {children}
        {foot && <div className="ui-card-foot">{foot}</div>}
      </div>
    </article>
  );
}

import { useRef, type ReactNode } from "react";
import { fileName, saveBlob, saveCsv, savePng, type Column } from "./download.ts";
import { cx } from "./hooks.ts";
import { useLabels } from "./labels.tsx";
import { RoleSwatch } from "./Legend.tsx";
import { Menu } from "./Menu.tsx";
import type { Role } from "./roles.ts";
import "./picture.css";

interface PictureProps {
  title: string;
  /** Whose it is: gives the colour. */
  whose?: Role;
  /** A remark under the picture. */
  note?: string;
  /** The numbers behind it. */
  columns: () => Column[];
  /** The picture as the text of an SVG file, where it is made of lines. */
  svg?: () => string;
  className?: string;
  /** What is drawn, on a canvas. */
  children: ReactNode;
}

/** A canvas with its title and a menu to take it away. */
export function Picture({ title, whose, note, columns, svg, className, children }: PictureProps) {
  const text = useLabels();
  const root = useRef<HTMLElement>(null);
  const png = () => {
    const canvas = root.current?.querySelector("canvas");
    if (canvas) void savePng(canvas, fileName(title, "png"));
  };
  return (
    <figure ref={root} className={cx("ui-view", className)}>
      <figcaption>
        <span className={cx("ui-view-title", whose && `role-${whose}`)}>
          {whose && <RoleSwatch role={whose} />}
          <span>{title}</span>
        </span>
        <Menu
          small
          icon="download"
          label={text.download + text.colon + title}
          items={[
            { label: text.png, onSelect: png },
            ...(svg
              ? [
                  {
                    label: text.svg,
                    onSelect: () => saveBlob(new Blob([svg()], { type: "image/svg+xml" }), fileName(title, "svg")),
                  },
                ]
              : []),
            { label: text.csv, onSelect: () => saveCsv(columns(), fileName(title, "csv")) },
          ]}
        />
      </figcaption>
      {children}
      {note && <p className="ui-view-note">{note}</p>}
    </figure>
  );
}

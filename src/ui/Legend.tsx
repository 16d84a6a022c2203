import { cx } from "./hooks.ts";
import { MarkerShape } from "./MarkerShape.tsx";
import { classColor, classLetter, classMarkers, roleLines, type Look, type Role } from "./roles.ts";
import "./layout.css";

interface LegendProps {
  items: readonly { role: Role; name: string; look?: Look }[];
  /** Fields as in bars, or strokes as on charts. */
  form?: "fill" | "line";
  /** Makes the entries switches: which are off, and what to do on a press. */
  hidden?: ReadonlySet<string>;
  onToggle?: (name: string) => void;
}

const strokes = {
  solid: undefined,
  dot: "2 3",
  dash: "6 4",
  longdash: "9 4",
  dashdot: "7 3 2 3",
  longdashdot: "9 3 2 3",
};

/** Which colour, weave and dash is whose. */
export function Legend({ items, form = "fill", hidden, onToggle }: LegendProps) {
  return (
    <ul className="ui-legend">
      {items.map(({ role, name, look }) => (
        <li key={role + name} className={`role-${role}`}>
          {onToggle ? (
            <button type="button" aria-pressed={!hidden?.has(name)} onClick={() => onToggle(name)}>
              <Key {...{ role, form, look }} />
              {name}
            </button>
          ) : (
            <>
              <Key {...{ role, form, look }} />
              {name}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Key({ role, form, look }: { role: Role; form: "fill" | "line"; look?: Look }) {
  if (look) return <MarkerShape marker={look.marker} color={look.color} />;
  if (form === "fill") return <RoleSwatch role={role} />;
  const { width, dash } = roleLines[role];
  return (
    <svg className="ui-legend-line" viewBox="0 0 26 8" aria-hidden="true">
      <path d="M1 4h24" stroke="var(--role)" strokeWidth={width} strokeDasharray={strokes[dash]} />
    </svg>
  );
}

/** A patch of a role's colour and weave. */
export function RoleSwatch({ role }: { role: Role }) {
  return <span className={cx("ui-swatch", "role-fill", `role-${role}`)} aria-hidden="true" />;
}

interface ClassLegendProps {
  classNames: readonly string[];
  /** Letters as on a region map. */
  letters?: boolean;
}

/** Which marker and colour is which class. */
export function ClassLegend({ classNames, letters }: ClassLegendProps) {
  return (
    <ul className="ui-legend">
      {classNames.map((name, k) => (
        <li key={name}>
          <MarkerShape marker={classMarkers[k % 10]} color={classColor(k)} />
          {letters && <b>{classLetter(k)}</b>}
          {name}
        </li>
      ))}
    </ul>
  );
}

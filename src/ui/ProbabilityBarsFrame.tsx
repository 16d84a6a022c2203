import { memo } from "react";
import { barTicks } from "./figures/bars.ts";
import { cx } from "./hooks.ts";
import { Icon } from "./Icons.tsx";
import { RoleSwatch } from "./Legend.tsx";
import type { Role } from "./roles.ts";

export type BarsLayout = "columns" | "grouped" | "vertical";

interface FrameProps {
  layout: BarsLayout;
  compact: boolean;
  /** Names and bars only. */
  mini: boolean;
  log: boolean;
  decades: number;
  classNames: readonly string[];
  heads: readonly { role: Role; name: string; noted: boolean }[];
  highlight?: number;
  trueClass: string;
  locale: string;
  onSelectClass?: (k: number) => void;
}

/** Everything about the bars except their values. */
export const BarsFrame = memo(Frame, (a, b) => keyOf(a) === keyOf(b) && a.onSelectClass === b.onSelectClass);

const keyOf = (props: FrameProps): string => JSON.stringify({ ...props, onSelectClass: undefined });

function Frame(props: FrameProps) {
  const { layout, compact, mini, classNames, heads, highlight, onSelectClass } = props;
  const ticks = barTicks(props.log, props.decades, props.locale, layout === "columns" && heads.length > 1);
  const numbers = !compact && layout !== "vertical";
  const head = (j: number) => (
    <div key={j} className={`ui-bars-head role-${heads[j].role}`}>
      <RoleSwatch role={heads[j].role} />
      <span className="ui-bars-title">{heads[j].name}</span>
      {heads[j].noted && <span className="ui-bars-note" data-note={j} />}
    </div>
  );
  const bar = (j: number, k: number) => (
    <div key={j} className={`ui-bars-cell role-${heads[j].role}`}>
      <div className="ui-bars-track">
        {layout !== "vertical" && ticks.slice(1).map((t) => <i key={t.at} style={{ left: `${t.at * 100}%` }} />)}
        <div className="ui-bars-clip">
          <div className="ui-bars-bar role-fill" data-bar={`${j},${k}`} />
        </div>
      </div>
      {numbers && <span className="ui-bars-number" data-number={`${j},${k}`} />}
    </div>
  );
  const name = (k: number) => (
    <span className="ui-bars-name" title={classNames[k]}>
      {k === highlight && layout !== "vertical" && <Icon name="check" />}
      {onSelectClass ? (
        <button type="button" onClick={() => onSelectClass(k)}>
          {classNames[k]}
        </button>
      ) : (
        <span>{classNames[k]}</span>
      )}
    </span>
  );
  const axis = (
    <div className="ui-bars-axis">
      {ticks.map((t) => (
        <span key={t.at} style={{ left: `${t.at * 100}%` }}>
          {t.label}
        </span>
      ))}
    </div>
  );
  const columns = layout === "columns" ? heads.length : 1;
  const key = highlight !== undefined && highlight >= 0 && (
    <span className="ui-bars-key">
      {layout === "vertical" ? <i /> : <Icon name="check" />}
      {props.trueClass}
    </span>
  );
  if (layout === "vertical") {
    return (
      <div className="ui-bars-frame" aria-hidden={onSelectClass ? undefined : true}>
        {!mini && (
          <div className="ui-bars-heads">
            {heads.map((_, j) => head(j))}
            {key}
          </div>
        )}
        <div className="ui-bars-plot">
          <div className="ui-bars-scale">
            {ticks.map((t) => (
              <span key={t.at} style={{ bottom: `${t.at * 100}%` }}>
                {t.label}
              </span>
            ))}
          </div>
          {classNames.map((_, k) => (
            <div key={k} data-class={k} className={cx("ui-bars-row", k === highlight && "ui-bars-true")}>
              <div className="ui-bars-group">{heads.map((__, j) => bar(j, k))}</div>
              {name(k)}
            </div>
          ))}
        </div>
      </div>
    );
  }
  return (
    <div
      className="ui-bars-frame"
      aria-hidden={onSelectClass ? undefined : true}
      style={{ gridTemplateColumns: `minmax(2.5rem, max-content) repeat(${columns}, minmax(0, 1fr))` }}
    >
      {!mini && (
        <div className="ui-bars-row ui-bars-heads">
          {layout === "columns" && (key || <span />)}
          {layout === "columns" ? (
            heads.map((_, j) => head(j))
          ) : (
            <div className="ui-bars-together">{heads.map((_, j) => head(j))}</div>
          )}
        </div>
      )}
      {classNames.map((_, k) => (
        <div key={k} data-class={k} className={cx("ui-bars-row", k === highlight && "ui-bars-true")}>
          {name(k)}
          {layout === "columns" ? (
            heads.map((__, j) => bar(j, k))
          ) : (
            <div className="ui-bars-group">{heads.map((__, j) => bar(j, k))}</div>
          )}
        </div>
      ))}
      {!mini && (
        <div className="ui-bars-row ui-bars-foot">
          {(layout === "grouped" && key) || <span />}
          {Array.from({ length: columns }, (_, j) => (
            <div key={j} className="ui-bars-cell">
              {axis}
              {numbers && <span className="ui-bars-number" />}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

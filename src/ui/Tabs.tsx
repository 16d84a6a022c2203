import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import "./layout.css";

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly content: () => ReactNode;
}

interface TabsProps {
  label: string;
  tabs: readonly Tab[];
  selected: string;
  onSelect: (id: string) => void;
}

/** Several contents, one at a time; the others are not mounted. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    tabs.findIndex((t) => t.id === selected),
  );
  const onKey = (e: KeyboardEvent) => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    const k = to % tabs.length;
    onSelect(tabs[k].id);
    list.current?.querySelectorAll("button")[k]?.focus();
  };
  return (
    <div className="ui-tabs">
      <div ref={list} className="ui-tab-list" role="tablist" aria-label={label} onKeyDown={onKey}>
        {tabs.map((t, k) => (
          <button
            key={t.id}
            type="button"
            role="tab"
            id={`${id}-${t.id}`}
            aria-selected={k === at}
            aria-controls={k === at ? `${id}-panel` : undefined}
            tabIndex={k === at ? 0 : -1}
            onClick={() => onSelect(t.id)}
          >
            {t.label}
          </button>
        ))}
      </div>
      {tabs[at] && (
        <div id={`${id}-panel`} className="ui-tab-panel" role="tabpanel" aria-labelledby={`${id}-${tabs[at].id}`}>
          {tabs[at].content()}
        </div>
      )}
    </div>
  );
}

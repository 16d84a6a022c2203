import { useHomeTexts } from "../../i18n/home.ts";

const kinds = ["builds", "answers"] as const;

/** What the arrows mean; only where there are arrows. */
export function MapLegend() {
  const { legend, kindsLong, legendHover } = useHomeTexts();
  return (
    <aside className="map-legend" aria-hidden="true">
      <h4>{legend}</h4>
      {kinds.map((kind) => (
        <p key={kind} className={`map-${kind}`}>
          <svg viewBox="0 0 44 10">
            <path className="map-line" d="M1 5H35" />
            <path className="map-head" d="M43 5L34 0.5V9.5Z" />
          </svg>
          {kindsLong[kind]}
        </p>
      ))}
      <p>{legendHover}</p>
    </aside>
  );
}

import { useLayoutEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from "react";
import { cx } from "../../ui/hooks.ts";
import { arrowsOf, type Box } from "./arrows.ts";
import { edges, nearTo, stationAt, type Station } from "./map.ts";
import { StationCard } from "./StationCard.tsx";

type Boxes = Readonly<Record<string, Box>>;
const nowhere: ReadonlySet<string> = new Set();

/** The stations of a part of the article, with arrows between them where there is room; in words in any case. */
export function BandMap({ stations, children }: { stations: readonly Station[]; children?: ReactNode }) {
  const map = useRef<HTMLDivElement>(null);
  const { boxes, gap } = useBoxes(map);
  const arrows = useMemo(() => arrowsOf(edges, boxes, gap), [boxes, gap]);
  const [lit, setLit] = useState<string | null>(null);
  const near = useMemo(() => (lit === null ? nowhere : nearTo(lit)), [lit]);
  return (
    <div ref={map} className={cx("map", lit !== null && "map-lit")}>
      <svg className="map-arrows" aria-hidden="true">
        {arrows.map(({ from, to, line, head }) => (
          <g
            key={`${from} ${to}`}
            className={cx(
              `lane-${stationAt(from).lane}`,
              `map-${edges.find((edge) => edge.from === from && edge.to === to)!.kind}`,
              lit !== null && (lit === from || lit === to) && "map-near",
            )}
          >
            <path className="map-line" d={line} />
            <path className="map-head" d={head} />
          </g>
        ))}
      </svg>
      <ol className="map-stations">
        {stations.map((station) => (
          <li
            key={station.id}
            data-station={station.id}
            className={cx(
              "station",
              station.span !== undefined && "station-wide",
              `lane-${station.lane}`,
              near.has(station.id) && "map-near",
            )}
            style={{ "--row": station.row, "--column": station.column, "--span": station.span ?? 1 } as object}
            onPointerEnter={() => setLit(station.id)}
            onPointerLeave={() => setLit(null)}
            onFocus={() => setLit(station.id)}
            onBlur={() => setLit(null)}
          >
            <StationCard station={station} />
          </li>
        ))}
      </ol>
      {children}
    </div>
  );
}

/** Where the stations stand, and how far apart: measured, since their heights follow from their words. */
function useBoxes(map: RefObject<HTMLElement | null>): { boxes: Boxes; gap: number } {
  const [found, setFound] = useState<{ boxes: Boxes; gap: number }>({ boxes: {}, gap: 0 });
  // Layout effects end before the elements are taken away, and none is measured after that.
  useLayoutEffect(() => {
    const root = map.current!;
    const items = Array.from(root.querySelectorAll<HTMLElement>("[data-station]"));
    const measure = () => {
      const boxes = Object.fromEntries(
        items.map(({ dataset, offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height }) => [
          dataset["station"]!,
          { x, y, width, height },
        ]),
      );
      setFound({ boxes, gap: parseFloat(getComputedStyle(root).columnGap) || 0 });
    };
    const watcher = new ResizeObserver(measure);
    for (const item of items) watcher.observe(item);
    return () => watcher.disconnect();
  }, [map]);
  return found;
}

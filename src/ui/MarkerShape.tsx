import { markerPath } from "./canvas/markers.ts";
import type { Marker } from "./roles.ts";

/** A marker as on the canvases, inside a line of text. */
export function MarkerShape({ marker, color }: { marker: Marker; color: string }) {
  return (
    <svg className="ui-marker" viewBox="-7 -7 14 14" aria-hidden="true">
      <path d={markerPath(marker, 5.2)} fill={color} />
    </svg>
  );
}

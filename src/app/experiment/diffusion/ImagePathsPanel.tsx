import { useMemo } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import type { ImageTarget, PathsView } from "../../../lab/diffusion-views.ts";
import type { Role } from "../../../lab/method.ts";
import { ImageSheet } from "./ImageSheet.tsx";
import { rolesOf, useRoleName, useView } from "./use-views.ts";
import { Waiting } from "./Waiting.tsx";

/** Strips of all models together, about, and stops shown of each. */
const mostStrips = 6;
const mostStops = 12;

/** A film of a few images on their way from noise, one strip each. */
export function ImagePathsPanel() {
  const words = useDiffusionTexts();
  const target = useView("target") as ImageTarget;
  const view = useView("paths");
  if (!view) return <Waiting />;
  const roles = rolesOf(view.positions);
  const rows = Math.min(view.n, Math.max(2, Math.floor(mostStrips / roles.length)));
  return (
    <div className="diffusion-views diffusion-sheets">
      {roles.map((role) => (
        <Strips key={role} {...{ role, view, target, rows }} />
      ))}
      <p className="ui-quiet">{words.paths.images}</p>
    </div>
  );
}

interface StripsProps {
  readonly role: Role;
  readonly view: PathsView;
  readonly target: ImageTarget;
  readonly rows: number;
}

function Strips({ role, view, target, rows }: StripsProps) {
  const words = useDiffusionTexts();
  const name = useRoleName()(role);
  const { width, height } = target;
  const positions = view.positions[role]!;
  const stops = useMemo(() => pick(view.sigma.length, mostStops), [view.sigma.length]);
  const pixels = useMemo(
    () => strips(positions, width * height, view.n, rows, stops),
    [positions, width, height, view.n, rows, stops],
  );
  return (
    <ImageSheet
      title={name}
      whose={role}
      {...{ pixels, width, height }}
      count={rows * stops.length}
      columns={stops.length}
      describe={(i) =>
        fill(words.paths.film, { role: name, n: Math.floor(i / stops.length) + 1, stops: stops[i % stops.length] })
      }
    />
  );
}

/** At most `most` of `n` stops, evenly, with the first and the last. */
export function pick(n: number, most: number): number[] {
  const count = Math.min(n, most);
  return Array.from({ length: count }, (_, k) => (count === 1 ? 0 : Math.round((k * (n - 1)) / (count - 1))));
}

/** Image after image, stop after stop, out of `[stops, n, d]`; what the model expects lies in 0 … 1 like ink. */
function strips(positions: Float32Array, d: number, n: number, rows: number, stops: readonly number[]): Float32Array {
  const pixels = new Float32Array(rows * stops.length * d);
  for (let i = 0; i < rows; i++)
    stops.forEach((s, k) =>
      pixels.set(positions.subarray((s * n + i) * d, (s * n + i + 1) * d), (i * stops.length + k) * d),
    );
  return pixels;
}

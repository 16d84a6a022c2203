import { useMemo } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import type { ImageTarget, PathsView } from "../../../lab/diffusion-views.ts";
import type { Role } from "../../../lab/method.ts";
import { framesOf } from "./frames.ts";
import { pick } from "./ImagePathsPanel.tsx";
import { ImageSheet } from "./ImageSheet.tsx";
import { rolesOf, useRoleName, useView } from "./use-views.ts";
import { Waiting } from "./Waiting.tsx";

/** Stops shown of each model. */
const mostStops = 8;

/** What each model expects at the stops on the way from noise, of one clip with all its frames. */
export function ClipPathsPanel() {
  const words = useDiffusionTexts();
  const target = useView("target") as ImageTarget;
  const view = useView("paths");
  if (!view) return <Waiting />;
  return (
    <div className="diffusion-views">
      <div className="clip-paths">
        {rolesOf(view.positions).map((role) => (
          <OneClip key={role} {...{ role, view, target }} />
        ))}
      </div>
      <p className="ui-quiet">{words.clips.path}</p>
    </div>
  );
}

function OneClip({ role, view, target }: { role: Role; view: PathsView; target: ImageTarget }) {
  const words = useDiffusionTexts();
  const name = useRoleName()(role);
  const { width, height, frames = 1 } = target;
  const positions = view.positions[role]!;
  const stops = useMemo(() => pick(view.sigma.length, mostStops), [view.sigma.length]);
  const pixels = useMemo(() => {
    const d = width * height;
    return Float32Array.from(stops.flatMap((s) => [...framesOf(positions, frames, d, s * view.n)]));
  }, [positions, width, height, frames, view.n, stops]);
  return (
    <ImageSheet
      title={name}
      whose={role}
      {...{ pixels, width, height }}
      count={stops.length * frames}
      columns={frames}
      describe={(i) =>
        fill(words.clips.film, { role: name, stops: stops[Math.floor(i / frames)], k: (i % frames) + 1 })
      }
    />
  );
}

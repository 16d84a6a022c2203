import { useMemo, useState } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import type { ImageTarget } from "../../../lab/diffusion-views.ts";
import type { Role } from "../../../lab/method.ts";
import { Scrubber } from "../../../ui/Scrubber.tsx";
import { framesAt, framesOf } from "./frames.ts";
import { ImageSheet } from "./ImageSheet.tsx";
import { useNfe } from "./SamplesPanel.tsx";
import { useFilm } from "./use-film.ts";
import { rolesOf, useRoleName, useView } from "./use-views.ts";
import { Waiting } from "./Waiting.tsx";

/** Clips in a sheet at most. */
const most = 20;

/** A sheet of clips per model, all from the same noise and all at the same frame, beside real ones; one clip frame by frame. */
export function ClipSamplesPanel() {
  const words = useDiffusionTexts();
  const nameOf = useRoleName();
  const costOf = useNfe();
  const target = useView("target") as ImageTarget;
  const view = useView("samples");
  const frames = target.frames ?? 1;
  const film = useFilm(frames);
  const [chosen, choose] = useState(0);
  if (!view) return <Waiting />;
  const sheets: Omit<SheetProps, "target" | "frame" | "chosen" | "choose">[] = [
    ...rolesOf(view.samples).map((role) => ({
      role,
      title: nameOf(role),
      note: costOf(view.nfe[role]),
      clips: view.samples[role]!,
      labels: view.labels,
    })),
    { role: "truth", title: words.clips.real, clips: target.samples, labels: target.labels },
  ];
  return (
    <div className="diffusion-views">
      <Scrubber
        label={words.clips.frame}
        value={film.frame}
        max={frames - 1}
        // Read out only where somebody stopped to look.
        text={film.playing ? words.clips.playing : fill(words.clips.at, { k: film.frame + 1, of: frames })}
        onChange={film.go}
        play={{
          label: film.playing ? words.paths.pause : words.paths.play,
          icon: film.playing ? "pause" : "play",
          press: film.press,
        }}
      />
      <div className="diffusion-sheets clip-sheets" data-count={sheets.length}>
        {sheets.map((sheet) => (
          <Sheet key={sheet.role} {...sheet} {...{ target, chosen, choose }} frame={film.frame} />
        ))}
      </div>
      <section className="clip-strips" aria-label={fill(words.clips.all, { n: chosen + 1 })}>
        <h3 className="ui-view-title">{fill(words.clips.all, { n: chosen + 1 })}</h3>
        {sheets.map(({ role, title, clips }) => (
          <ImageSheet
            key={role}
            title={title}
            whose={role}
            pixels={framesOf(clips, frames, target.width * target.height, chosen)}
            {...sizeOf(target)}
            count={frames}
            columns={frames}
            describe={(k) => fill(words.clips.strip, { role: title, n: chosen + 1, k: k + 1 })}
          />
        ))}
      </section>
      <p className="ui-quiet">{words.clips.note}</p>
    </div>
  );
}

const sizeOf = ({ width, height }: ImageTarget) => ({ width, height });

interface SheetProps {
  readonly role: Role;
  readonly title: string;
  readonly note?: string;
  readonly clips: Float32Array;
  readonly labels: Uint8Array | undefined;
  readonly target: ImageTarget;
  readonly frame: number;
  readonly chosen: number;
  readonly choose: (i: number) => void;
}

function Sheet({ role, title, note, clips, labels, target, frame, chosen, choose }: SheetProps) {
  const words = useDiffusionTexts();
  const { width, height, frames = 1, classNames } = target;
  const d = width * height;
  const count = Math.min(most, clips.length / (frames * d));
  const pixels = useMemo(() => framesAt(clips, frames, d, count, frame), [clips, frames, d, count, frame]);
  return (
    <ImageSheet
      {...{ title, note, pixels, width, height, count }}
      whose={role}
      captions={labels && Array.from(labels.subarray(0, count), (c) => classNames[c])}
      selected={chosen}
      onSelect={choose}
      describe={(i) =>
        labels ? fill(words.clips.clipOf, { n: i + 1, c: classNames[labels[i]] }) : fill(words.clips.clip, { n: i + 1 })
      }
    />
  );
}

import { useMemo } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import type { ImageTarget, PlaneTarget, Rung, TargetView } from "../../../lab/diffusion-views.ts";
import { square } from "../../../ui/canvas/plane.ts";
import type { Scene } from "../../../ui/canvas/scene.ts";
import { formatInteger, formatNumber, formatPercent } from "../../../ui/format.ts";
import { cx } from "../../../ui/hooks.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { PlanePicture } from "../../../ui/PlanePicture.tsx";
import { roleColor, roleLines } from "../../../ui/roles.ts";
import { framesAt } from "./frames.ts";
import { ImageSheet } from "./ImageSheet.tsx";
import { hops, type Place } from "./ladder.ts";
import { useGround } from "./SamplesPanel.tsx";
import { pointColumns, useRoleName } from "./use-views.ts";

/** Images of a rung: three rows of three. */
const sheet = 9;
/** Height of the highest hop; the way from noise to data is 100 long. */
const tall = 22;

interface RungProps {
  readonly place: Place;
  /** How far down the stairs. */
  readonly k: number;
  readonly target: TargetView;
  /** Evaluations that every model has had so far. */
  readonly beat: number;
  readonly isTrained: boolean;
}

/** One model at its own number of steps: where it hops, what comes out, how good that is. */
export function LadderRung({ place: { role, steps, rung }, k, target, beat, isTrained }: RungProps) {
  const words = useDiffusionTexts();
  const nameOf = useRoleName();
  const title = useSteps()(steps);
  const facts = useRungFacts(target)(rung);
  const hopped = Math.min(steps, Math.floor((beat * steps) / (rung?.nfe ?? steps)));
  const samples = hopped === steps ? rung?.samples : undefined;
  return (
    <li
      className={cx("rung", `role-${role}`, isTrained && "rung-trained", !rung && "rung-to-come")}
      style={{ "--k": k } as React.CSSProperties}
      aria-current={isTrained || undefined}
    >
      <svg className="rung-hops" viewBox={`-2 -1 104 ${tall + 4}`} aria-hidden="true">
        <path d={hops(steps, tall)} />
        {rung && <circle cx={(100 * hopped) / steps} cy={tall} r={3} />}
      </svg>
      <p className="rung-role">{nameOf(role)}</p>
      {!rung ? (
        <>
          <p className="ui-view-title">{title}</p>
          <div className="rung-empty">{words.ladder.toCome}</div>
        </>
      ) : target.shape === "plane" ? (
        <RungPlane {...{ rung, title, target, samples }} label={facts.sentence} />
      ) : (
        <ImageSheet
          title={title}
          whose={role}
          {...firstFrames(target, rung.samples, samples)}
          columns={3}
          describe={(i) => fill(words.samples.image, { n: i + 1 })}
        />
      )}
      {rung && (
        <div className="rung-facts">
          {facts.quality && <strong>{facts.quality}</strong>}
          {facts.modes && <span className={cx(facts.isLost && "rung-lost")}>{facts.modes}</span>}
          <span className="ui-quiet">NFE {rung.nfe}</span>
          {isTrained && <span className="rung-mark">{words.ladder.training}</span>}
        </div>
      )}
    </li>
  );
}

/** Images, or the first frames of clips; paper until they have arrived. */
function firstFrames({ width, height, frames = 1 }: ImageTarget, all: Float32Array, samples: Float32Array | undefined) {
  const d = width * height;
  const count = Math.min(sheet, all.length / (frames * d));
  const pixels = samples ? framesAt(samples, frames, d, count, 0) : new Float32Array(count * d);
  return { width, height, count, pixels };
}

interface RungPlaneProps {
  readonly rung: Rung;
  readonly title: string;
  readonly label: string;
  readonly target: PlaneTarget;
  /** Undefined until they have arrived. */
  readonly samples: Float32Array | undefined;
}

function RungPlane({ rung: { role, samples: all }, title, label, target, samples }: RungPlaneProps) {
  const ground = useGround(target);
  const bounds = useMemo(() => square(target.extent), [target]);
  const scene = useMemo<Scene>(
    () => [
      ground,
      ...(samples
        ? [
            {
              kind: "points",
              points: samples,
              color: roleColor(role),
              marker: roleLines[role].marker,
              radius: 1.3,
              opacity: 0.85,
            } as const,
          ]
        : []),
    ],
    [ground, samples, role],
  );
  return (
    <PlanePicture {...{ title, label, scene, bounds }} whose={role} axes={false} columns={() => pointColumns(all)} />
  );
}

/** "16 steps" */
function useSteps(): (steps: number) => string {
  const { ladder: words } = useDiffusionTexts();
  const { locale } = useLabels();
  return (steps) => (steps === 1 ? words.stepOne : fill(words.steps, { n: formatInteger(steps, locale) }));
}

/** What is measured of a rung, in words; all modes must be found for the share of good samples to mean anything. */
export function useRungFacts(target: TargetView) {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const nameOf = useRoleName();
  const stepsOf = useSteps();
  const of = target.shape === "plane" ? target.modes?.weights.length : undefined;
  return (rung: Rung | null) => {
    const { highQuality, modes, frechet } = rung?.metrics ?? {};
    const quality =
      highQuality !== undefined
        ? fill(words.ladder.quality, { value: formatPercent(highQuality, locale) })
        : frechet !== undefined
          ? fill(words.ladder.frechet, { value: formatNumber(frechet, locale, 3) })
          : "";
    const covered = modes === undefined || of === undefined ? "" : fill(words.ladder.modes, { found: modes, of });
    const named = rung ? nameOf(rung.role) + words.ladder.comma + stepsOf(rung.steps) : "";
    const found = [quality, covered].filter(Boolean).join(words.ladder.comma);
    return {
      quality,
      modes: covered,
      isLost: modes !== undefined && of !== undefined && modes < of,
      sentence: found ? fill(words.ladder.sentence, { named, found }) : named,
    };
  };
}

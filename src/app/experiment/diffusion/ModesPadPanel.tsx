import { useCallback, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { decodeModes, encodeModes, type Mode } from "../../../data/targets/modes.ts";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import { logDensity, mixture } from "../../../math/mixture.ts";
import { square } from "../../../ui/canvas/plane.ts";
import type { Scene } from "../../../ui/canvas/scene.ts";
import { densityLevels } from "../../../ui/figures/plane-marks.ts";
import { useLatest } from "../../../ui/hooks.ts";
import { Plane } from "../../../ui/Plane.tsx";
import { useDispatch } from "../../lab.tsx";
import { ModeList } from "./ModeList.tsx";
import { ModesJson } from "./ModesJson.tsx";
import { NormalisedNote } from "./NormalisedNote.tsx";
import { hitMode, movedTo, padExtent, withField, withMode, withoutMode } from "./pad.ts";
import { useParameter } from "./use-views.ts";
import "./own-target.css";

/** Cells of the ground, a side. */
const size = 72;

/** Modes of the target, placed by hand; they are part of the recipe, and so of its link. */
export function ModesPadPanel() {
  const words = useDiffusionTexts();
  const dispatch = useDispatch();
  const text = useParameter("modes");
  const given = useMemo(() => readModes(text), [text]);
  /** What is being dragged about. */
  const [draft, setDraft] = useState<readonly Mode[] | null>(null);
  const [selected, setSelected] = useState(0);
  const dragged = useRef(-1);
  const modes = draft ?? given;
  const chosen = Math.min(selected, modes.length - 1);
  const extent = useMemo(() => padExtent(given), [given]);
  const bounds = useMemo(() => square(extent), [extent]);
  const scene = useMemo(() => sceneOf(modes, chosen, extent), [modes, chosen, extent]);

  const commit = (next: readonly Mode[]) => {
    setDraft(null);
    if (next.length > 0) dispatch({ type: "set", parameters: { modes: encodeModes(next) } });
  };
  const add = (x: number, y: number) => {
    const next = withMode(modes, x, y);
    setSelected(next.length - 1);
    return next;
  };
  const remove = (k: number) => {
    setSelected(Math.max(0, k - 1));
    commit(withoutMode(modes, k));
  };
  const onPointer = (e: PointerEvent<HTMLDivElement>, x: number, y: number) => {
    switch (e.type) {
      case "pointerdown": {
        if (e.button !== 0) return;
        e.currentTarget.setPointerCapture(e.pointerId);
        const hit = hitMode(modes, x, y, extent / 20);
        dragged.current = hit >= 0 ? hit : modes.length;
        if (hit >= 0) setSelected(hit);
        else setDraft(add(x, y));
        return;
      }
      case "pointermove":
        if (dragged.current >= 0 && dragged.current < modes.length) setDraft(movedTo(modes, dragged.current, x, y));
        return;
      default:
        dragged.current = -1;
        if (draft) commit(draft);
    }
  };
  const widen = (by: number) => chosen >= 0 && commit(withField(modes, chosen, "sd", modes[chosen].sd * 1.15 ** by));
  const latest = useLatest(widen);
  const onWheel = useCallback((by: number) => void latest.current(-by), [latest]);
  const onKey = (e: KeyboardEvent) => {
    const pace = (e.shiftKey ? 0.1 : 0.02) * extent;
    const by = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[e.key];
    const wider = { "+": 1, "=": 1, "-": -1 }[e.key];
    if (by && chosen >= 0) {
      const [x, y] = modes[chosen].mean;
      commit(movedTo(modes, chosen, x + pace * by[0], y + pace * by[1]));
    } else if (wider) widen(wider);
    else if (e.key === "Delete" || e.key === "Backspace") remove(chosen);
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  return (
    <div className="diffusion-views">
      <div className="modes-pad">
        <div className="modes-pad-plane">
          <Plane
            label={fill(words.modesPad.label, { n: modes.length })}
            {...{ scene, bounds, onPointer, onKey, onWheel }}
          />
          <p className="ui-quiet">{words.modesPad.hint}</p>
        </div>
        <div className="modes-given">
          <ModeList
            modes={modes}
            selected={chosen}
            onSelect={setSelected}
            onChange={(k, field, value) => commit(withField(modes, k, field, value))}
            onAdd={() => commit(add(extent / 2, extent / 2))}
            onRemove={remove}
          />
          <ModesJson onModes={commit} />
        </div>
      </div>
      <NormalisedNote sentence={words.modesPad.normalised} />
    </div>
  );
}

/** The modes of a link, none where they cannot be read: the engine says what is wrong with them. */
function readModes(text: unknown): readonly Mode[] {
  try {
    return decodeModes(String(text));
  } catch {
    return [];
  }
}

function sceneOf(modes: readonly Mode[], chosen: number, extent: number): Scene {
  if (modes.length === 0) return [];
  const cell = (2 * extent) / size;
  const points = Float32Array.from(
    { length: 2 * size * size },
    (_, i) => -extent + ((i % 2 ? Math.floor((i >> 1) / size) : (i >> 1) % size) + 0.5) * cell,
  );
  const target = mixture({
    means: modes.map(({ mean }) => mean),
    sds: modes.map(({ sd }) => sd),
    weights: modes.map(({ weight }) => weight),
  });
  const rings = (which: readonly Mode[], sds: number) => which.flatMap(({ mean, sd }) => [...mean, sds * sd]);
  const heaviest = Math.max(...modes.map(({ weight }) => weight));
  const dots = modes.flatMap(({ mean, weight }) => [...mean, 0.035 * extent * Math.sqrt(weight / heaviest)]);
  const one = modes.slice(chosen, chosen + 1);
  return [
    { kind: "shade", levels: densityLevels(logDensity(target, points)), size, extent, color: "var(--truth)" },
    { kind: "discs", discs: rings(modes, 2), color: "var(--line-3)", filled: false },
    { kind: "discs", discs: dots, color: "var(--truth)", filled: true },
    { kind: "discs", discs: [...rings(one, 1), ...rings(one, 2)], color: "var(--focus)", filled: false },
    { kind: "discs", discs: dots.slice(3 * chosen, 3 * chosen + 3), color: "var(--focus)", filled: true },
  ];
}

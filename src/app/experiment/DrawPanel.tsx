import { useEffect, useMemo, useRef, useState } from "react";
import { centreInk } from "../../data/images.ts";
import { fill, useTexts } from "../../i18n/t.ts";
import { Digit } from "../../ui/Digit.tsx";
import { DrawPad } from "../../ui/DrawPad.tsx";
import { formatNumber } from "../../ui/format.ts";
import { useLatest } from "../../ui/hooks.ts";
import { useLabels } from "../../ui/labels.tsx";
import { ProbabilityBars, type ProbabilitySeries } from "../../ui/ProbabilityBars.tsx";
import { useLab, useSignal, useTemperature } from "../lab.tsx";
import { networkRoles } from "../role-names.ts";
import { softLabel } from "../selectors.ts";
import { useMedia } from "../use-media.ts";

/** A drawing of the person's own, answered by every network while it is drawn and while they train. */
export default function DrawPanel() {
  const t = useTexts();
  const { locale } = useLabels();
  const { exhibits } = useLab();
  const T = useTemperature();
  const { pixels, logits, draw } = useDrawing();
  const wide = useMedia("(min-width: 46rem)");
  const { examples } = exhibits;
  if (examples?.shape.kind !== "image") return null;
  const { height, width } = examples.shape;
  const classes = examples.classNames.length;
  const series: ProbabilitySeries[] = networkRoles.flatMap((role) => {
    const z = logits?.[role];
    // An answer of a run with other classes says nothing here.
    return z?.length === classes ? [{ role, name: t.roles[role], values: softLabel(z, 0, classes, T) }] : [];
  });
  return (
    <div className="draw">
      <div className="draw-sheet">
        <DrawPad label={t.stage.drawLabel} size={13} onChange={draw} />
      </div>
      <div className="draw-answers">
        {series.length > 0 && pixels ? (
          <>
            <div className="draw-seen">
              <Digit pixels={pixels} width={width} height={height} size={4} label={t.stage.drawnSeen} />
              <span className="ui-quiet">{t.stage.drawnSeen}</span>
            </div>
            <ProbabilityBars
              caption={fill(t.stage.drawCaption, { T: formatNumber(T, locale) })}
              classNames={examples.classNames}
              series={series}
              layout={wide ? "columns" : "auto"}
              compact
            />
          </>
        ) : (
          <p className="ui-quiet">{t.stage.drawNote}</p>
        )}
      </div>
    </div>
  );
}

interface Drawing {
  readonly ink: Float32Array;
  readonly side: number;
}

/** The drawing as the networks get it, and their logits. One question at a time; the latest drawing wins. */
function useDrawing() {
  const { exhibits, loop } = useLab();
  const version = useSignal(exhibits.changed);
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [logits, setLogits] = useState<Readonly<Record<string, Float32Array>> | null>(null);
  const shape = exhibits.examples?.shape;
  const [height, width] = shape?.kind === "image" ? [shape.height, shape.width] : [0, 0];
  // Data of another size see the same drawing at their size.
  const pixels = useMemo(
    () =>
      drawing && height > 0
        ? centreInk(drawing.ink, drawing.side, drawing.side, { toHeight: height, toWidth: width })
        : null,
    [drawing, height, width],
  );
  const asking = useRef(false);
  const waiting = useRef<Float32Array | null>(null);
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => void (gone.current = true);
  }, []);

  const ask = async (x: Float32Array | null) => {
    waiting.current = x;
    if (asking.current) return;
    asking.current = true;
    while (waiting.current && !gone.current) {
      const next = waiting.current;
      waiting.current = null;
      try {
        const answer = await loop.classify(next.slice());
        if (!gone.current) setLogits(answer);
      } catch {
        // The run is being replaced: the answer comes with the next picture.
      }
    }
    asking.current = false;
  };
  const latest = useLatest(ask);
  // A new drawing; or the networks have moved on, and are asked again about the same one.
  useEffect(() => void latest.current(pixels), [version, pixels, latest]);

  const draw = (ink: Float32Array, side: number) => {
    const isEmpty = !ink.some((v) => v > 0);
    setDrawing(isEmpty ? null : { ink: ink.slice(), side });
    if (isEmpty) setLogits(null);
  };
  return { pixels, logits: pixels ? logits : null, draw };
}

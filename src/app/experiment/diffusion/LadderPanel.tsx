import { useEffect, useMemo, useRef } from "react";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import type { TargetView } from "../../../lab/diffusion-views.ts";
import { DataTable } from "../../../ui/DataTable.tsx";
import { formatInteger } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { Scrubber } from "../../../ui/Scrubber.tsx";
import { useLabState, useRecipe } from "../../lab.tsx";
import { LadderRung, useRungFacts } from "./LadderRung.tsx";
import { placesOf, trainedAt, type Place } from "./ladder.ts";
import { useRoleName, useView } from "./use-views.ts";
import { playOf, useStops } from "./use-stops.ts";
import { Waiting } from "./Waiting.tsx";
import "./ladder.css";

/** Every model of a run at its own number of steps, as stairs from the teacher down to a single step. */
export function LadderPanel() {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const target = useView("target") as TargetView;
  const view = useView("ladder");
  const { parameters } = useRecipe();
  const phase = useLabState((s) => s.run.phase);
  const done = useLabState((s) => s.run.status === "done");
  const places = useMemo(() => (view ? placesOf(view, parameters) : []), [view, parameters]);
  const most = Math.max(1, ...places.map(costOf));
  const beats = useStops(most);
  const box = useRef<HTMLDivElement>(null);
  const trained = view ? trainedAt(view, { phase, done }) : -1;
  // Where there is no room for all, the one in training is in sight.
  useEffect(() => {
    const scroller = box.current;
    const rung = scroller?.querySelectorAll("li")[trained];
    if (scroller && rung) scroller.scrollLeft = rung.offsetLeft + rung.offsetWidth - scroller.clientWidth;
  }, [trained]);
  if (!view) return <Waiting />;
  const arrived = places.filter((place) => place.rung && costOf(place) <= beats.stop).length;
  const facts = { k: formatInteger(beats.stop, locale), n: arrived, of: view.rungs.length };
  return (
    <div className="diffusion-views">
      <Scrubber
        label={words.ladder.evaluations}
        value={beats.stop}
        max={most}
        text={fill(words.ladder.at, facts)}
        onChange={beats.go}
        play={playOf(beats, words.ladder)}
      />
      <div ref={box} className="ladder" role="region" aria-label={words.ladder.list} tabIndex={0}>
        <ol>
          {places.map((place, k) => (
            <LadderRung
              key={`${place.role} ${place.steps}`}
              {...{ place, k, target }}
              beat={beats.stop}
              isTrained={k === trained}
            />
          ))}
        </ol>
      </div>
      <p className="ui-quiet">{words.ladder.note}</p>
      <LadderTable places={places} target={target} />
    </div>
  );
}

/** Evaluations of the network until its samples are there. */
const costOf = ({ steps, rung }: Place): number => rung?.nfe ?? steps;

/** The rungs in words and numbers. */
function LadderTable({ places, target }: { places: readonly Place[]; target: TargetView }) {
  const words = useDiffusionTexts();
  const nameOf = useRoleName();
  const factsOf = useRungFacts(target);
  const rungs = places.flatMap(({ rung }) => rung ?? []);
  const columns = () => [
    { name: words.ladder.model, values: rungs.map(({ role }) => nameOf(role)) },
    { name: words.ladder.stepsName, values: rungs.map(({ steps }) => steps) },
    { name: "NFE", values: rungs.map(({ nfe }) => nfe) },
    ...(["highQuality", "modes", "frechet"] as const).flatMap((name) =>
      rungs.some(({ metrics }) => metrics[name] !== undefined)
        ? [{ name: words.numbers.quantities[name], values: rungs.map(({ metrics }) => metrics[name]) }]
        : [],
    ),
  ];
  return (
    <>
      <p className="sr-only">{rungs.map((rung) => factsOf(rung).sentence).join(" ")}</p>
      <DataTable caption={words.ladder.tab} columns={columns} />
    </>
  );
}

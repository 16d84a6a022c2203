import { useEffect, useId, useState } from "react";
import { useTexts } from "../../i18n/t.ts";
import { createEngineClient } from "../../engine/client.ts";
import type { Recipe } from "../../lab/recipe.ts";
import { Button } from "../../ui/Button.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { browserClock } from "../clock.ts";
import { useLabState } from "../lab.tsx";
import { hold } from "../leaving.ts";
import { createSweep, type Sweep } from "./sweep.ts";
import { SweepBench } from "./SweepBench.tsx";
import "./sweep.css";

/** The experiment needs a core for itself, and so does the page. */
export const workers = (navigator.hardwareConcurrency ?? 1) >= 4 ? 2 : 1;

/** The recipe over a grid of two controls: folded away until asked for. */
export default function SweepArea() {
  const t = useTexts();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const [sweep] = useState(() =>
    // A worker that dies between two calls is replaced by the next call.
    createSweep({ newEngine: () => createEngineClient(() => undefined), workers, clock: browserClock }),
  );
  useEffect(() => {
    const unwatch = sweep.changed.watch(() => hold(sweep, sweep.status === "running" || sweep.status === "paused"));
    return () => {
      sweep.stop();
      unwatch();
    };
  }, [sweep]);
  useEndWithData(sweep);
  const toggle = () => {
    setOpen(!isOpen);
    setWasOpen(true);
  };
  return (
    <div className="sweep">
      <Panel
        title={t.sweep.title}
        note={t.sweep.lead}
        actions={
          <Button aria-expanded={isOpen} aria-controls={id} onClick={toggle}>
            {isOpen ? t.sweep.close : t.sweep.open}
          </Button>
        }
      >
        <div id={id} hidden={!isOpen}>
          {wasOpen && <SweepBench sweep={sweep} workers={workers} />}
        </div>
      </Panel>
    </div>
  );
}

/** Other data on screen end a sweep over the present ones, unless it sweeps the data themselves. */
function useEndWithData(sweep: Sweep) {
  const dataset = useLabState((s) => s.recipe?.parameters["dataset"]);
  const target = useLabState((s) => s.recipe?.parameters["target"]);
  const own = useLabState((s) => s.own);
  const points = useLabState((s) => s.ownPoints);
  useEffect(() => {
    const { plan } = sweep;
    const isOther = (name: string, now: unknown) =>
      plan !== null && !Object.hasOwn(plan.grid, name) && plan.base.parameters[name] !== now;
    if (isOther("dataset", dataset) || isOther("target", target)) sweep.stop();
  }, [sweep, dataset, target]);
  useEffect(() => {
    const usesOwn = ({ dataset: d, target: t }: Recipe["parameters"]) => d === "own" || t === "own";
    if (sweep.plan?.runs.some(({ recipe }) => usesOwn(recipe.parameters))) sweep.stop();
  }, [sweep, own, points]);
}

import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import type { Stage } from "../../../lab/method.ts";
import { useLabState, useMethod, useRecipe } from "../../lab.tsx";
import { stateOf } from "./pipeline.ts";
import "./pipeline.css";

/** The chain of phases that a run consists of, and where it is. */
export function PipelineStrip() {
  const words = useDiffusionTexts().pipeline;
  const { spec, text } = useMethod();
  const { parameters } = useRecipe();
  const run = useLabState((s) => s.run);
  const stages: readonly Stage[] = spec.pipeline?.(parameters) ?? [];
  if (stages.length === 0) return null;
  return (
    <ol className="pipeline" aria-label={words.title}>
      {stages.map(({ phase }, i) => {
        const { state, part } = stateOf(stages, i, run);
        const percent = Math.round(100 * part);
        return (
          <li key={phase} data-state={state} aria-current={state === "running" ? "step" : undefined}>
            <span className="pipeline-name">{text.phases[phase]}</span>
            <span className="pipeline-state">{fill(words[state], { percent })}</span>
            {state === "running" && <span className="pipeline-bar" style={{ transform: `scaleX(${part})` }} />}
          </li>
        );
      })}
    </ol>
  );
}

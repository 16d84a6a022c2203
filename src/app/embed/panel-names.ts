import { useCompareTexts } from "../../i18n/compare.ts";
import { useDatasetTexts } from "../../i18n/dataset.ts";
import { useDiffusionTexts } from "../../i18n/diffusion.ts";
import { useLanguageTexts } from "../../i18n/language.ts";
import { useShareTexts } from "../../i18n/share.ts";
import { useTexts } from "../../i18n/t.ts";
import { useLab, useMethod, useRecipe, useSignal } from "../lab.tsx";
import { expected } from "../share/askable.ts";

/** The views that the recipe on screen has and that can stand alone, as a link names them, and what they are called. */
export function usePanelNames(): { readonly id: string; readonly label: string }[] {
  const t = useTexts();
  const { spec, text } = useMethod();
  const d = useDiffusionTexts();
  const l = useLanguageTexts();
  const s = useDatasetTexts();
  const c = useCompareTexts();
  const words = useShareTexts();
  const isThere = useIsThere();
  const { history } = useLab();
  const recipe = useRecipe();
  useSignal(history.changed);
  const isComparison = spec.family === "comparison";
  const names: Readonly<Record<string, string>> = {
    "soft-labels": words.softLabels,
    examples: t.stage.examples,
    regions: t.stage.regions,
    "dark-knowledge": t.stage.darkKnowledge,
    calibration: t.readings.calibration,
    samples: d.samples.tab,
    paths: d.paths.tab,
    endpoints: d.endpoints.tab,
    critic: d.critic.tab,
    field: d.field.tab,
    "noise-map": d.map.tab,
    forward: d.forward.tab,
    modes: d.modes.tab,
    ladder: d.ladder.tab,
    writing: l.writing.tab,
    board: l.board.tab,
    difficulty: l.difficulty.tab,
    groups: l.groups.tab,
    "training-sets": s.learned.tab,
    cleaning: s.cleaning.tab,
    ...(isComparison && {
      samples: c.samples.title,
      "quality-steps": c.curves.title,
      trade: c.trade.title,
      cost: c.cost.title,
    }),
  };
  return spec.views.flatMap((view) => {
    if (view.kind === "line") {
      const isMeasured = expected(view.metrics, spec, recipe, history).length > 0;
      return isMeasured ? [{ id: view.id, label: text.charts[view.id] }] : [];
    }
    const label = names[view.kind];
    return label === undefined || !isThere(view.kind) ? [] : [{ id: view.kind, label }];
  });
}

const ofPlane = ["endpoints", "critic", "field", "noise-map", "modes"];

/** Whether the run on screen has a view that not every recipe of its method has, as the stage tells its tabs apart. */
function useIsThere(): (kind: string) => boolean {
  const { exhibits } = useLab();
  useSignal(exhibits.changed);
  const target = exhibits.latest("target");
  return (kind) => {
    if (kind === "regions") return Boolean(exhibits.regions);
    if (kind === "forward") return exhibits.latest("forward") !== null;
    if (!target || !ofPlane.includes(kind)) return true;
    return target.shape === "plane" && (kind !== "modes" || target.modes !== null);
  };
}

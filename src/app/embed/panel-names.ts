import { useCompareTexts } from "../../i18n/compare.ts";
import { useDatasetTexts } from "../../i18n/dataset.ts";
import { useDiffusionTexts } from "../../i18n/diffusion.ts";
import { useLanguageTexts } from "../../i18n/language.ts";
import { useTexts } from "../../i18n/t.ts";
import { useMethod } from "../lab.tsx";

/** The views of the method on screen that can stand alone, as a link names them, and what they are called. */
export function usePanelNames(): { readonly id: string; readonly label: string }[] {
  const t = useTexts();
  const { spec, text } = useMethod();
  const d = useDiffusionTexts();
  const l = useLanguageTexts();
  const s = useDatasetTexts();
  const c = useCompareTexts();
  const isComparison = spec.family === "comparison";
  const names: Readonly<Record<string, string>> = {
    "soft-labels": t.stage.hard,
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
    const id = view.kind === "line" ? view.id : view.kind;
    const label = view.kind === "line" ? text.charts[id] : names[id];
    return label === undefined ? [] : [{ id, label }];
  });
}

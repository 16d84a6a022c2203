import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill, useTexts } from "../../../i18n/t.ts";
import { formatNumber } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useLab, useLabState, useMethod, useRecipe, useSignal } from "../../lab.tsx";
import { collapseOf, helpsOf, type Help } from "./collapse.ts";
import { useRoleName } from "./use-views.ts";

/** Says so when the student has lost most of the target's modes, and what usually helps. */
export function CollapseNotice() {
  const t = useTexts();
  const words = useDiffusionTexts().collapse;
  const { locale } = useLabels();
  const { spec, text } = useMethod();
  const { history, exhibits } = useLab();
  const { parameters } = useRecipe();
  const role = useRoleName()("student");
  useSignal(history.changed);
  const progress = useLabState(({ run }) => (run.of > 0 ? run.step / run.of : 0));
  const target = exhibits.latest("target");
  const modes = target?.shape === "plane" ? (target.modes?.weights.length ?? null) : null;
  const collapse = collapseOf({ metrics: spec.metrics, latest: history.latest, modes, progress });
  if (!collapse) return null;
  const named = ({ control, way, option = "" }: Help) => {
    const { label, options } = text.controls[control];
    const value = (options as Readonly<Record<string, string>> | undefined)?.[option] ?? option;
    return fill(words[way], { control: label, value });
  };
  const helps = helpsOf(spec.controls, parameters).map(named);
  return (
    <Notice tone="warning" title={words.titles[collapse.kind]}>
      <p>
        {collapse.kind === "modes"
          ? fill(collapse.before === undefined ? words.modes : words.modesBefore, { role, ...collapse })
          : fill(words.frechet, { role, times: formatNumber(collapse.times, locale, 2) })}
      </p>
      {helps.length > 0 && <p>{fill(words.help, { list: helps.join(t.notices.semicolon) })}</p>}
    </Notice>
  );
}

import { useMemo } from "react";
import { useLanguageTexts } from "../../../i18n/language.ts";
import { fill } from "../../../i18n/t.ts";
import { Chart } from "../../../ui/Chart.tsx";
import { barFigure } from "../../../ui/figures/bar-figure.ts";
import { formatPercent } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { useView } from "../diffusion/use-views.ts";
import { Waiting } from "./Waiting.tsx";
import { accuracyBy, difficulties, difficultiesOf } from "./marks.ts";
import { rolesIn, useRoleName } from "./roles.ts";

/** How accurate every model is on problems that meet none, one or several of the facts that the teacher has wrong. */
export function DifficultyPanel() {
  const { difficulty: words, board } = useLanguageTexts();
  const { locale, comma } = useLabels();
  const nameOf = useRoleName();
  const view = useView("board");
  const drawn = useMemo(() => {
    if (!view || rolesIn(view.texts).length === 0) return null;
    const levels = difficultiesOf(view.problems);
    const categories = Array.from({ length: difficulties }, (_, met) => {
      const n = levels.filter((level) => level === met).length;
      return fill(met === difficulties - 1 ? words.more : words.level, { met, n });
    });
    const series = rolesIn(view.texts).map((role) => ({
      role,
      name: nameOf(role),
      values: accuracyBy(levels, view.problems, view.texts[role]!),
    }));
    const figure = barFigure({ categories, series, xTitle: words.axis, yTitle: "", yPercent: true });
    const summary = series.map(({ name, values }) => {
      const each = values.map((v, k) =>
        fill(words.value, { share: formatPercent(v, locale, 0), level: categories[k] }),
      );
      return fill(words.summary, { name, values: each.join(comma) });
    });
    return { figure, summary: summary.join(" ") };
  }, [view, words, locale, comma, nameOf]);
  if (!drawn) return <Waiting {...(view ? { text: board.waiting } : {})} />;
  return (
    <div className="difficulty">
      <Chart title={words.title} {...drawn} height={17} />
      <p className="ui-quiet">{words.note}</p>
    </div>
  );
}

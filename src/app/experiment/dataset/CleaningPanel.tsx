import { useDatasetTexts } from "../../../i18n/dataset.ts";
import { fill } from "../../../i18n/t.ts";
import { ImageGrid } from "../../../ui/ImageGrid.tsx";
import { formatInteger, formatPercent } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { useRecipe } from "../../lab.tsx";
import { useView } from "../diffusion/use-views.ts";

/** Examples that the filter takes for wrongly labelled, and how often it is right. */
export function CleaningPanel() {
  const words = useDatasetTexts();
  const { locale } = useLabels();
  const { parameters } = useRecipe();
  const view = useView("cleaning");
  if (parameters["labelNoise"] === 0) return <p className="stage-wait">{words.cleaning.none}</p>;
  if (!view) return <p className="stage-wait">{words.cleaning.waiting}</p>;
  const { total, planted, flagged, found, images, width, height, classNames, given, suggested, before } = view;
  const isWrong = (i: number) => given[i] !== before[i];
  const facts = [
    [words.cleaning.planted, formatInteger(planted, locale)],
    [words.cleaning.flagged, formatInteger(flagged, locale)],
    [words.cleaning.found, formatInteger(found, locale)],
    [words.cleaning.precision, formatPercent(found / flagged, locale)],
    [words.cleaning.recall, formatPercent(found / planted, locale)],
  ];
  const describe = (i: number) =>
    fill(isWrong(i) ? words.cleaning.wrong : words.cleaning.falseAlarm, {
      given: classNames[given[i]],
      suggested: classNames[suggested[i]],
      before: classNames[before[i]],
    });
  return (
    <div className="dataset-views">
      <dl className="dataset-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="ui-quiet">
        {fill(words.cleaning.note, { shown: given.length, flagged, total: formatInteger(total, locale) })}
      </p>
      <ImageGrid
        label={words.cleaning.list}
        images={{ pixels: images, width, height }}
        count={given.length}
        size={2.6}
        captions={Array.from(given, (label, i) => `${classNames[label]}→${classNames[suggested[i]]}`)}
        marked={(i) => !isWrong(i)}
        describe={describe}
      />
    </div>
  );
}

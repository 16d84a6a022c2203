import { useMemo, useState } from "react";
import { useDatasetTexts } from "../../../i18n/dataset.ts";
import { fill } from "../../../i18n/t.ts";
import { chosenSets, type ChosenSet } from "../../../lab/dataset-views.ts";
import type { Role } from "../../../lab/method.ts";
import { Choice } from "../../../ui/Choice.tsx";
import { cx } from "../../../ui/hooks.ts";
import { ImageSheet } from "../diffusion/ImageSheet.tsx";
import { useView } from "../diffusion/use-views.ts";
import { arranged } from "./arranged.ts";

/** From so many images of a class on, the sheets stand one over the other. */
const many = 20;

/** The images that are learned, beside real ones chosen in one of several ways. */
export function LearnedPanel() {
  const words = useDatasetTexts();
  const view = useView("training-sets");
  const chosen = useView("chosen-sets");
  const [set, setSet] = useState<ChosenSet>("random");
  if (!view || !chosen) return null;
  const { perClass, learned } = view;
  return (
    <div className="dataset-views">
      <Choice
        label={words.learned.beside}
        value={set}
        form="select"
        options={chosenSets.map((value) => ({ value, label: words.sets[value] }))}
        onChange={setSet}
      />
      <div className={cx("dataset-sheets", perClass > many && "dataset-wide")}>
        <Sheet title={words.sets.learned} whose="student" images={learned} most={perClass} />
        <Sheet title={words.sets[set]} whose="control" images={chosen.sets[set]} most={perClass} />
      </div>
      <p className="ui-quiet">{words.about[set]}</p>
    </div>
  );
}

interface SheetProps {
  readonly title: string;
  readonly whose: Role;
  readonly images: Float32Array;
  readonly most: number;
}

function Sheet({ title, whose, images, most }: SheetProps) {
  const words = useDatasetTexts();
  const { width, height, classNames } = useView("chosen-sets")!;
  const sheet = useMemo(
    () => arranged(images, classNames.length, width * height, most),
    [images, classNames, width, height, most],
  );
  const { pixels, count, columns, classOf } = sheet;
  const describe = (i: number) => fill(words.learned.image, { n: i + 1, c: classNames[classOf(i)] });
  return <ImageSheet {...{ title, whose, pixels, width, height, count, columns, describe }} />;
}

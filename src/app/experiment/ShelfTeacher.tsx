import { useEffect } from "react";
import { fill, useLanguage, useTexts } from "../../i18n/t.ts";
import { catalogue } from "../../methods/catalogue.ts";
import { Choice } from "../../ui/Choice.tsx";
import { useDispatch, useLab, useMethod, useRecipe, useSignal } from "../lab.tsx";
import type { ShelfItem } from "../shelf/cabinet.ts";
import { teachersFor } from "../shelf/inputs.ts";

/** Which network of the shelf teaches; the newest that fits where none is named. */
export function ShelfTeacher() {
  const t = useTexts();
  const language = useLanguage();
  const { text } = useMethod();
  const { artifacts } = useLab();
  const { parameters } = useRecipe();
  const dispatch = useDispatch();
  useSignal(artifacts.changed);
  const teachers = teachersFor(parameters["target"], artifacts.items);
  const named = String(parameters["shelfTeacher"]);
  const newest = teachers.at(0)?.id;
  useEffect(() => {
    if (named === "" && newest) dispatch({ type: "set", parameters: { shelfTeacher: newest } });
  }, [named, newest, dispatch]);
  const nameOf = ({ about: { name, lineage } }: ShelfItem) =>
    fill(t.recipe.shelfItem, {
      name,
      method: Object.hasOwn(catalogue, lineage.method)
        ? catalogue[lineage.method].card[language].title
        : lineage.method,
      seed: lineage.seed,
    });
  if (teachers.length === 0) return <p className="ui-quiet">{t.recipe.shelfEmpty}</p>;
  const isThere = teachers.some(({ id }) => id === named);
  const { label, help } = text.controls["shelfTeacher"];
  return (
    <Choice
      form="select"
      effect="restart"
      {...{ label, help }}
      value={named}
      options={[
        ...(isThere ? [] : [{ value: named, label: named || t.recipe.shelfNone }]),
        ...teachers.map((item) => ({ value: item.id, label: nameOf(item) })),
      ]}
      onChange={(shelfTeacher) => dispatch({ type: "set", parameters: { shelfTeacher } })}
    />
  );
}

import { fill, useTexts } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { formatNumber } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { misfit } from "../companions.ts";
import { useDispatch, useLabState, useMethod } from "../lab.tsx";

/** Says when the pretrained teacher has learned from other data than the student will. */
export function TeacherNote() {
  const t = useTexts();
  const { locale } = useLabels();
  const { text } = useMethod();
  const dispatch = useDispatch();
  const name = useLabState((s) => s.recipe && misfit(s.recipe.parameters)?.name);
  const value = useLabState((s) => s.recipe && misfit(s.recipe.parameters)?.value);
  if (!name || value == null) return null;
  return (
    <div className="teacher-note" role="status">
      <p>{fill(t.recipe.misfit, { name: text.controls[name].label, value: formatNumber(value, locale) })}</p>
      <Button small onClick={() => dispatch({ type: "set", parameters: { teacher: "live" } })}>
        {text.controls["teacher"].options?.["live" as never] ?? t.errors.artifactAction}
      </Button>
    </div>
  );
}

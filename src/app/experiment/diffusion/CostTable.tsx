import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { formatInteger, formatNumber } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { rolesOf, useRoleName, useView } from "./use-views.ts";

/** Evaluations and time for one sample, role by role. */
export function CostTable() {
  const words = useDiffusionTexts().cost;
  const { locale } = useLabels();
  const nameOf = useRoleName();
  const view = useView("cost");
  if (!view) return null;
  const slowest = view.milliseconds["teacher"];
  return (
    <section className="cost" aria-label={words.title}>
      <h3 className="ui-view-title">{words.title}</h3>
      <table className="facts-table">
        <thead>
          <tr>
            <th scope="col">{words.model}</th>
            {[words.nfe, words.time, words.times].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rolesOf(view.milliseconds).map((role) => (
            <tr key={role} data-role={role}>
              <th scope="row">{nameOf(role)}</th>
              <td>{formatInteger(view.nfe[role]!, locale)}</td>
              <td>{formatNumber(view.milliseconds[role]!, locale, 2)}</td>
              <td>{slowest ? formatNumber(slowest / view.milliseconds[role]!, locale, 2) : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="ui-quiet">{words.note}</p>
    </section>
  );
}

import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { formatNumber, formatPercent } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { RoleSwatch } from "../../../ui/Legend.tsx";
import { useLab, useMethod, useSignal } from "../../lab.tsx";
import { numberRows } from "./number-rows.ts";
import { useRoleName, useView } from "./use-views.ts";

/** What is measured of the samples on screen: one column per model, and what true samples reach beside them. */
export function DiffusionNumbers() {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const { spec, text } = useMethod();
  const { history } = useLab();
  const nameOf = useRoleName();
  useSignal(history.changed);
  const now = useView("numbers");
  const { roles, rows } = numberRows(spec.metrics, (metric) => now?.metrics[metric] ?? history.latest(metric));
  if (rows.length === 0) return null;
  const hasFloor = rows.some((row) => row.floor !== undefined);
  const format = (metric: string, value: number | undefined) =>
    value === undefined
      ? "–"
      : spec.metrics[metric].unit === "fraction"
        ? formatPercent(value, locale)
        : formatNumber(value, locale);
  return (
    <div className="numbers diffusion-numbers">
      <table>
        <caption className="sr-only">{words.numbers.now}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{words.numbers.now}</span>
            </th>
            {roles.map((role) => (
              <th key={role} scope="col" className={`role-${role}`}>
                <RoleSwatch role={role} /> {nameOf(role)}
              </th>
            ))}
            {hasFloor && <th scope="col">{words.numbers.floor}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ metric, values, floor }) => (
            <tr key={metric}>
              <th scope="row">{text.metrics[metric]}</th>
              {values.map((value, i) => (
                <td key={roles[i]}>{format(metric, value)}</td>
              ))}
              {hasFloor && <td className="numbers-floor">{floor === undefined ? "" : format(metric, floor)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import { formatNumber, formatPercent } from "../../../ui/format.ts";
import { cx } from "../../../ui/hooks.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { RoleSwatch } from "../../../ui/Legend.tsx";
import { useLab, useMethod, useSignal } from "../../lab.tsx";
import { numberRows, type NumberRow } from "./number-rows.ts";
import { useQuantityName, useRoleName, useView } from "./use-views.ts";

/** What is measured of the samples on screen: one column per model, and what true samples reach beside them. */
export function DiffusionNumbers() {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const { spec, text } = useMethod();
  const { history } = useLab();
  const nameOf = useRoleName();
  const nameOfQuantity = useQuantityName();
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
  const nameOfRow = ({ quantity, metric }: NumberRow) => nameOfQuantity(quantity) ?? text.metrics[metric];
  // With many models there is no room for the names beside the numbers: they stand over them.
  const isStacked = roles.length > 2;
  return (
    <div className={cx("numbers diffusion-numbers", isStacked && "numbers-stacked")}>
      <table>
        <caption className="sr-only">{words.numbers.now}</caption>
        <thead>
          <tr>
            {!isStacked && (
              <th scope="col">
                <span className="sr-only">{words.numbers.now}</span>
              </th>
            )}
            {roles.map((role) => (
              <th key={role} scope="col" className={`role-${role}`}>
                <RoleSwatch role={role} /> {nameOf(role)}
              </th>
            ))}
            {!isStacked && hasFloor && <th scope="col">{words.numbers.floor}</th>}
          </tr>
        </thead>
        {rows.map((row) => (
          <tbody key={row.metric}>
            {isStacked && (
              <tr>
                <th scope="rowgroup" colSpan={roles.length}>
                  {nameOfRow(row)}
                  {row.floor !== undefined && (
                    <span className="numbers-floor">
                      {fill(words.numbers.floorIs, { value: format(row.metric, row.floor) })}
                    </span>
                  )}
                </th>
              </tr>
            )}
            <tr>
              {!isStacked && <th scope="row">{nameOfRow(row)}</th>}
              {row.values.map((value, i) => (
                <td key={roles[i]}>{format(row.metric, value)}</td>
              ))}
              {!isStacked && hasFloor && (
                <td className="numbers-floor">{row.floor === undefined ? "" : format(row.metric, row.floor)}</td>
              )}
            </tr>
          </tbody>
        ))}
      </table>
    </div>
  );
}

import { useDatasetTexts } from "../../../i18n/dataset.ts";
import { fill } from "../../../i18n/t.ts";
import type { CompressionRow } from "../../../lab/dataset-views.ts";
import { formatBytes, formatInteger, formatPercent } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { useView } from "../diffusion/use-views.ts";
import "./dataset.css";

/** What each way makes small, the model or the data, and what is left of the accuracy. */
export default function CompressionTable() {
  const words = useDatasetTexts();
  const { locale } = useLabels();
  const view = useView("compression");
  if (!view) return null;
  const whole = view.rows.find(({ set }) => set === "full");
  const bytes = (value: number | null) => (value === null ? "–" : formatBytes(value, locale));
  /** Smaller than where everything is kept: what this way compresses. */
  const isSmaller = (row: CompressionRow, of: "modelBytes" | "dataBytes") =>
    whole !== undefined && row[of] !== null && row[of]! < whole[of]! ? "dataset-smaller" : undefined;
  return (
    <div className="numbers dataset-table">
      <table>
        <caption className="sr-only">{words.table.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.table.way}</th>
            <th scope="col">{words.table.model}</th>
            <th scope="col">{words.table.data}</th>
            <th scope="col">{words.table.accuracy}</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr key={row.set} className={row.set === "learned" ? "role-student" : undefined}>
              <th scope="row">{words.table.rows[row.set]}</th>
              <td className={isSmaller(row, "modelBytes")} title={parametersOf(row)}>
                {bytes(row.modelBytes)}
              </td>
              <td className={isSmaller(row, "dataBytes")} title={examplesOf(row)}>
                {bytes(row.dataBytes)}
              </td>
              <td title={row.accuracy ? `± ${formatPercent(row.accuracy.sd, locale)}` : undefined}>
                {row.accuracy ? formatPercent(row.accuracy.mean, locale) : "–"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="ui-quiet">{words.table.note}</p>
    </div>
  );

  function parametersOf({ parameters }: CompressionRow) {
    return fill(words.table.parameters, { n: formatInteger(parameters, locale) });
  }
  function examplesOf({ examples }: CompressionRow) {
    return examples === null ? undefined : fill(words.table.images, { n: formatInteger(examples, locale) });
  }
}

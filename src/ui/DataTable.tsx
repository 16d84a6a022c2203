import { useState } from "react";
import type { Column } from "./download.ts";
import { formatNumber } from "./format.ts";
import { useLabels } from "./labels.tsx";
import "./chart.css";

interface DataTableProps {
  caption: string;
  /** Read when the table is opened. */
  columns: () => Column[];
  /** More rows are thinned out evenly. */
  most?: number;
}

/** The numbers behind a picture, folded away and made when opened. */
export function DataTable({ caption, columns, most = 50 }: DataTableProps) {
  const text = useLabels();
  const [read, setRead] = useState<Column[] | null>(null);
  const total = read ? Math.max(0, ...read.map((c) => c.values.length)) : 0;
  const shown = Math.min(total, most);
  const rows = Array.from({ length: shown }, (_, k) => (shown < 2 ? 0 : Math.round((k * (total - 1)) / (shown - 1))));
  const cell = (v: number | string | null | undefined) =>
    typeof v === "number" ? formatNumber(v, text.locale, 4) : (v ?? "");
  return (
    <details className="ui-data" onToggle={(e) => setRead(e.currentTarget.open ? columns() : null)}>
      <summary>
        {text.dataTable}
        <span className="sr-only">: {caption}</span>
      </summary>
      {read && (
        <div className="ui-data-scroll" tabIndex={0} role="region" aria-label={caption}>
          <table>
            <caption>
              {shown < total ? text.everyNth(shown, total) : <span className="sr-only">{caption}</span>}
            </caption>
            <thead>
              <tr>
                {read.map((c, j) => (
                  <th key={j} scope="col">
                    {c.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((i) => (
                <tr key={i}>
                  {read.map((c, j) => (
                    <td key={j}>{cell(c.values[i])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

import { useExportTexts } from "../../i18n/export.ts";
import { fill, useTexts } from "../../i18n/t.ts";
import { encodeRunFile } from "../../lab/run-file.ts";
import { Button } from "../../ui/Button.tsx";
import { saveBlob } from "../../ui/download.ts";
import { formatInteger } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { useLab, useLabState, useMethod, useRecipe, useSignal } from "../lab.tsx";
import { recordedSeries, runRecord } from "./run-record.ts";

/** The run as JSON, and where everything else is to be had. */
export function RunTab() {
  const { run: words } = useExportTexts();
  const t = useTexts();
  const { locale } = useLabels();
  const { store, history, artifacts } = useLab();
  useSignal(history.changed);
  const recipe = useRecipe();
  const { spec } = useMethod();
  const run = useLabState((s) => s.run);
  const series = recordedSeries(history, spec).length;
  const isStale = run.stale || run.restarting || run.status === "loading";
  const file = `${recipe.method}-${recipe.seed}.json`;
  const save = () => {
    const page = location.href.split("#")[0];
    const record = runRecord({ recipe, spec, state: store.getState(), history, items: artifacts.items, page });
    saveBlob(new Blob([encodeRunFile(record)], { type: "application/json" }), file);
  };
  const measured =
    series === 0 || !run.backend
      ? words.none
      : fill(words.measured, {
          series,
          steps: formatInteger(run.taken, locale),
          backend: t.machine.names[run.backend],
        });
  return (
    <div className="export-part">
      <p>{words.lead}</p>
      <p className="ui-quiet">{isStale ? words.stale : measured}</p>
      <div className="export-buttons">
        <Button variant="primary" icon="download" disabled={isStale} onClick={save}>
          {fill(words.download, { file })}
        </Button>
      </div>
      <h3>{words.more}</h3>
      <ul>
        <li>{words.networks}</li>
        <li>{words.pictures}</li>
      </ul>
    </div>
  );
}

import { useDeferredValue, useMemo, useState } from "react";
import { fill, useTexts } from "../../i18n/t.ts";
import type { Role } from "../../lab/method.ts";
import { Choice } from "../../ui/Choice.tsx";
import { formatNumber, formatPercent, formatProbability } from "../../ui/format.ts";
import { Heatmap } from "../../ui/Heatmap.tsx";
import { useLabels } from "../../ui/labels.tsx";
import { useLab, useSignal, useTemperature } from "../lab.tsx";
import { networkRoles } from "../role-names.ts";
import { darkKnowledge, strongest } from "../selectors.ts";

/** What a network believes of each true class on average: the similarities that hard labels do not tell. */
export function DarkKnowledgePanel() {
  const t = useTexts();
  const { locale } = useLabels();
  const { exhibits } = useLab();
  useSignal(exhibits.changed);
  const T = useDeferredValue(useTemperature());
  const [wanted, setWanted] = useState<Role>("teacher");
  const { examples, logits } = exhibits;
  const roles = networkRoles.filter((role) => logits?.logits[role]);
  const role = roles.find((r) => r === wanted) ?? roles[0];
  const z = role && logits?.logits[role];
  const classes = examples?.classNames.length ?? 0;
  const y = examples?.y;
  const matrix = useMatrix(z, y, classes, T);
  if (!examples || !matrix || !role) return null;
  const names = examples.classNames;
  const list = strongest(matrix, classes, 3)
    .map((s) => `${names[s.truth]} → ${names[s.taken]} ${formatProbability(s.p, locale)}`)
    .join(t.notices.comma);
  return (
    <div className="dark">
      <div className="dark-head">
        <Choice
          hideLabel
          label={t.stage.whose}
          value={role}
          form="segments"
          options={roles.map((r) => ({ value: r, label: t.roles[r] }))}
          onChange={(r) => setWanted(r)}
        />
        <p className="ui-quiet">
          {fill(t.stage.darkNote, { T: formatNumber(T, locale) })}. {fill(t.stage.strongest, { list })}
        </p>
      </div>
      <Heatmap
        caption={fill(t.stage.darkLabel, { role: t.roles[role] })}
        rowLabels={names}
        columnLabels={names}
        rowTitle={t.stage.truthAxis}
        columnTitle={t.stage.answerAxis}
        values={matrix}
        tint={role}
        muteDiagonal
        format={(v) => (Number.isFinite(v) ? formatPercent(v, locale, v < 0.0995 ? 1 : 0).replace(/\s?%/, "") : "")}
        describe={(i, j, v) => `${names[i]} → ${names[j]}${t.notices.colon}${formatProbability(v, locale)}`}
      />
    </div>
  );
}

function useMatrix(
  z: Float32Array | undefined,
  y: Uint8Array | undefined,
  classes: number,
  T: number,
): Float64Array | null {
  return useMemo(() => (z && y ? darkKnowledge(z, y, classes, T) : null), [z, y, classes, T]);
}

import { useMemo } from "react";
import { fill, useTexts } from "../../i18n/t.ts";
import { expectedCalibrationError, softmax } from "../../math/statistics.ts";
import { Chart } from "../../ui/Chart.tsx";
import { calibrationFigure } from "../../ui/figures/calibration.ts";
import { formatPercent } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { useLab, useSignal } from "../lab.tsx";
import { networkRoles } from "../role-names.ts";

const bins = 10;

/** How often each network is right when it is so-and-so sure, at T = 1. */
export function CalibrationPanel() {
  const t = useTexts();
  const { locale } = useLabels();
  const { exhibits } = useLab();
  useSignal(exhibits.changed);
  const { examples, logits } = exhibits;
  const measured = useMemo(() => {
    if (!examples || !logits) return [];
    return networkRoles.flatMap((role) => {
      const z = logits.logits[role];
      return z ? [{ role, ...expectedCalibrationError(softmax(z, examples.classNames.length), examples.y, bins) }] : [];
    });
  }, [examples, logits]);
  const figure = useMemo(
    () =>
      calibrationFigure({
        series: measured.map((m) => ({
          name: t.roles[m.role],
          role: m.role,
          confidence: m.bins.map((b) => b.confidence),
          accuracy: m.bins.map((b) => b.accuracy),
          count: m.bins.map((b) => b.count),
        })),
        xTitle: t.readings.confidence,
        yTitle: t.readings.share,
        countTitle: t.stage.examples,
        perfect: t.readings.perfect,
      }),
    [measured, t],
  );
  const summary = measured
    .map((m) => fill(t.readings.eceOf, { role: t.roles[m.role], ece: formatPercent(m.ece, locale) }))
    .join(t.notices.semicolon);
  return (
    <Chart title={t.readings.calibrationTitle} figure={figure} summary={summary || t.readings.nothing} height={12} />
  );
}

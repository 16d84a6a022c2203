import { fill, useTexts } from "../../i18n/t.ts";
import { backends, type BackendChoice } from "../../lab/recipe.ts";
import { Button } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { formatInteger, formatNumber } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { useDispatch, useLab, useLabState } from "../lab.tsx";

/** Which backend runs, how fast each is here, and a way to choose another. */
export function MachinePopover() {
  const t = useTexts();
  const { locale } = useLabels();
  const { loop } = useLab();
  const dispatch = useDispatch();
  const machine = useLabState((s) => s.machine);
  const running = useLabState((s) => s.run.backend);
  const tensors = useLabState((s) => s.run.tensors);
  const stepMs = useLabState((s) => s.run.stepMs);
  const busy = useLabState(({ run }) => run.busy !== null || run.status === "loading" || run.status === "idle");
  const choice = useLabState((s) => s.view.backend ?? "auto");
  const ms = (n: number) => fill(t.machine.ms, { n: formatNumber(n, locale, 2) });
  const options: { value: BackendChoice; label: string; disabled?: boolean }[] = [
    { value: "auto", label: t.machine.auto },
    ...backends.map((b) => ({
      value: b,
      label: t.machine.names[b],
      disabled: machine.some((r) => r.backend === b && !r.available) && choice !== b,
    })),
  ];
  return (
    <Popover title={t.machine.title} label={running ? t.machine.names[running] : t.machine.title} icon="chip">
      <div className="machine">
        <h3>{t.machine.title}</h3>
        <p className="ui-quiet">{t.machine.note}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.machine.backend}</th>
              <th scope="col">{t.machine.time}</th>
            </tr>
          </thead>
          <tbody>
            {backends.map((backend) => {
              const report = machine.find((r) => r.backend === backend);
              const isRunning = backend === running;
              const measured = report?.available ? report.stepMs : null;
              return (
                <tr key={backend} className={isRunning ? "machine-running" : undefined}>
                  <th scope="row">
                    {isRunning
                      ? fill(t.machine.running, { backend: t.machine.names[backend] })
                      : t.machine.names[backend]}
                  </th>
                  <td title={report && !report.available ? report.reason : undefined}>
                    {report && !report.available
                      ? t.machine.missing
                      : measured !== null && measured !== undefined
                        ? ms(measured)
                        : isRunning && stepMs !== null
                          ? ms(stepMs)
                          : t.machine.unmeasured}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <Choice
          form="select"
          label={t.machine.choose}
          value={choice}
          options={options}
          onChange={(backend) => dispatch({ type: "look", view: { backend } })}
        />
        <div className="machine-foot">
          <Button small disabled={busy} onClick={() => loop.calibrate()}>
            {t.machine.again}
          </Button>
          {tensors > 0 && (
            <span className="ui-quiet">{fill(t.machine.tensors, { n: formatInteger(tensors, locale) })}</span>
          )}
        </div>
      </div>
    </Popover>
  );
}

import { useEffect } from "react";
import { fill, useTexts } from "../../i18n/t.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Choice } from "../../ui/Choice.tsx";
import { formatDuration, formatInteger } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { useDispatch, useLab, useLabState, useMethod } from "../lab.tsx";
import { toGuess } from "../to-guess.ts";
import { timeLeft } from "../selectors.ts";
import { isAsking, speeds } from "../state.ts";
import { MachinePopover } from "./MachinePopover.tsx";
import { useStatusText } from "./status-text.ts";

/** Play, pause, step, reset, speed and how far the run is. */
export function Transport() {
  const t = useTexts();
  const dispatch = useDispatch();
  const speed = useLabState((s) => s.speed);
  return (
    <section className="transport" aria-label={t.transport.title}>
      <TransportButtons />
      <Choice
        hideLabel
        label={t.transport.speed}
        value={speed}
        form="segments"
        options={speeds.map((s) => ({
          value: s,
          label: s === "full" ? t.transport.full : fill(t.transport.perSecond, { n: s }),
        }))}
        onChange={(next) => dispatch({ type: "speed", speed: next })}
      />
      <RunProgress />
      <MachinePopover />
    </section>
  );
}

/** Train or pause, one step, start over; and the same by keys. */
export function TransportButtons({ slim }: { slim?: boolean }) {
  const t = useTexts();
  const { loop } = useLab();
  const run = useLabState((s) => s.run);
  const asking = useLabState(isAsking);
  useTransportKeys();
  const active = run.status === "playing" || run.wanted;
  const canStep = (run.status === "ready" || run.status === "paused") && !run.busy;
  /** Everything can be seen already. */
  const untrained = run.status === "done" && run.taken === 0;
  const key = (label: string, name: string) => fill(t.transport.key, { label, key: name });
  const label = active ? t.transport.pause : run.status === "done" && !untrained ? t.transport.again : t.transport.play;
  return (
    <div className="transport-buttons">
      <Button
        variant="primary"
        icon={active ? "pause" : "play"}
        title={key(label, t.transport.space)}
        disabled={run.status === "idle" || untrained}
        aria-describedby={asking ? "guess-question" : undefined}
        className="transport-play"
        onClick={() => (active ? loop.pause() : asking ? toGuess() : loop.play())}
      >
        {label}
      </Button>
      {!slim && (
        <IconButton
          framed
          icon="step"
          label={key(t.transport.step, ".")}
          disabled={asking || (!canStep && !active)}
          onClick={() => loop.step()}
        />
      )}
      <IconButton
        framed
        icon="reset"
        label={key(t.transport.reset, "r")}
        disabled={run.status === "idle"}
        onClick={() => loop.reset()}
      />
    </div>
  );
}

/** What the run is doing, and how far it is. */
export function RunProgress() {
  const t = useTexts();
  const { locale } = useLabels();
  const { text } = useMethod();
  const run = useLabState((s) => s.run);
  const speed = useLabState((s) => s.speed);
  const status = useStatusText();
  const pace = speed === "full" ? run.stepMs : Math.max(run.stepMs ?? 0, 1000 / Number(speed));
  const left = run.status === "playing" ? timeLeft(run.step, run.of, pace) : null;
  const label = run.status === "playing" && run.phase && !run.restarting ? (text.phases[run.phase] ?? status) : status;
  const part = run.of > 0 ? run.step / run.of : 0;
  const step = fill(t.transport.stepOf, { step: formatInteger(run.step, locale), of: formatInteger(run.of, locale) });
  return (
    <div className="run-progress">
      <div className="run-progress-text">
        <span className="run-status">{label}</span>
        {run.of > 0 && <span className="ui-quiet run-step">{step}</span>}
        {left !== null && left >= 1 && (
          <span className="ui-quiet run-left">{fill(t.transport.left, { time: formatDuration(left) })}</span>
        )}
      </div>
      <div
        className="ui-progress-bar"
        role="progressbar"
        aria-label={t.transport.progress}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * part)}
        aria-valuetext={step}
      >
        <div style={{ transform: `scaleX(${part})` }} />
      </div>
    </div>
  );
}

/** Space, full stop, r and p, except where they mean something else. */
function useTransportKeys() {
  const { loop, store } = useLab();
  useEffect(() => {
    const listen = (e: KeyboardEvent) => {
      if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || document.querySelector("dialog[open]")) return;
      const target = e.target instanceof Element ? e.target : null;
      if (
        target?.closest("input:not([type=range]), textarea, select, [contenteditable], [role=application], [role=menu]")
      )
        return;
      switch (e.key) {
        case " ": {
          if (target?.closest("button, a, summary, [role=radio], [role=tab], [role=option], [role=listbox]")) return;
          const { run } = store.getState();
          if (run.status === "playing" || run.wanted) loop.pause();
          else if (isAsking(store.getState())) toGuess();
          else loop.play();
          break;
        }
        case ".":
          if (!isAsking(store.getState())) loop.step();
          break;
        case "r":
        case "R":
          loop.reset();
          break;
        case "p":
        case "P":
          store.dispatch({ type: "present", on: !store.getState().presenting });
          break;
        default:
          return;
      }
      e.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [loop, store]);
}

import { useShareTexts } from "../../i18n/share.ts";
import { Menu } from "../../ui/Menu.tsx";
import { useLab, useMethod } from "../lab.tsx";
import "./guess-menu.css";

/** "Predict first": asks for a guess of one of a chart's metrics before the next run. */
export default function GuessMenu({ metrics }: { metrics: readonly string[] }) {
  const { guessing } = useShareTexts();
  const { text } = useMethod();
  const { store, loop } = useLab();
  const ask = (metric: string) => {
    store.dispatch({ type: "guess", guess: { metric, value: null, skipped: false } });
    const { status, taken } = store.getState().run;
    if (taken > 0 || status === "playing") loop.reset();
    void import("./FrameStrip.tsx").then(() =>
      requestAnimationFrame(() => document.querySelector<HTMLElement>("#guess input")?.focus()),
    );
  };
  return (
    <div className="guess-menu">
      <Menu
        small
        icon="pencil"
        label={guessing.title}
        items={metrics.map((metric) => ({ label: text.metrics[metric], onSelect: () => ask(metric) }))}
      />
    </div>
  );
}

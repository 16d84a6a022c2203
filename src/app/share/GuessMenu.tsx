import { useShareTexts } from "../../i18n/share.ts";
import { Menu } from "../../ui/Menu.tsx";
import { useLab, useMethod, useRecipe } from "../lab.tsx";
import { askable } from "./askable.ts";
import { toGuess } from "../to-guess.ts";
import "./guess-menu.css";

/** "Predict first": asks for a guess of one of a chart's metrics before the next run. */
export default function GuessMenu({ metrics }: { metrics: readonly string[] }) {
  const { guessing } = useShareTexts();
  const { spec, text } = useMethod();
  const { store, loop, history } = useLab();
  const asked = askable(metrics, spec, useRecipe(), history);
  const ask = (metric: string) => {
    store.dispatch({ type: "guess", guess: { metric, value: null, skipped: false } });
    const { status, taken } = store.getState().run;
    if (taken > 0 || status === "playing") loop.reset();
    toGuess();
  };
  if (asked.length === 0) return null;
  return (
    <div className="guess-menu">
      <Menu
        small
        icon="pencil"
        label={guessing.title}
        items={asked.map((metric) => ({ label: text.metrics[metric], onSelect: () => ask(metric) }))}
      />
    </div>
  );
}

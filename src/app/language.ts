import { useEffect, useState } from "react";
import { loadTexts, type Language } from "../i18n/t.ts";
import type { Action, State } from "./state.ts";

/** The language of a visit: of the link, else as chosen here before, else as the browser has it. */
export const languageOf = ({ view, preferences }: State): Language => view.language ?? preferences.language;

/**
 * The language to show: the last one asked for whose words have arrived.
 * @param wanted loaded already on the first render
 */
export function useLoadedLanguage(wanted: Language, dispatch: (action: Action) => void): Language {
  const [shown, setShown] = useState(wanted);
  useEffect(() => {
    let isCurrent = true;
    loadTexts(wanted).then(
      () => isCurrent && setShown(wanted),
      () => {
        if (!isCurrent) return;
        dispatch({ type: "prefer", change: { language: shown } });
        dispatch({ type: "tell", notice: { kind: "no-language", language: wanted } });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [wanted, shown, dispatch]);
  return shown;
}

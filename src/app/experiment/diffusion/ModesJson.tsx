import { useId, useState } from "react";
import { DataError, describeError } from "../../../data/readers/errors.ts";
import { errorsEn } from "../../../data/readers/messages.en.ts";
import { errorsZh } from "../../../data/readers/messages.zh.ts";
import { readModes, readModesFile } from "../../../data/readers/modes.ts";
import type { Mode } from "../../../data/targets/modes.ts";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { useLanguage } from "../../../i18n/t.ts";
import { Button } from "../../../ui/Button.tsx";
import { DropZone } from "../../../ui/DropZone.tsx";
import { Notice } from "../../../ui/Notice.tsx";

const sentences = { en: errorsEn, zh: errorsZh };
const example = '[{ "mean": [-1, 0], "sd": 0.2 },\n { "mean": [1, 0], "sd": 0.2, "weight": 2 }]';

/** Takes modes as JSON, pasted or from a file; folded away. */
export function ModesJson({ onModes }: { onModes: (modes: readonly Mode[]) => void }) {
  const { modesPad: words, own } = useDiffusionTexts();
  const language = useLanguage();
  const id = useId();
  const [pasted, setPasted] = useState("");
  const [error, setError] = useState<unknown>(null);
  const take = async (read: () => Mode[] | Promise<Mode[]>) => {
    setError(null);
    try {
      onModes(await read());
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <details className="ui-data modes-json">
      <summary>{words.json}</summary>
      {error !== null && (
        <Notice tone="error" title={words.jsonFailed} onClose={() => setError(null)}>
          <p>{error instanceof DataError ? describeError(error, sentences[language]) : String(error)}</p>
        </Notice>
      )}
      <label className="sr-only" htmlFor={id}>
        {words.jsonLabel}
      </label>
      <textarea
        id={id}
        rows={4}
        spellCheck={false}
        placeholder={example}
        value={pasted}
        onChange={(e) => setPasted(e.target.value)}
      />
      <Button small disabled={pasted.trim() === ""} onClick={() => void take(() => readModes(own.paste, pasted))}>
        {own.usePasted}
      </Button>
      <DropZone
        chooseFiles={own.choose}
        accept=".json,.gz"
        onFiles={([given]) =>
          given &&
          void take(async () =>
            readModesFile({ name: given.path, bytes: new Uint8Array(await given.file.arrayBuffer()) }),
          )
        }
      >
        <p>{words.jsonDrop}</p>
      </DropZone>
    </details>
  );
}

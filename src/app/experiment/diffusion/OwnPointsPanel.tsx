import { useId, useState } from "react";
import { DataError, describeError } from "../../../data/readers/errors.ts";
import { errorsEn } from "../../../data/readers/messages.en.ts";
import { errorsZh } from "../../../data/readers/messages.zh.ts";
import { readPoints, readPointsFile } from "../../../data/readers/points.ts";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill, useLanguage } from "../../../i18n/t.ts";
import { Button } from "../../../ui/Button.tsx";
import { DropZone } from "../../../ui/DropZone.tsx";
import { formatInteger } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useLab, useLabState } from "../../lab.tsx";
import { NormalisedNote } from "./NormalisedNote.tsx";
import { SprayPad } from "./SprayPad.tsx";
import "./own-target.css";

const sentences = { en: errorsEn, zh: errorsZh };

/** Takes the person's own points: sprayed by hand, pasted, or from a file. What was loaded stays until then. */
export function OwnPointsPanel() {
  const { own: words } = useDiffusionTexts();
  const language = useLanguage();
  const { locale } = useLabels();
  const { loop } = useLab();
  const id = useId();
  const n = useLabState((s) => s.ownPoints);
  const [pasted, setPasted] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const take = async (read: () => Float32Array | Promise<Float32Array>) => {
    setBusy(true);
    setError(null);
    try {
      loop.adoptPoints(await read());
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const why = error instanceof DataError ? describeError(error, sentences[language]) : String(error);
  return (
    <div className="own own-points">
      {n === 0 ? (
        <p>{words.missing}</p>
      ) : (
        <div className="own-summary" role="status">
          <strong>{fill(words.loaded, { n: formatInteger(n, locale) })}</strong>
          <NormalisedNote sentence={words.normalised} />
        </div>
      )}
      {error !== null && (
        <Notice tone="error" title={words.failed} onClose={() => setError(null)}>
          <p>{why}</p>
        </Notice>
      )}
      <div className="own-points-ways">
        <SprayPad onUse={(points) => void take(() => points)} />
        <div className="own-points-given">
          <h3>
            <label htmlFor={id}>{words.paste}</label>
          </h3>
          <textarea
            id={id}
            rows={5}
            spellCheck={false}
            placeholder={"0.5, 1.2\n-0.3, 0.8\n…"}
            aria-describedby={`${id}-hint`}
            value={pasted}
            onChange={(e) => setPasted(e.target.value)}
          />
          <p id={`${id}-hint`} className="ui-quiet">
            {words.pasteLabel}
          </p>
          <Button
            small
            disabled={busy || pasted.trim() === ""}
            onClick={() => void take(() => readPoints(words.paste, pasted))}
          >
            {words.usePasted}
          </Button>
          <DropZone
            chooseFiles={words.choose}
            busy={busy}
            onFiles={([given]) =>
              given &&
              void take(async () =>
                readPointsFile({ name: given.path, bytes: new Uint8Array(await given.file.arrayBuffer()) }),
              )
            }
          >
            <p>{busy ? words.reading : words.drop}</p>
          </DropZone>
          <p className="ui-quiet">{words.private}</p>
        </div>
      </div>
    </div>
  );
}

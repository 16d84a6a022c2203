import { useState } from "react";
import type { ClassificationData } from "../../data/dataset.ts";
import { DataError, describeError } from "../../data/readers/errors.ts";
import type { OwnFile } from "../../data/readers/files.ts";
import { errorsEn, notesEn } from "../../data/readers/messages.en.ts";
import { errorsZh, notesZh } from "../../data/readers/messages.zh.ts";
import { describeNote } from "../../data/readers/notes.ts";
import { readOwnData } from "../../data/readers/own-data.ts";
import { fill, useLanguage, useTexts } from "../../i18n/t.ts";
import { DropZone, type GivenFile } from "../../ui/DropZone.tsx";
import { formatInteger } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { decodeForeign, Undecodable } from "../decode-image.ts";
import { useLab, useLabState } from "../lab.tsx";
import type { OwnSummary } from "../state.ts";

/** As on the command line, and the same for every recipe: the same link and the same files are the same run. */
const splitSeed = 1;
const sentences = { en: { errors: errorsEn, notes: notesEn }, zh: { errors: errorsZh, notes: notesZh } };

/** Takes the person's own files; what was loaded before stays until new data are read without error. */
export default function OwnDataPanel() {
  const t = useTexts();
  const language = useLanguage();
  const { locale } = useLabels();
  const { loop } = useLab();
  const own = useLabState((s) => s.own);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const read = async (given: GivenFile[]) => {
    setBusy(true);
    setError(null);
    try {
      const files: OwnFile[] = [];
      for (const { file, path } of given) files.push(await decodeForeign(file, path));
      const { data, notes } = readOwnData(files, { seed: splitSeed });
      loop.adopt(data, summaryOf(data, notes, given));
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const why =
    error instanceof DataError
      ? describeError(error, sentences[language].errors)
      : error instanceof Undecodable
        ? fill(t.own.noDecode, { file: error.file })
        : String(error);
  return (
    <div className="own">
      {!own && <p className="ui-quiet">{t.own.missing}</p>}
      {own && (
        <div className="own-summary">
          <strong>{own.files}</strong>
          <p>
            {fill(t.own.summary, {
              train: formatInteger(own.train, locale),
              test: formatInteger(own.test, locale),
              classes: own.classes,
            })}
          </p>
          <p>{shapeInWords(own, t)}</p>
          {own.notes.length > 0 && (
            <details>
              <summary>{t.own.notes}</summary>
              <ul>
                {own.notes.map((note, i) => (
                  <li key={i}>{describeNote(note, sentences[language].notes)}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
      {error !== null && (
        <Notice tone="error" title={t.own.failed} onClose={() => setError(null)}>
          <p>{why}</p>
          {own && <p>{t.own.kept}</p>}
        </Notice>
      )}
      <DropZone
        chooseFiles={t.own.choose}
        chooseFolder={t.own.chooseFolder}
        busy={busy}
        onFiles={(files) => void read(files)}
      >
        <p>{busy ? t.own.reading : own ? t.own.replace : t.own.drop}</p>
        <p className="ui-quiet">{t.own.formats}</p>
        <p className="ui-quiet">{t.own.private}</p>
      </DropZone>
    </div>
  );
}

function summaryOf(data: ClassificationData, notes: OwnSummary["notes"], given: readonly GivenFile[]): OwnSummary {
  const first = given[0].path;
  return {
    files: given.length === 1 ? first : `${first} + ${given.length - 1}`,
    train: data.train.n,
    test: data.test.n,
    classes: data.classes,
    dims: data.d,
    shape: data.shape,
    notes,
  };
}

function shapeInWords({ shape }: OwnSummary, t: ReturnType<typeof useTexts>): string {
  switch (shape.kind) {
    case "image":
      return fill(t.own.images, { width: shape.width, height: shape.height });
    case "points":
      return t.own.points;
    case "features":
      return fill(t.own.features, { dims: shape.dims });
    default:
      return shape satisfies never;
  }
}

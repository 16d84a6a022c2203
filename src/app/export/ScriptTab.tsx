import { useEffect, useRef, useState } from "react";
import { useExportTexts } from "../../i18n/export.ts";
import { fill } from "../../i18n/t.ts";
import { digitsCsv } from "../../data/digits/digits-csv.ts";
import { encodeLink } from "../../lab/link.ts";
import type { Recipe } from "../../lab/recipe.ts";
import { assemble, scripts } from "../../methods/scripts.ts";
import { Button } from "../../ui/Button.tsx";
import { saveBlob } from "../../ui/download.ts";
import { Notice } from "../../ui/Notice.tsx";
import { specs, useRecipe } from "../lab.tsx";
import { methods } from "../methods.ts";

/** Enough to learn from and to be judged by, drawn in a second or two. */
const digitsSaved = 12_000;

/** The script of a recipe; the words in it are English in every language. */
async function scriptOf(recipe: Recipe): Promise<string> {
  const writer = await scripts[recipe.method]();
  const { spec, text } = methods[recipe.method];
  const link = `${location.href.split("#")[0]}${encodeLink(recipe, {}, specs)}`;
  return assemble(writer, { spec, recipe, link, text: text.en });
}

/** The experiment as a PyTorch script: to be read, copied or saved. */
export function ScriptTab() {
  const { script: words } = useExportTexts();
  const recipe = useRecipe();
  const [made, setMade] = useState<{ of: Recipe; code: string } | { of: Recipe; error: string } | null>(null);
  const [said, setSaid] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    let gone = false;
    scriptOf(recipe).then(
      (code) => !gone && setMade({ of: recipe, code }),
      (error: unknown) => !gone && setMade({ of: recipe, error: String(error) }),
    );
    return () => void (gone = true);
  }, [recipe]);

  if (!made) return <p>{words.waiting}</p>;
  if ("error" in made) return <Notice tone="error">{fill(words.failed, { message: made.error })}</Notice>;
  const { code } = made;
  const file = `${made.of.method}-${made.of.seed}.py`;
  const label = fill(words.code, { lines: code.split("\n").length - 1 });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setSaid(words.copied);
    } catch {
      field.current?.select();
      setSaid(words.notCopied);
    }
  };
  const takesDigits = code.includes('"--digits"');
  const saveDigits = () =>
    saveBlob(new Blob([digitsCsv(digitsSaved, made.of.seed)], { type: "text/csv" }), "digits.csv");
  return (
    <div className="export-part">
      <p>{words.lead}</p>
      {takesDigits && <p className="ui-quiet">{words.digits}</p>}
      <label className="export-label" htmlFor="export-code">
        {label}
      </label>
      <textarea
        ref={field}
        id="export-code"
        className="export-code"
        readOnly
        spellCheck={false}
        rows={18}
        wrap="off"
        value={code}
        lang="en"
        translate="no"
      />
      <div className="export-buttons">
        <Button
          variant="primary"
          icon="download"
          onClick={() => saveBlob(new Blob([code], { type: "text/x-python;charset=utf-8" }), file)}
        >
          {fill(words.download, { file })}
        </Button>
        <Button onClick={() => void copy()}>{words.copy}</Button>
        {takesDigits && (
          <Button icon="download" onClick={saveDigits}>
            {fill(words.saveDigits, { file: "digits.csv" })}
          </Button>
        )}
        <span role="status" className="ui-quiet">
          {said}
        </span>
      </div>
    </div>
  );
}

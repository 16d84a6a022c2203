import { useState } from "react";
import { useExportTexts } from "../../i18n/export.ts";
import { useShelfTexts } from "../../i18n/shelf.ts";
import { fill, useLanguage } from "../../i18n/t.ts";
import { catalogue } from "../../methods/catalogue.ts";
import { runFileLimits } from "../../lab/run-file.ts";
import { DropZone, type GivenFile } from "../../ui/DropZone.tsx";
import { formatBytes } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useLab } from "../lab.tsx";
import { shelf } from "../methods.ts";
import { readArtifact, UnreadableFile } from "../shelf/read-file.ts";
import { limits } from "../shelf/shelf.ts";
import { openRun, type OpenedRun, type OpenProblem } from "./open-run.ts";

type Said =
  | { readonly kind: "opened"; readonly run: OpenedRun }
  | { readonly kind: "network"; readonly name: string }
  | { readonly kind: "problem"; readonly file: string; readonly what: string };

/** Brings a run or a network back. Nothing changes where a file cannot be read. */
export function OpenTab() {
  const { open: words } = useExportTexts();
  const ofShelf = useShelfTexts();
  const language = useLanguage();
  const { locale } = useLabels();
  const { store, artifacts } = useLab();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);

  const inWords = (problem: OpenProblem): string => {
    const numbers = { ...problem, bytes: formatBytes(runFileLimits.bytes, locale) };
    return fill(words.problems[problem.kind], numbers as unknown as Record<string, string>);
  };
  const asNetwork = async (file: File): Promise<Said> => {
    if (file.size > limits.bytes) throw new UnreadableFile("large");
    const artifact = readArtifact(new Uint8Array(await file.arrayBuffer()));
    await artifacts.put([artifact]);
    return { kind: "network", name: artifact.name };
  };
  const asRun = async (file: File): Promise<Said> => {
    const problem = (what: OpenProblem): Said => ({ kind: "problem", file: file.name, what: inWords(what) });
    if (file.size > runFileLimits.bytes) return problem({ kind: "too-large", limit: runFileLimits.bytes });
    const opened = await openRun(await file.text(), shelf, catalogue, store.getState().view);
    if ("problem" in opened) return problem(opened.problem);
    location.hash = opened.link;
    return { kind: "opened", run: opened };
  };
  const take = async ([{ file }]: GivenFile[]) => {
    setBusy(true);
    try {
      setSaid(await (/\.safetensors$/i.test(file.name) ? asNetwork(file) : asRun(file)));
    } catch (error) {
      const what =
        error instanceof UnreadableFile
          ? fill(ofShelf.problems[error.problem], { bytes: formatBytes(limits.bytes, locale) })
          : fill(words.problems.failed, { message: String(error) });
      setSaid({ kind: "problem", file: file.name, what });
    }
    setBusy(false);
  };

  return (
    <div className="export-part">
      <p>{words.lead}</p>
      <DropZone
        chooseFiles={words.choose}
        accept=".json,.safetensors"
        busy={busy}
        onFiles={(files) => void take(files)}
      >
        {words.drop}
      </DropZone>
      {said?.kind === "network" && <Notice tone="good">{fill(words.network, { name: said.name })}</Notice>}
      {said?.kind === "problem" && (
        <Notice tone="error" title={fill(words.notRead, { file: said.file })}>
          <p>{said.what}</p>
          <p>{words.unchanged}</p>
        </Notice>
      )}
      {said?.kind === "opened" && (
        <Opened run={said.run} title={catalogue[said.run.file.recipe.method].card[language].title} />
      )}
    </div>
  );
}

/** What was opened, and what of it a recipe cannot repeat. */
function Opened({ run: { file, seed, dropped, claims }, title }: { run: OpenedRun; title: string }) {
  const { open: words } = useExportTexts();
  const { done, tuned, parents } = file.run;
  const list = (all: readonly string[]) => ({ list: [...new Set(all)].join(words.comma) });
  const sentences = [
    claims ? words.claims : !done ? words.unfinished : "",
    tuned.length > 0 ? fill(words.tuned, list(tuned.map(({ name, value }) => `${name} = ${value}`))) : "",
    parents.length > 0 ? fill(words.parents, list(parents.map(({ name }) => name))) : "",
    dropped.length > 0 ? fill(words.dropped, list(dropped)) : "",
  ].filter(Boolean);
  return (
    <Notice tone={dropped.length > 0 ? "warning" : "good"} title={fill(words.opened, { title, seed })}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}

import { useEffect, useRef, useState, type ReactNode } from "react";
import { useShelfTexts } from "../../i18n/shelf.ts";
import { fill, useLanguage } from "../../i18n/t.ts";
import { catalogue } from "../../methods/catalogue.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { formatBytes } from "../../ui/format.ts";
import { useLabels } from "../../ui/labels.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { useLab, useSignal } from "../lab.tsx";
import { loadAll } from "../methods.ts";
import type { ShelfItem } from "./cabinet.ts";
import { readArtifact, UnreadableFile } from "./read-file.ts";
import { bytesOfAll, limits } from "./shelf.ts";
import { ShelfRow } from "./ShelfRow.tsx";
import "./shelf.css";

/** Everything on the shelf, by the method that made it; the way in and out for files. */
export default function ShelfDialog({ onClose }: { onClose: () => void }) {
  const words = useShelfTexts();
  const { locale } = useLabels();
  const { artifacts } = useLab();
  useSignal(artifacts.changed);
  const { items, fleeting } = artifacts;
  const isEphemeral = items.length > 0 && items.length === fleeting.length;
  const [asks, setAsks] = useState(false);
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<{ file: string; what: string; detail: string } | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const [, setLoaded] = useState(false);
  // Links need the specification of their method; one that does not arrive leaves its rows without them.
  useEffect(() => {
    loadAll().then(
      () => setLoaded(true),
      () => setLoaded(true),
    );
  }, []);

  const say = (sentence: string) => {
    setSaid(sentence);
    status.current?.focus(); // what was pressed may be gone
  };
  const attempt = (work: Promise<unknown>, sentence: string) =>
    work.then(
      () => say(sentence),
      (error: unknown) => say(fill(words.failed, { message: String(error) })),
    );
  const load = async (file: File) => {
    setProblem(null);
    try {
      if (file.size > limits.bytes) throw new UnreadableFile("large");
      const artifact = readArtifact(new Uint8Array(await file.arrayBuffer()));
      await artifacts.put([artifact]);
      say(fill(words.loaded, { name: artifact.name }));
    } catch (error) {
      const known = error instanceof UnreadableFile;
      const what = known
        ? fill(words.problems[error.problem], { bytes: formatBytes(limits.bytes, locale) })
        : fill(words.failed, { message: String(error) });
      setProblem({ file: file.name, what, detail: known ? error.detail : "" });
    }
  };
  const unmarked = items.filter(({ kept }) => !kept);
  const clear = (some: readonly ShelfItem[], sentence: string) => {
    setAsks(false);
    void attempt(artifacts.remove(some.map(({ id }) => id)), sentence);
  };
  const total = { n: items.length, bytes: formatBytes(bytesOfAll(items), locale) };
  const foot = asks ? (
    <div className="shelf-sure" role="group" aria-label={words.clear}>
      <span>{words.sure}</span>
      <Button variant="danger" onClick={() => clear(items, words.cleared)}>
        {words.clearNow}
      </Button>
      {unmarked.length > 0 && unmarked.length < items.length && (
        <Button variant="danger" onClick={() => clear(unmarked, words.clearedUnmarked)}>
          {fill(words.clearUnmarked, { bytes: formatBytes(bytesOfAll(unmarked), locale) })}
        </Button>
      )}
      {/* The safe answer is the one at hand. */}
      <Button ref={focus} onClick={() => setAsks(false)}>
        {words.cancel}
      </Button>
    </div>
  ) : (
    <>
      <Button icon="upload" onClick={() => input.current?.click()}>
        {words.load}
      </Button>
      {items.length > 0 && (
        <Button variant="danger" icon="trash" onClick={() => setAsks(true)}>
          {words.clear}
        </Button>
      )}
    </>
  );

  return (
    <Dialog open wide title={words.title} onClose={onClose} actions={foot}>
      <div className="shelf">
        <p className="ui-quiet">
          {fill(words.lead, { count: limits.count, bytes: formatBytes(limits.bytes, locale) })}
        </p>
        {isEphemeral && <Notice tone="warning">{words.session}</Notice>}
        {problem && (
          <Notice tone="error" title={fill(words.notRead, { file: problem.file })} onClose={() => setProblem(null)}>
            <p>{problem.what}</p>
            {problem.detail && <code>{problem.detail}</code>}
            <p>{words.unread}</p>
          </Notice>
        )}
        <p ref={status} tabIndex={-1} role="status" className="shelf-status">
          {said || (items.length > 0 && fill(items.length === 1 ? words.totalOne : words.total, total))}
        </p>
        {items.length === 0 && <p>{words.empty}</p>}
        {grouped(items).map(([method, some]) => (
          <MethodGroup key={method} method={method}>
            {some.map((item) => (
              <ShelfRow
                key={item.id}
                item={item}
                isFleeting={fleeting.includes(item)}
                onOpen={onClose}
                onRemove={() =>
                  void attempt(artifacts.remove([item.id]), fill(words.removed, { name: item.about.name }))
                }
              />
            ))}
          </MethodGroup>
        ))}
        <input
          ref={input}
          type="file"
          hidden
          accept=".safetensors"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            currentTarget.value = "";
            if (file) void load(file);
          }}
        />
      </div>
    </Dialog>
  );
}

const focus = (button: HTMLButtonElement | null) => button?.focus();

function MethodGroup({ method, children }: { method: string; children: ReactNode }) {
  const language = useLanguage();
  const title = Object.hasOwn(catalogue, method) ? catalogue[method].card[language].title : method;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

/** By method, the one used last first. */
function grouped(items: readonly ShelfItem[]): [method: string, items: ShelfItem[]][] {
  const groups = new Map<string, ShelfItem[]>();
  for (const item of items) {
    const { method } = item.about.lineage;
    groups.set(method, [...(groups.get(method) ?? []), item]);
  }
  return [...groups];
}

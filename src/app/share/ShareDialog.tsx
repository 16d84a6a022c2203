import { useState } from "react";
import { useShareTexts } from "../../i18n/share.ts";
import { encodeLink } from "../../lab/link.ts";
import type { Framed } from "../../lab/recipe.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { specs, useLabState, useMethod, useRecipe } from "../lab.tsx";
import { ClassTab } from "./ClassTab.tsx";
import { CopyField } from "./CopyField.tsx";
import { isOnlyHere } from "./only-here.ts";
import { EmbedTab } from "./EmbedTab.tsx";
import { LinkTab } from "./LinkTab.tsx";
import { QrCode } from "./QrCode.tsx";
import { ReadyTab } from "./ReadyTab.tsx";
import { useResult } from "./use-result.ts";
import "./share.css";

/** Everything that a link can carry to others, and the forms in which it reaches them. */
export default function ShareDialog({ onClose }: { onClose: () => void }) {
  const words = useShareTexts();
  const { text } = useMethod();
  const recipe = useRecipe();
  const view = useLabState((s) => s.view);
  const frame = useLabState((s) => s.frame);
  const result = useResult();
  const [tab, setTab] = useState("link");
  const [draft, setDraft] = useState<Framed>(() => ({ ...view, ...frame }));
  const change = (part: Framed) => setDraft((d) => ({ ...d, ...part }));
  // A run that has gone on, or another one, no longer has the result that was chosen.
  const shown = draft.result === undefined || draft.result === frame.result ? draft : { ...draft, result: result.text ?? undefined }; // prettier-ignore
  const linkOf = (framed: Framed) => `${location.href.split("#")[0]}${encodeLink(recipe, framed, specs)}`;
  const link = linkOf(shown);
  const tabs = [
    {
      id: "link",
      label: words.tabs.link,
      content: () => <LinkTab draft={shown} result={result} onChange={change} />,
    },
    { id: "class", label: words.tabs.students, content: () => <ClassTab draft={shown} onChange={change} /> },
    { id: "qr", label: words.tabs.qr, content: () => <QrCode link={link} title={shown.name ?? text.title} /> },
    { id: "embed", label: words.tabs.embed, content: () => <EmbedTab draft={shown} linkOf={linkOf} /> },
    { id: "ready", label: words.tabs.ready, content: () => <ReadyTab onOpen={onClose} /> },
  ];
  return (
    <Dialog open wide title={words.title} onClose={onClose}>
      <div className="share">
        <CopyField label={words.link} text={link} />
        {isOnlyHere(location) && <Notice tone="warning">{words.onlyHere}</Notice>}
        <Tabs label={words.title} tabs={tabs} selected={tab} onSelect={setTab} />
      </div>
    </Dialog>
  );
}

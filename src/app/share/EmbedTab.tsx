import { useState } from "react";
import { useShareTexts } from "../../i18n/share.ts";
import type { Framed } from "../../lab/recipe.ts";
import { Choice } from "../../ui/Choice.tsx";
import { useMethod } from "../lab.tsx";
import { usePanelNames } from "../embed/panel-names.ts";
import { CopyField } from "./CopyField.tsx";
import { embedCode } from "./embed-code.ts";

interface Props {
  readonly draft: Framed;
  readonly linkOf: (framed: Framed) => string;
}

/** The code by which another page shows the experiment, or one view of it. */
export function EmbedTab({ draft, linkOf }: Props) {
  const words = useShareTexts();
  const { text } = useMethod();
  const panels = usePanelNames();
  const [panel, setPanel] = useState("");
  const shown = panels.some(({ id }) => id === panel) ? panel : "";
  const link = linkOf({ ...draft, embed: true, panel: shown || undefined });
  return (
    <div className="share-part">
      <p className="ui-quiet">{words.embedLead}</p>
      <Choice
        label={words.embedWhat}
        form="select"
        value={shown}
        options={[{ value: "", label: words.embedAll }, ...panels.map(({ id, label }) => ({ value: id, label }))]}
        onChange={setPanel}
      />
      <CopyField tall label={words.embedCode} text={embedCode(link, draft.name ?? text.title, draft.theme)} />
    </div>
  );
}

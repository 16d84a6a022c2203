import { useShelfTexts } from "../../i18n/shelf.ts";
import { fill } from "../../i18n/t.ts";
import { completeValues } from "../../lab/controls.ts";
import { encodeLink } from "../../lab/link.ts";
import { IconButton } from "../../ui/Button.tsx";
import { fileName, saveBlob } from "../../ui/download.ts";
import { formatBytes, formatInteger } from "../../ui/format.ts";
import { Icon } from "../../ui/Icons.tsx";
import { useLabels } from "../../ui/labels.tsx";
import { encodeSafetensors } from "../../engine/client-files.ts";
import { specs, useLab, useLabState } from "../lab.tsx";
import type { ShelfItem } from "./cabinet.ts";
import { bytesOf } from "./shelf.ts";

interface Props {
  readonly item: ShelfItem;
  readonly isFleeting: boolean;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

/** One artifact: what it is, where it came from, and what can be done with it. */
export function ShelfRow({ item, isFleeting, onOpen, onRemove }: Props) {
  const words = useShelfTexts();
  const { locale } = useLabels();
  const { artifacts } = useLab();
  const link = useLinkOf(item);
  const { name, kind, lineage } = item.about;
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(item.added);
  const facts = {
    kind: words.kinds[kind],
    parameters: formatInteger(item.parameters, locale),
    bytes: formatBytes(bytesOf(item), locale),
  };
  const download = async () => {
    const artifact = await artifacts.artifact(item.id);
    if (!artifact) return;
    const bytes = encodeSafetensors(artifact) as Uint8Array<ArrayBuffer>;
    saveBlob(new Blob([bytes]), fileName(`${lineage.method} ${name} seed ${lineage.seed}`, "safetensors"));
  };
  return (
    <li className="shelf-row">
      <div className="shelf-what">
        <strong>{name}</strong>
        <span>{fill(words.facts, facts)}</span>
        <span className="ui-quiet">
          {fill(words.made, { when, seed: lineage.seed })}
          {isFleeting && ` (${words.fleeting})`}
        </span>
        {link && (
          <a href={link} aria-label={fill(words.openOf, { name })} onClick={onOpen}>
            {words.open} <Icon name="external" />
          </a>
        )}
      </div>
      <div className="shelf-tools">
        <IconButton
          icon="pin"
          label={fill(words.keep, { name })}
          pressed={item.kept}
          onClick={() => void artifacts.keep(item.id, !item.kept)}
        />
        <IconButton icon="download" label={fill(words.download, { name })} onClick={() => void download()} />
        <IconButton icon="trash" label={fill(words.remove, { name })} onClick={onRemove} />
      </div>
    </li>
  );
}

/** The recipe that made it; none where the method is not there, or has changed since. */
function useLinkOf({ about }: ShelfItem): string | null {
  const view = useLabState((s) => s.view);
  const { method, version, parameters, seed } = about.lineage;
  if (!Object.hasOwn(specs, method) || specs[method].version !== version) return null;
  const { values } = completeValues(specs[method].controls, parameters);
  return encodeLink({ method, parameters: values, seed }, { ...view, page: undefined }, specs);
}

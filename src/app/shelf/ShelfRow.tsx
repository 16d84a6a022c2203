import { useShelfTexts } from "../../i18n/shelf.ts";
import { fill } from "../../i18n/t.ts";
import { completeValues } from "../../lab/controls.ts";
import { encodeLink } from "../../lab/link.ts";
import { IconButton } from "../../ui/Button.tsx";
import { fileName, saveBlob } from "../../ui/download.ts";
import { formatBytes, formatInteger, formatPercent } from "../../ui/format.ts";
import { Icon } from "../../ui/Icons.tsx";
import { useLabels } from "../../ui/labels.tsx";
import { encodeSafetensors } from "../../engine/client-files.ts";
import { specs, useLab, useLabState } from "../lab.tsx";
import { adding, recipeWith, shareOfBase, uses, type Use } from "./adapter-use.ts";
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
  const linkOfUse = useLinkOfUse(item);
  const { name, kind, lineage, architecture } = item.about;
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
        {architecture.kind === "lora" && (
          <span>
            {fill(words.ofBase, {
              rank: architecture.rank,
              share: formatPercent(shareOfBase(architecture), locale),
              layers: architecture.base.sizes.join("–"),
            })}
          </span>
        )}
        <span className="ui-quiet">
          {fill(words.made, { when, seed: lineage.seed })}
          {isFleeting && ` (${words.fleeting})`}
        </span>
        {link && (
          <a href={link} aria-label={fill(words.openOf, { name })} onClick={onOpen}>
            {words.open} <Icon name="external" />
          </a>
        )}
        {linkOfUse &&
          uses.map((use) => (
            <a
              key={use}
              href={linkOfUse(use)}
              aria-label={fill(words.useOf, { use: words.use[use], name, seed: lineage.seed })}
              onClick={onOpen}
            >
              {words.use[use]}
            </a>
          ))}
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

/** The experiment on screen with this adapter in it; none for networks, and before the method is there. */
function useLinkOfUse(item: ShelfItem): ((use: Use) => string) | null {
  const recipe = useLabState((s) => s.recipe);
  const view = useLabState((s) => s.view);
  if (item.about.architecture.kind !== "lora" || !Object.hasOwn(specs, adding)) return null;
  return (use) =>
    encodeLink(recipeWith(item, use, recipe, specs[adding].controls), { ...view, page: undefined }, specs);
}

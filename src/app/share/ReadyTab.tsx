import { useShareTexts } from "../../i18n/share.ts";
import { shortLinks } from "../../lab/short-links.ts";
import { CopyField } from "./CopyField.tsx";

/** The short links that the lab knows by itself, with what each shows. */
export function ReadyTab({ onOpen }: { onOpen: () => void }) {
  const words = useShareTexts();
  const ready: Readonly<Record<string, string>> = words.ready;
  return (
    <div className="share-part">
      <p className="ui-quiet">{words.readyLead}</p>
      <ul className="share-ready">
        {Object.keys(shortLinks).map((name) => (
          <li key={name}>
            <CopyField label={ready[name]} text={`${location.href.split("#")[0]}#/go/${name}`}>
              <a href={`#/go/${name}`} onClick={onOpen}>
                {words.readyOpen}
                <span className="sr-only"> {ready[name]}</span>
              </a>
            </CopyField>
          </li>
        ))}
      </ul>
    </div>
  );
}

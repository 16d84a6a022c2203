import { useShareTexts } from "../../i18n/share.ts";
import { useLanguage } from "../../i18n/t.ts";
import { shortLinks } from "../../lab/short-links.ts";
import { catalogue } from "../../methods/catalogue.ts";

/** The short links that the lab knows by itself. */
export function ReadyTab({ onOpen }: { onOpen: () => void }) {
  const words = useShareTexts();
  const language = useLanguage();
  return (
    <div className="share-part">
      <p className="ui-quiet">{words.readyLead}</p>
      <ul className="share-ready">
        {Object.entries(shortLinks).map(([name, link]) => (
          <li key={name}>
            <a href={`#/go/${name}`} onClick={onOpen}>
              #/go/{name}
            </a>
            <span className="ui-quiet">{catalogue[link.split("?")[0]].card[language].title}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

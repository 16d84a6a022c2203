import { useLanguage, useTexts } from "../i18n/t.ts";
import { catalogue } from "../methods/catalogue.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useLab } from "./lab.tsx";
import type { Opening } from "./state.ts";

/** In place of an experiment whose method is on its way, or did not arrive. */
export function OpeningPage({ opening: { method, failed } }: { opening: Opening }) {
  const t = useTexts();
  const { retry } = useLab();
  const { title, tagline } = catalogue[method].card[useLanguage()];
  return (
    <div className="opening">
      <div className="bench-head">
        <h1>{title}</h1>
        <p className="bench-tagline">{tagline}</p>
      </div>
      {failed ? (
        <>
          <Notice tone="error" title={t.opening.failed} action={{ label: t.opening.again, onSelect: retry }}>
            <p>{t.opening.failedNext}</p>
          </Notice>
          <Button onClick={() => location.reload()}>{t.errors.reload}</Button>
        </>
      ) : (
        <p className="ui-quiet" role="status">
          {t.opening.loading}
        </p>
      )}
    </div>
  );
}

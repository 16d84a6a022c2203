import { fill, languageNames, useLanguage, useTexts } from "../i18n/t.ts";
import { catalogue } from "../methods/catalogue.ts";
import { formatNumber } from "../ui/format.ts";
import { useLabels } from "../ui/labels.tsx";
import { Notice } from "../ui/Notice.tsx";
import { backendName, explain, explainNote, type Remedy } from "./explain.ts";
import { specs, useLab, useLabState } from "./lab.tsx";
import type { Notice as Told } from "./state.ts";
import { unreachable } from "./unreachable.ts";

/** What the person must know now, each with what can be done about it. */
export function Notices() {
  const notices = useLabState((s) => s.notices);
  return (
    <div className="notices" aria-live="polite">
      {notices.map((notice) => (
        <One key={notice.kind} notice={notice} />
      ))}
    </div>
  );
}

function One({ notice }: { notice: Told }) {
  const t = useTexts();
  const language = useLanguage();
  const { store, loop } = useLab();
  const { recipe } = store.getState();
  const remedies = useRemedies();
  const close = () => store.dispatch({ type: "dismiss", kind: notice.kind });
  switch (notice.kind) {
    case "link": {
      const onlyUpgraded = notice.notes.every((n) => n.kind === "upgraded");
      return (
        <Notice
          tone={onlyUpgraded ? "info" : "warning"}
          title={onlyUpgraded ? t.notices.linkUpgraded : t.notices.linkTitle}
          onClose={close}
        >
          <ul>
            {notice.notes.map((n, i) => (
              <li key={i}>{explainNote(n, t, language, recipe?.method)}</li>
            ))}
          </ul>
        </Notice>
      );
    }
    case "error": {
      const { what, next, remedy } = explain(notice.error, t, language, recipe);
      return (
        <Notice tone="error" title={t.errors.title} action={remedy ? remedies(remedy) : undefined} onClose={close}>
          <p>{what}</p>
          <p>{next}</p>
        </Notice>
      );
    }
    case "hung":
      return (
        <Notice
          tone="error"
          title={t.notices.hungTitle}
          action={{ label: t.notices.restart, onSelect: () => loop.reset() }}
          onClose={close}
        >
          <p>{t.notices.hung}</p>
        </Notice>
      );
    case "no-language":
      return (
        <Notice
          tone="error"
          title={fill(t.notices.noLanguage, { language: languageNames[notice.language] })}
          action={{
            label: t.opening.again,
            onSelect: () => {
              close();
              store.dispatch({ type: "prefer", change: { language: notice.language } });
            },
          }}
          onClose={close}
        >
          <p>{t.opening.failedNext}</p>
        </Notice>
      );
    case "update":
      return (
        <Notice
          title={t.notices.updateTitle}
          action={{
            label: t.notices.reload,
            onSelect: () => void import("./offline/offline.ts").then((m) => m.takeOver()),
          }}
          onClose={close}
        >
          <p>{t.notices.update}</p>
        </Notice>
      );
    case "given-up": {
      const { title } = catalogue[notice.method].card[language];
      return (
        <Notice
          title={fill(t.notices.givenUp, { title, step: notice.step })}
          action={{ label: t.notices.back, onSelect: () => history.back() }}
          onClose={close}
        >
          <p>{t.notices.givenUpNext}</p>
        </Notice>
      );
    }
    case "resumed": {
      const values = { lost: backendName(notice.lost, t), backend: backendName(notice.backend, t), step: notice.step };
      return (
        <Notice tone="warning" title={t.notices.resumedTitle} onClose={close}>
          <p>{fill(t.notices.resumed, values)}</p>
        </Notice>
      );
    }
    default:
      return unreachable(notice);
  }
}

/** One click out of an error. */
function useRemedies(): (remedy: Remedy) => { label: string; onSelect: () => void } {
  const t = useTexts();
  const { locale } = useLabels();
  const { store, loop } = useLab();
  return (remedy) => {
    const { recipe } = store.getState();
    const { dispatch } = store;
    if (typeof remedy === "object")
      return { label: remedy.label, onSelect: () => dispatch({ type: "set", parameters: remedy.set }) };
    switch (remedy) {
      case "again":
        return { label: t.errors.again, onSelect: () => loop.reset() };
      case "slower": {
        const control = recipe ? specs[recipe.method].controls["lr"] : undefined;
        const now = recipe?.parameters["lr"];
        const least = control?.kind === "slider" ? control.min : 0;
        const lr = Number(Math.max(least, (typeof now === "number" ? now : least) / 10).toPrecision(2));
        return {
          label: fill(t.errors.divergedAction, { lr: formatNumber(lr, locale, 2) }),
          onSelect: () => {
            dispatch({ type: "set", parameters: { lr } });
            loop.play();
          },
        };
      }
      case "auto-backend":
        return { label: t.errors.backendAction, onSelect: () => dispatch({ type: "look", view: { backend: "auto" } }) };
      case "live-teacher":
        return {
          label: t.errors.artifactAction,
          onSelect: () => dispatch({ type: "set", parameters: { teacher: "live" } }),
        };
      case "home":
        return { label: t.header.home, onSelect: () => dispatch({ type: "leave" }) };
      default:
        return unreachable(remedy);
    }
  };
}

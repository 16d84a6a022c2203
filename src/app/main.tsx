import { createRoot } from "react-dom/client";
import "../ui/theme.css";
import "./app.css";
import { loadTexts } from "../i18n/t.ts";
import { App } from "./App.tsx";
import { createLab } from "./lab.tsx";
import { languageOf } from "./language.ts";
import { watchLeaving } from "./leaving.ts";

// First of all, so that the experiment of the link and its engine are on their way together with the words.
const lab = createLab();
loadTexts(languageOf(lab.store.getState())).then(
  () => {
    createRoot(document.getElementById("root")!).render(<App lab={lab} />);
    // Without it the browser's own has to do.
    import("./scroll-memory.ts").then(({ rememberScroll }) => rememberScroll()).catch(() => undefined);
  },
  (error: unknown) => {
    console.error(error);
    document.getElementById("unloaded")!.hidden = false;
  },
);

const { store, artifacts } = lab;
watchLeaving(store, artifacts);

/** Once nothing is being loaded any more, so that the first picture does not wait for the rest. */
function whenSettled(call: () => void) {
  const isBusy = () => {
    const { opening, run } = store.getState();
    return document.readyState !== "complete" || opening !== null || run.status === "loading" || run.busy !== null;
  };
  const look = () => setTimeout(isBusy() ? look : call, 1000);
  look();
}
if (import.meta.env.PROD && "serviceWorker" in navigator)
  whenSettled(() => {
    const tell = () => store.dispatch({ type: "tell", notice: { kind: "update" } });
    // Without it (no room, no network) the page does all that it does with one, online.
    import("./offline/offline.ts").then(({ keepOffline }) => keepOffline(tell)).catch(() => undefined);
  });

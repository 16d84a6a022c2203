import { createRoot } from "react-dom/client";
import "../ui/theme.css";
import "./app.css";
import { loadTexts } from "../i18n/t.ts";
import { App } from "./App.tsx";
import { createLab } from "./lab.tsx";
import { languageOf } from "./language.ts";

// First of all, so that the experiment of the link and its engine are on their way together with the words.
const lab = createLab();
loadTexts(languageOf(lab.store.getState().view)).then(
  () => createRoot(document.getElementById("root")!).render(<App lab={lab} />),
  (error: unknown) => {
    console.error(error);
    document.getElementById("unloaded")!.hidden = false;
  },
);

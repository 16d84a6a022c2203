import { useState } from "react";
import { useExportTexts } from "../../i18n/export.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { useLabState } from "../lab.tsx";
import { OpenTab } from "./OpenTab.tsx";
import { RunTab } from "./RunTab.tsx";
import { ScriptTab } from "./ScriptTab.tsx";
import "./export.css";

/** The experiment as a script, the run as a file, and the way back; without an experiment the way back alone. */
export default function ExportDialog({ onClose }: { onClose: () => void }) {
  const words = useExportTexts();
  const inExperiment = useLabState((s) => s.recipe !== null);
  const [tab, setTab] = useState(inExperiment ? "script" : "open");
  const open = { id: "open", label: words.tabs.open, content: () => <OpenTab /> };
  const tabs = [
    { id: "script", label: words.tabs.script, content: () => <ScriptTab /> },
    { id: "run", label: words.tabs.run, content: () => <RunTab /> },
    open,
  ];
  return (
    <Dialog open wide title={inExperiment ? words.title : words.tabs.open} onClose={onClose}>
      <div className="export">
        {/* A file that was opened may lead from one state to the other: the tab stays. */}
        <Tabs label={words.title} tabs={inExperiment ? tabs : [open]} selected={tab} onSelect={setTab} />
      </div>
    </Dialog>
  );
}

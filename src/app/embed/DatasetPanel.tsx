import { useTexts } from "../../i18n/t.ts";
import { CleaningPanel } from "../experiment/dataset/CleaningPanel.tsx";
import CompressionTable from "../experiment/dataset/CompressionTable.tsx";
import { LearnedPanel } from "../experiment/dataset/LearnedPanel.tsx";
import { useLab, useSignal } from "../lab.tsx";
import "../experiment/dataset/dataset.css";

/** One look at data that are made small, or clean. */
export default function DatasetPanel({ id }: { id: string }) {
  const t = useTexts();
  const { exhibits } = useLab();
  useSignal(exhibits.changed);
  if (!exhibits.latest("training-sets")) return <p className="stage-wait">{t.stage.waiting}</p>;
  if (id === "cleaning") return <CleaningPanel />;
  return id === "compression" ? <CompressionTable /> : <LearnedPanel />;
}

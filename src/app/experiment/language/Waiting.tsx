import { useTexts } from "../../../i18n/t.ts";
import { useLabState } from "../../lab.tsx";

/** Before there is anything to see. */
export function Waiting({ text }: { text?: string }) {
  const t = useTexts();
  const failed = useLabState((s) => s.run.status === "failed");
  return <p className="stage-wait">{failed ? t.stage.failed : (text ?? t.stage.waiting)}</p>;
}

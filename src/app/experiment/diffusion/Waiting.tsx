import { useTexts } from "../../../i18n/t.ts";
import { useLabState } from "../../lab.tsx";

/** Where the engine has not yet computed what is to be shown. */
export function Waiting() {
  const t = useTexts();
  const failed = useLabState((s) => s.run.status === "failed");
  return <p className="stage-wait">{failed ? t.stage.failed : t.stage.waiting}</p>;
}

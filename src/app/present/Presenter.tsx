import { useEffect } from "react";
import { useShareTexts } from "../../i18n/share.ts";
import { setTextSize } from "../../ui/theme.ts";
import { IconButton } from "../../ui/Button.tsx";
import { useDispatch, useLab } from "../lab.tsx";
import { textSizeOf } from "../preferences.ts";
import "./present.css";

/** While it is mounted, stage, one chart and the transport fill the screen, in large text. Escape leaves. */
export default function Presenter() {
  const { present } = useShareTexts();
  const { store } = useLab();
  const dispatch = useDispatch();
  useEffect(() => {
    const root = document.documentElement;
    const leave = () => store.dispatch({ type: "present", on: false });
    // What asks first has the key: a dialog, an open list or tip.
    const onKey = (e: KeyboardEvent) => {
      if (e.key !== "Escape" || e.defaultPrevented) return;
      if (!document.querySelector("dialog[open], [popover]:popover-open")) leave();
    };
    const onChange = () => document.fullscreenElement || leave();
    root.dataset.presenting = "";
    setTextSize("large");
    window.scrollTo({ top: 0 });
    // Not everywhere, and not without a press just before: then it fills the window only.
    root.requestFullscreen?.().catch(() => undefined);
    document.addEventListener("keydown", onKey);
    document.addEventListener("fullscreenchange", onChange);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("fullscreenchange", onChange);
      delete root.dataset.presenting;
      setTextSize(textSizeOf(store.getState()));
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, [store]);
  return (
    <div className="present-leave">
      <IconButton framed icon="close" label={present.leave} onClick={() => dispatch({ type: "present", on: false })} />
    </div>
  );
}

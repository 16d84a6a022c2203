import type { MouseEvent } from "react";
import { useHomeTexts } from "../../i18n/home.ts";
import { decodeLink } from "../../lab/link.ts";
import { Icon } from "../../ui/Icons.tsx";
import { useDispatch, useLabState } from "../lab.tsx";
import { shelf, specs } from "../methods.ts";
import { staysHere, withView } from "./links.ts";

const link = "#/kd?v=1&teacher=live&seed=1";

/** A link to all three networks, untrained; followed by a plain click, they begin to train as soon as they are there. */
export function TrainNow() {
  const { train } = useHomeTexts();
  const dispatch = useDispatch();
  const view = useLabState((s) => s.view);
  const open = async (e: MouseEvent<HTMLAnchorElement>) => {
    if (!staysHere(e)) return;
    e.preventDefault();
    const { href } = e.currentTarget;
    const { hash } = location;
    try {
      await shelf.load("kd");
    } catch {
      // The page of the experiment says what is missing, and tries again.
      location.href = href;
      return;
    }
    // Whoever has gone elsewhere meanwhile stays there.
    if (location.hash !== hash) return;
    dispatch({ type: "enter", recipe: decodeLink(link, specs).recipe! });
    dispatch({ type: "play" });
    window.scrollTo({ top: 0, behavior: "instant" });
  };
  return (
    <p>
      <a className="home-train" href={withView(link, view)} onClick={(e) => void open(e)}>
        <Icon name="play" /> {train}
      </a>
    </p>
  );
}

import { encodeLink } from "../../lab/link.ts";
import type { View } from "../../lab/recipe.ts";

/** A link with the visitor's language, theme and text size. */
export function withView(link: string, { language, theme, size }: View): string {
  const [, query] = encodeLink(null, { language, theme, size }, {}).split("?");
  return query ? `${link}${link.includes("?") ? "&" : "?"}${query}` : link;
}

/** Whether a click opens its link in this tab. */
export const staysHere = (e: Pick<MouseEvent, "button" | "ctrlKey" | "metaKey" | "shiftKey">): boolean =>
  e.button === 0 && !e.ctrlKey && !e.metaKey && !e.shiftKey;

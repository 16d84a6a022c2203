/** The two forms in which a method is listed: its card, and all that is declared about it. */
import type { MethodSpec, MethodTexts } from "../lab/method.ts";

/** What the page knows of every method from the start, so kept small. Version, papers and family as in `spec.ts`. */
export interface MethodCard extends Pick<MethodSpec, "version" | "cite" | "family"> {
  readonly en: CardWords;
  readonly zh: CardWords;
}

type CardWords = Pick<MethodTexts<MethodSpec>, "title" | "tagline">;

export interface MethodEntry {
  readonly spec: MethodSpec;
  readonly text: { readonly en: MethodTexts<MethodSpec>; readonly zh: MethodTexts<MethodSpec> };
}

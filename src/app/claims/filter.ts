/** Which claims are looked at: by verdict, by technique and by what they say. */
import type { Language } from "../../i18n/t.ts";
import type { Claim, Verdict } from "../../lab/claims.ts";
import type { View } from "../../lab/recipe.ts";

export interface ClaimFilter {
  readonly verdict: Verdict | "all";
  /** Id of a method. */
  readonly method: string;
  /** Every word of it must occur, in the claim's own words or as its id. */
  readonly text: string;
}

export const everything: ClaimFilter = { verdict: "all", method: "all", text: "" };

/** The filter that an address holds. */
export const filterOf = ({ verdict, about, q }: View): ClaimFilter => ({
  verdict: verdict ?? "all",
  method: about ?? "all",
  text: q ?? "",
});

/** What the address says of a filter. */
export const viewOf = ({ verdict, method, text }: ClaimFilter): View => ({
  verdict: verdict === "all" ? undefined : verdict,
  about: method === "all" ? undefined : method,
  q: text || undefined,
});

type Verdicts = Readonly<Record<string, { readonly verdict: Verdict } | undefined>>;

/** The claims that pass, in their order. */
export function passing(
  claims: readonly Claim[],
  { verdict, method, text }: ClaimFilter,
  verdicts: Verdicts,
  language: Language,
): Claim[] {
  const sought = text.toLowerCase().split(/\s+/).filter(Boolean);
  return claims.filter((claim) => {
    if (method !== "all" && claim.method !== method) return false;
    if (verdict !== "all" && verdicts[claim.id]?.verdict !== verdict) return false;
    const { statement, protocol, holds, notes, asked } = claim.text[language];
    const said = [claim.id, statement, protocol, holds, notes, ...Object.values(asked)].join("\n").toLowerCase();
    return sought.every((word) => said.includes(word));
  });
}

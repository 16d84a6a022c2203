/** The words of the claims about reinforcement learning of small models. */
import type { ClaimText } from "../../lab/claims.ts";

type Texts = Readonly<Record<"R3" | "R4", ClaimText>>;

export const en: Texts = {
  R3: { statement: "", protocol: "", holds: "", notes: "", asked: {} },
  R4: { statement: "", protocol: "", holds: "", notes: "", asked: {} },
};

export const zh: Texts = en;

/** What a run of a language method hands over to be looked at. Tokens as in `data/tokens/last-digits.ts`. */
import type { Role } from "./method.ts";

type ByRole<T> = Partial<Record<Role, T>>;

/** What every model writes for one problem, now. */
export interface WritingView {
  readonly kind: "writing";
  readonly step: number;
  /** Six digits, `[6]`. */
  readonly problem: Uint8Array;
  /** 0: always the likeliest token. */
  readonly temperature: number;
  readonly writings: ByRole<{
    /** Tokens up to the end, `[6]`; filled with ends. */
    readonly text: Uint8Array;
    /** What the model expected at every place, before any temperature, `[6, 12]`; 0 behind the end. */
    readonly expected: Float32Array;
  }>;
}

/** How every model did on the held-out problems when it was last measured, always with the likeliest token. */
export interface BoardView {
  readonly kind: "board";
  readonly step: number;
  /** Held-out problems, `[n, 6]`. */
  readonly problems: Uint8Array;
  /** What was written, `[n, 6]` each. */
  readonly texts: ByRole<Uint8Array>;
}

/** The groups of answers of the last update of reinforcement learning. */
export interface GroupsView {
  readonly kind: "groups";
  readonly step: number;
  /** Answers per problem. */
  readonly size: number;
  /** Problems, `[groups, 6]`. */
  readonly problems: Uint8Array;
  /** Answers, `[groups·size, 6]`. */
  readonly texts: Uint8Array;
  /** Reward and advantage of every answer, `[groups·size]`. */
  readonly rewards: Float32Array;
  readonly advantages: Float32Array;
}

export type LanguageView = WritingView | BoardView | GroupsView;

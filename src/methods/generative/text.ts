/** How metrics are put into words: who it is, and what is measured of them. */
import { named, numbered, type Quantity } from "./metrics.ts";

interface Vocabulary {
  readonly colon: string;
  readonly words: Readonly<Record<Quantity, string>>;
  /** Said instead where a quantity stands without a prefix: it is met there first. */
  readonly explained: Partial<Readonly<Record<Quantity, string>>>;
}

/** The words of `measured` and of `measuredAt` in one language. */
export const sayerOf = ({ colon, words, explained }: Vocabulary) => ({
  said: <const N extends Quantity, const P extends string = "">(who: string, names: readonly N[], prefix = "" as P) =>
    named(names, (name) => who + colon + ((!prefix && explained[name]) || words[name]), prefix),
  saidAt: <const N extends Quantity, const S extends number, const P extends string = "">(
    who: (steps: S) => string,
    steps: readonly S[],
    names: readonly N[],
    prefix = "" as P,
  ) => numbered(names, steps, (name, n) => who(n) + colon + words[name], prefix),
});

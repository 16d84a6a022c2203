import type { VariantDataset, VariantRow, VariantRun } from "../../lab/variants.ts";

/** Where numbers come from: recorded beforehand, or measured on this machine. */
export interface Source {
  readonly id: "recorded" | "here";
  readonly runs: readonly VariantRun[];
  readonly rows: readonly VariantRow[];
}

/** What the tables of a data set show. */
export interface Compared {
  readonly dataset: VariantDataset;
  /** Names of the rows by id. */
  readonly names: Readonly<Record<string, string>>;
  /** Row that the others are compared with. */
  readonly reference: string;
  /** Those that have runs. */
  readonly sources: readonly Source[];
}

import type { ReactNode } from "react";
import { variantMethod, type VariantDataset } from "../../lab/variants.ts";
import { useLabState } from "../lab.tsx";
import { methods } from "../methods.ts";
import { linkOf } from "./words.ts";

interface Props {
  readonly dataset: VariantDataset;
  /** Of the row. */
  readonly id: string;
  readonly seed: number;
  readonly label?: string;
  readonly children: ReactNode;
}

/** Into the experiment of a row. */
export function RowLink({ dataset, id, seed, label, children }: Props) {
  const view = useLabState((s) => s.view);
  return (
    <a href={linkOf(methods[variantMethod].spec, dataset, id, seed, view)} aria-label={label}>
      {children}
    </a>
  );
}

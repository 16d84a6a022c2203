import { useMemo } from "react";
import type { Role } from "../../../lab/method.ts";
import { ImageGrid } from "../../../ui/ImageGrid.tsx";
import { Picture } from "../../../ui/Picture.tsx";

interface ImageSheetProps {
  readonly title: string;
  readonly whose: Role;
  readonly note?: string;
  /** Images `[n, height·width]`, 0 … 1. */
  readonly pixels: Float32Array;
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly columns?: number;
  readonly captions?: readonly string[];
  readonly describe: (i: number) => string;
  readonly selected?: number;
  /** Makes the images selectable. */
  readonly onSelect?: (i: number) => void;
}

/** Images of one role, side by side. */
export function ImageSheet({
  title,
  whose,
  note,
  pixels,
  width,
  height,
  count,
  columns,
  captions,
  describe,
  selected,
  onSelect,
}: ImageSheetProps) {
  const images = useMemo(() => ({ pixels, width, height }), [pixels, width, height]);
  const d = width * height;
  const table = () =>
    Array.from({ length: count }, (_, i) => ({ name: describe(i), values: pixels.subarray(i * d, (i + 1) * d) }));
  return (
    <Picture title={title} whose={whose} note={note} columns={table}>
      <ImageGrid label={title} {...{ images, count, columns, captions, describe, selected, onSelect }} size={2.6} />
    </Picture>
  );
}

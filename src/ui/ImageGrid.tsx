import { useEffect, useId, useRef, type KeyboardEvent } from "react";
import { drawImageAt, type ImageStack } from "./canvas/images.ts";
import { cx, prepareCanvas, useBox, useRem, useThemeVersion } from "./hooks.ts";
import "./canvas.css";

interface ImageGridProps {
  label: string;
  images: ImageStack;
  count: number;
  /** Images side by side; by default as many as have room. */
  columns?: number;
  /** Width of one image in rem. */
  size?: number;
  /** Under each image. */
  captions?: readonly string[];
  /** What screen readers say of image i; by default its caption or number. */
  describe?: (i: number) => string;
  /** Images to be marked, such as misclassified ones. */
  marked?: (i: number) => boolean;
  selected?: number;
  /** Makes the images selectable, by click and arrow keys. */
  onSelect?: (i: number) => void;
}

/** Many greyscale images on one canvas. */
export function ImageGrid(props: ImageGridProps) {
  const { label, images, count, captions, marked, selected, onSelect } = props;
  const { size = 3 } = props;
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useBox(root);
  const theme = useThemeVersion();
  const rem = useRem();
  const gap = 0.25 * rem;
  const columns = Math.max(1, Math.min(count, props.columns ?? Math.floor((box.width + gap) / (size * rem + gap))));
  const cell = Math.min(props.columns ? Infinity : size * rem, (box.width - gap * (columns - 1)) / columns);
  const tall = (cell * images.height) / images.width;
  const under = captions ? 1.15 * rem : 0;
  const rows = Math.ceil(count / columns);

  useEffect(() => {
    if (!canvas.current || box.width === 0) return;
    const g = prepareCanvas(canvas.current, box.width, rows * (tall + under + gap), box.ratio);
    const whole = (v: number) => Math.round(v * box.ratio) / box.ratio;
    for (let i = 0; i < count; i++) {
      const x = whole((i % columns) * (cell + gap));
      const y = whole(Math.floor(i / columns) * (tall + under + gap));
      drawImageAt(g, images, i, x, y, whole(cell), whole(tall));
    }
  }, [images, count, columns, rows, cell, tall, under, gap, box, theme]);

  const describe = (i: number) => props.describe?.(i) ?? captions?.[i] ?? `${i + 1}`;
  const onKey = (e: KeyboardEvent) => {
    const at = selected ?? 0;
    const to = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: at + columns,
      ArrowUp: at - columns,
      Home: 0,
      End: count - 1,
    }[e.key];
    if (to === undefined || !onSelect) return;
    e.preventDefault();
    if (to >= 0 && to < count) onSelect(to);
  };
  const place = (i: number) => ({
    left: (i % columns) * (cell + gap),
    top: Math.floor(i / columns) * (tall + under + gap),
    width: cell,
    height: tall,
  });

  return (
    <div
      ref={root}
      className="ui-images"
      style={{ height: rows * (tall + under + gap) - gap }}
      aria-label={label}
      {...(onSelect
        ? {
            role: "listbox",
            tabIndex: 0,
            "aria-activedescendant": selected === undefined ? undefined : `${id}-${selected}`,
            onKeyDown: onKey,
            onClick: (e) => {
              const hit = (e.target as Element).closest<HTMLElement>("[data-i]");
              if (hit) onSelect(Number(hit.dataset.i));
            },
          }
        : { role: "list" })}
    >
      <canvas ref={canvas} aria-hidden="true" style={{ width: box.width, height: rows * (tall + under + gap) }} />
      {box.width > 0 &&
        Array.from({ length: count }, (_, i) => (
          <div
            key={i}
            id={`${id}-${i}`}
            data-i={i}
            role={onSelect ? "option" : "listitem"}
            aria-selected={onSelect ? i === selected : undefined}
            aria-label={describe(i)}
            className={cx("ui-image", i === selected && "ui-image-selected", marked?.(i) && "ui-image-marked")}
            style={place(i)}
          >
            {captions && <span aria-hidden="true">{captions[i]}</span>}
          </div>
        ))}
    </div>
  );
}

import { useEffect, useRef } from "react";
import { drawSingle } from "./canvas/images.ts";
import { useThemeVersion } from "./hooks.ts";
import "./canvas.css";

interface DigitProps {
  /** 0 (paper) … 1 (ink), row by row. */
  pixels: ArrayLike<number>;
  width: number;
  height: number;
  /** Width on screen in rem; the height follows. */
  size?: number;
  label: string;
}

/** One greyscale image. */
export function Digit({ pixels, width, height, size = 4, label }: DigitProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const theme = useThemeVersion();
  useEffect(() => {
    const canvas = ref.current;
    if (canvas) drawSingle(canvas, { pixels, width, height }, canvas.clientWidth, canvas.clientHeight);
  }, [pixels, width, height, size, theme]);
  return (
    <canvas
      ref={ref}
      className="ui-picture"
      role="img"
      aria-label={label}
      style={{ width: `${size}rem`, aspectRatio: `${width} / ${height}` }}
    />
  );
}

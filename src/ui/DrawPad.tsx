import { useEffect, useId, useRef, useState, type CSSProperties, type KeyboardEvent, type PointerEvent } from "react";
import { Button, IconButton } from "./Button.tsx";
import { stroke, type Sheet } from "./canvas/brush.ts";
import { drawSingle } from "./canvas/images.ts";
import { useLatest, useThemeVersion } from "./hooks.ts";
import { useLabels } from "./labels.tsx";
import { resolveVar } from "./theme.ts";
import "./canvas.css";

interface DrawPadProps {
  label: string;
  /** Side of the sheet in pixels. */
  side?: number;
  /** Side on screen in rem. */
  size?: number;
  /** Radius of the pen, in pixels of the sheet. */
  pen?: number;
  /** The sheet after a change, at most once per frame: 0 (paper) … 1 (ink). The same array each time: copy to keep. */
  onChange: (ink: Float32Array, side: number) => void;
}

/** A sheet to draw on with mouse, finger, pen or arrow keys. */
export function DrawPad({ label, side = 112, size = 14, pen = 5, onChange }: DrawPadProps) {
  const text = useLabels();
  const id = useId();
  const theme = useThemeVersion();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [erasing, setErasing] = useState(false);
  const [empty, setEmpty] = useState(true);
  const sheet = useRef<Sheet>({ side, ink: new Float32Array(side * side) });
  const last = useRef<readonly [number, number] | null>(null);
  const cursor = useRef({ x: side / 2, y: side / 2, down: false, shown: false });
  const frame = useRef(0);
  const changed = useRef(false);
  const tell = useLatest(onChange);

  const draw = () => {
    const c = canvas.current;
    if (!c) return;
    drawSingle(c, { pixels: sheet.current.ink, width: side, height: side }, c.clientWidth, c.clientHeight);
    const { x, y, down, shown } = cursor.current;
    if (!shown) return;
    const g = c.getContext("2d")!;
    const scale = c.clientWidth / side;
    g.strokeStyle = resolveVar("var(--focus)");
    g.lineWidth = down ? 3 : 1.5;
    g.beginPath();
    g.arc(x * scale, y * scale, pen * scale, 0, 2 * Math.PI);
    g.stroke();
  };
  const redraw = useLatest(draw);
  const soon = () => {
    frame.current ||= requestAnimationFrame(() => {
      frame.current = 0;
      draw();
      if (!changed.current) return;
      changed.current = false;
      setEmpty(!sheet.current.ink.some((v) => v > 0));
      tell.current(sheet.current.ink, side);
    });
  };
  useEffect(() => {
    if (sheet.current.side !== side) sheet.current = { side, ink: new Float32Array(side * side) };
    redraw.current();
  }, [side, size, theme, redraw]);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  const mark = (to: readonly [number, number], erase: boolean) => {
    stroke(sheet.current, last.current ?? to, to, erase ? pen * 1.6 : pen, erase);
    last.current = to;
    changed.current = true;
    soon();
  };
  const onPointer = (e: PointerEvent<HTMLCanvasElement>) => {
    if (e.type === "pointerdown") {
      if (e.button !== 0 && e.button !== 5) return;
      e.currentTarget.setPointerCapture(e.pointerId);
      last.current = null;
    } else if (!e.currentTarget.hasPointerCapture(e.pointerId)) return;
    const box = e.currentTarget.getBoundingClientRect();
    const events = e.nativeEvent.getCoalescedEvents?.() ?? [];
    for (const p of events.length > 0 ? events : [e.nativeEvent]) {
      mark(
        [((p.clientX - box.left) / box.width) * side, ((p.clientY - box.top) / box.height) * side],
        erasing || p.buttons === 32,
      );
    }
  };
  const onKey = (e: KeyboardEvent) => {
    const c = cursor.current;
    const dir = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[e.key];
    if (e.key === " ") c.down = !c.down;
    else if (e.key === "Delete" || e.key === "Backspace") return clear();
    else if (!dir) return;
    e.preventDefault();
    e.stopPropagation();
    last.current = [c.x, c.y];
    if (dir) {
      c.x = Math.min(side, Math.max(0, c.x + (dir[0] * side) / 28));
      c.y = Math.min(side, Math.max(0, c.y + (dir[1] * side) / 28));
    }
    if (c.down) mark([c.x, c.y], erasing);
    soon();
  };
  const clear = () => {
    sheet.current.ink.fill(0);
    changed.current = true;
    soon();
  };
  const focus = (shown: boolean) => {
    cursor.current.shown = shown;
    cursor.current.down = false;
    soon();
  };

  return (
    <div className="ui-pad" style={{ "--side": `${size}rem` } as CSSProperties}>
      <canvas
        ref={canvas}
        tabIndex={0}
        role="application"
        aria-label={label}
        aria-describedby={`${id}-hint`}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        onKeyDown={onKey}
        onFocus={(e) => focus(e.currentTarget.matches(":focus-visible"))}
        onBlur={() => focus(false)}
      />
      <div className="ui-pad-tools">
        <IconButton icon="pencil" label={text.draw} pressed={!erasing} onClick={() => setErasing(false)} />
        <IconButton icon="eraser" label={text.erase} pressed={erasing} onClick={() => setErasing(true)} />
        <Button small variant="plain" disabled={empty} onClick={clear} className="ui-end">
          {text.clear}
        </Button>
      </div>
      <p id={`${id}-hint`} className="ui-pad-hint">
        {text.drawHint}
      </p>
    </div>
  );
}

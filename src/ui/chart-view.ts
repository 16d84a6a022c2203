/** One plotly chart on the page: draws a figure, feeds it what its streams gain, saves it. Loaded with plotly. */
import type { Figure, Stream } from "./figures/figure.ts";
import { resolveColors } from "./figures/figure.ts";
import { thin } from "./figures/thin.ts";
import { plotly } from "./plotly-bundle.ts";
import { rem as remNow, resolveVar, rgbOf } from "./theme.ts";

/** Points of a stream on screen: above `most` it is thinned to `kept`. */
const most = 1600;
const kept = 800;

interface Live {
  readonly trace: number;
  readonly stream: Stream;
  /** Points of the stream already drawn, and points on screen. */
  read: number;
  shown: number;
}

export class ChartView {
  private live: Live[] = [];
  private frame = 0;
  private notBefore = 0;
  private busy = false;
  private dead = false;
  /** What plotly is drawing. */
  private under: Promise<unknown> = Promise.resolve();
  private hidden: ReadonlySet<number> = new Set();
  private readonly root: HTMLElement;

  private readonly onPick: (x: number, y: number) => void;
  private listens = false;

  constructor(root: HTMLElement, onPick: (x: number, y: number) => void) {
    this.root = root;
    this.onPick = onPick;
  }

  /** Draws the figure, in the theme of now. */
  async show(figure: Figure, height: number): Promise<void> {
    cancelAnimationFrame(this.frame);
    this.live = [];
    const data = figure.traces.map(({ stream, faint, ...trace }, k) => {
      const resolved = resolveColors(trace as Record<string, unknown>, resolveVar);
      resolved.visible = !this.hidden.has(k);
      if (faint) resolved.fillcolor = `rgba(${rgbOf(trace.fillcolor as string).join(",")},0.16)`;
      if (!stream) return resolved;
      const points = thin(stream.x, stream.y, stream.length, kept);
      this.live.push({ trace: k, stream, read: stream.length, shown: points.x.length });
      return { ...resolved, ...points };
    });
    await this.draw(() => plotly.react(this.root, data, this.layout(figure, height), config));
    if (this.dead) return;
    this.listen();
    if (this.live.length > 0) this.loop();
  }

  /** Draws, unless the chart is gone. plotly is at it for a while, and fails when its element is emptied meanwhile. */
  private async draw(call: () => Promise<unknown>): Promise<void> {
    if (this.dead) return;
    const drawn = call();
    this.under = Promise.allSettled([this.under, drawn]);
    await drawn;
  }

  /** plotly gives its element `on` when it draws there first. */
  private listen(): void {
    if (this.listens) return;
    this.listens = true;
    const root = this.root as HTMLElement & {
      on(event: "plotly_click", call: (e: { points: { x: number; y: number }[] }) => void): void;
    };
    root.on("plotly_click", ({ points: [point] }) => point && this.onPick(point.x, point.y));
  }

  private layout(figure: Figure, height: number): Record<string, unknown> {
    const rem = remNow();
    const layout = resolveColors(figure.layout, resolveVar);
    const size = Math.round(0.75 * rem);
    const sized = (name: "xaxis" | "yaxis") => {
      const own = layout[name] as { title: { font: object }; tickfont: object; exponentformat?: string };
      return {
        ...own,
        title: { ...own.title, font: { ...own.title.font, size } },
        tickfont: { ...own.tickfont, size: own.exponentformat === "power" ? size / 1.25 : size },
      };
    };
    return {
      ...layout,
      xaxis: sized("xaxis"),
      yaxis: sized("yaxis"),
      height,
      width: this.root.clientWidth,
      margin: { t: 0.5 * rem, r: 0.75 * rem, b: 2 * rem, l: 2.5 * rem, pad: 0 },
      font: { family: resolveVar("var(--font)"), size, color: resolveVar("var(--ink-2)") },
      dragmode: matchMedia("(pointer: coarse)").matches ? false : layout.dragmode,
    };
  }

  /** Once a frame at most, and never more than a tenth of the time. */
  private loop(): void {
    this.frame = requestAnimationFrame((now) => {
      if (this.dead) return;
      if (now >= this.notBefore && !this.busy && document.visibilityState === "visible") void this.feed(now);
      this.loop();
    });
  }

  private async feed(now: number): Promise<void> {
    const grown = this.live.filter((l) => l.stream.length !== l.read);
    if (grown.length === 0) return;
    this.busy = true;
    try {
      const whole = grown.filter((l) => l.stream.length < l.read || l.shown + l.stream.length - l.read > most);
      const longer = grown.filter((l) => !whole.includes(l));
      for (const l of whole) {
        const points = thin(l.stream.x, l.stream.y, l.stream.length, kept);
        l.read = l.stream.length;
        l.shown = points.x.length;
        await this.draw(() => plotly.restyle(this.root, { x: [points.x], y: [points.y] }, [l.trace]));
      }
      if (longer.length > 0) {
        const cut = (a: ArrayLike<number>, l: Live) =>
          Array.prototype.slice.call(a, l.read, l.stream.length) as number[];
        const update = { x: longer.map((l) => cut(l.stream.x, l)), y: longer.map((l) => cut(l.stream.y, l)) };
        for (const l of longer) {
          l.shown += l.stream.length - l.read;
          l.read = l.stream.length;
        }
        const traces = longer.map((l) => l.trace);
        await this.draw(() => plotly.extendTraces(this.root, update, traces));
      }
    } finally {
      this.busy = false;
      this.notBefore = performance.now() + Math.max(50, 9 * (performance.now() - now));
    }
  }

  /** Hides and shows traces, without forgetting them. */
  async setHidden(hidden: ReadonlySet<number>, count: number): Promise<void> {
    const isSame = hidden.size === this.hidden.size && [...hidden].every((k) => this.hidden.has(k));
    this.hidden = hidden;
    if (isSame) return;
    const all = Array.from({ length: count }, (_, k) => k);
    await this.draw(() => plotly.restyle(this.root, { visible: all.map((k) => !hidden.has(k)) }, all));
  }

  async resize(width: number, height: number): Promise<void> {
    if (width > 0) await this.draw(() => plotly.relayout(this.root, { width, height }));
  }

  /** The picture as a file, on the theme's own ground. */
  async image(format: "png" | "svg"): Promise<Blob> {
    const { clientWidth: width, clientHeight: height } = this.root;
    const rem = remNow();
    await plotly.relayout(this.root, {
      paper_bgcolor: resolveVar("var(--surface)"),
      showlegend: true,
      "margin.t": 2.5 * rem,
    });
    try {
      const url = await plotly.toImage(this.root, { format, width, height, scale: format === "png" ? 3 : 1 });
      if (format === "svg")
        return new Blob([decodeURIComponent(url.slice(url.indexOf(",") + 1))], { type: "image/svg+xml" });
      const bytes = Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (c) => c.charCodeAt(0));
      return new Blob([bytes], { type: "image/png" });
    } finally {
      await plotly.relayout(this.root, { paper_bgcolor: "rgba(0,0,0,0)", showlegend: false, "margin.t": 0.5 * rem });
    }
  }

  destroy(): void {
    this.dead = true;
    cancelAnimationFrame(this.frame);
    void this.under.then(() => plotly.purge(this.root));
  }
}

/** No mode bar: our own menu saves; nothing is sent anywhere. */
const config = {
  displayModeBar: false,
  displaylogo: false,
  showSendToCloud: false,
  responsive: false,
  doubleClick: "reset",
  scrollZoom: false,
};

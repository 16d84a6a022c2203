/** Where a probability's bar ends. */

/** 0 … 1 along the track; a logarithmic track begins at 10^-decades. */
export function barPosition(p: number, log: boolean, decades: number): number {
  if (!(p > 0)) return 0;
  const at = log ? 1 + Math.log10(p) / decades : p;
  return Math.min(1, Math.max(0, at));
}

/** The transform that leaves that much of a full bar inside its track; what is not zero keeps a hairline. */
export function barTransform(position: number, upright: boolean): string {
  const away = Math.round((1 - position) * 10_000) / 100;
  if (upright) return `translateY(min(100% - 2px, ${away}%))`;
  return `translateX(max(-100% + 2px, ${away === 0 ? 0 : -away}%))`;
}

export interface BarTick {
  readonly at: number;
  readonly label: string;
}

/** A few marks of the axis; `few` where the track is narrow. */
export function barTicks(log: boolean, decades: number, locale: string, few: boolean): BarTick[] {
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  if (log) {
    const every = Math.ceil(decades / 5);
    const named = (d: number) => !few || d === 0 || d + every > decades;
    const ticks: BarTick[] = [];
    for (let d = 0; d <= decades; d += every)
      ticks.push({ at: 1 - d / decades, label: !named(d) ? "" : d === 0 ? percent.format(1) : `10${superscript(-d)}` });
    return ticks.reverse();
  }
  const label = (at: number) => (at === 0 ? "0" : few && at !== 1 ? "" : percent.format(at));
  return (few ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]).map((at) => ({ at, label: label(at) }));
}

const superscript = (n: number): string =>
  String(n)
    .replace("-", "⁻")
    .replace(/\d/g, (d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(d)]);

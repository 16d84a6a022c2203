import { placeIn, type Range, type Shown } from "./words.ts";

interface Props {
  readonly range: Range;
  /** The value that the rule speaks of. */
  readonly bound: number | null;
  readonly recorded?: Shown;
  readonly here?: Shown;
}

const width = 240;
const inset = 8;

/** Means and intervals against zero and the bound. A picture of numbers that stand beside it. */
export function IntervalPlot({ range, bound, recorded, here }: Props) {
  const x = (value: number) => inset + (width - 2 * inset) * placeIn(range, value);
  const both = recorded && here;
  const height = both ? 26 : 18;
  return (
    <svg className="claim-plot" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path className="claim-axis" d={`M0 ${height / 2}H${width}`} />
      <path className="claim-zero" d={`M${x(0)} 0V${height}`} />
      {bound !== null && bound !== 0 && <path className="claim-bound" d={`M${x(bound)} 0V${height}`} />}
      {recorded && <Mark className="claim-recorded" shown={recorded} x={x} y={both ? 7 : height / 2} />}
      {here && <Mark className="claim-here" shown={here} x={x} y={both ? 19 : height / 2} />}
    </svg>
  );
}

interface MarkProps {
  readonly className: string;
  readonly shown: Shown;
  readonly x: (value: number) => number;
  readonly y: number;
}

function Mark({ className, shown: { mean, low, high }, x, y }: MarkProps) {
  if (!Number.isFinite(mean)) return null;
  const hasEnds = low !== null && high !== null && Number.isFinite(low) && Number.isFinite(high);
  return (
    <g className={className}>
      {hasEnds && <path d={`M${x(low)} ${y}H${x(high)}M${x(low)} ${y - 3.5}v7M${x(high)} ${y - 3.5}v7`} />}
      <circle cx={x(mean)} cy={y} r="3.6" />
    </g>
  );
}

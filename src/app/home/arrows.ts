/** Where the arrows of the map run: straight between neighbours, else along the gutters. Plain boxes in, paths out. */

/** Pixels from the map's own corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Point = readonly [x: number, y: number];

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** The line, ending where the head begins. */
  readonly line: string;
  readonly head: string;
}

interface Way {
  readonly points: readonly Point[];
  /** The gutter that it runs along, by its middle; null for a straight arrow. */
  readonly gutter: number | null;
}

const right = (b: Box) => b.x + b.width;
const bottom = (b: Box) => b.y + b.height;
const middle = (b: Box) => b.y + b.height / 2;
const isWithin = (v: number, low: number, high: number) => v > low && v < high;

/** The middle of what two ranges share; null where they do not overlap. */
function shared(a: number, b: number, c: number, d: number): number | null {
  const [low, high] = [Math.max(a, c), Math.min(b, d)];
  return low < high ? (low + high) / 2 : null;
}

/** Between two lanes of arrows in a gutter, pixels. */
const apart = 13;

function wayOf(a: Box, b: Box, others: readonly Box[], gap: number, shift: number): Way {
  const y = shared(a.y, bottom(a), b.y, bottom(b));
  if (y !== null && right(a) <= b.x) {
    const free = !others.some((o) => isWithin(o.x, right(a) - 1, b.x) && isWithin(y, o.y, bottom(o)));
    if (free) return { points: [[right(a), y], [b.x, y]], gutter: null }; // prettier-ignore
  }
  const x = shared(a.x, right(a), b.x, right(b));
  if (x !== null && bottom(a) <= b.y) {
    const free = !others.some((o) => isWithin(o.y, bottom(a) - 1, b.y) && isWithin(x, o.x, right(o)));
    if (free) return { points: [[x, bottom(a)], [x, b.y]], gutter: null }; // prettier-ignore
  }
  const [leaving, entering] = [right(a) + gap / 2, b.x - gap / 2];
  const end: Point = [b.x, middle(b)];
  if (isWithin(entering, a.x, right(a))) {
    const g = entering + shift;
    return { gutter: entering, points: [[g, bottom(a)], [g, end[1]], end] }; // prettier-ignore
  }
  const start: Point = [right(a), middle(a)];
  const g = leaving + shift;
  if (isWithin(leaving, b.x, right(b))) return { gutter: leaving, points: [start, [g, start[1]], [g, b.y]] };
  if (leaving > right(b)) {
    return { gutter: leaving, points: [start, [g, start[1]], [g, middle(b)], [right(b), middle(b)]] };
  }
  if (Math.abs(leaving - entering) < 2) {
    const low: Point = [start[0], a.y + 0.8 * a.height];
    return { gutter: leaving, points: [low, [g, low[1]], [g, end[1]], end] };
  }
  const [down, across] = [a.x + a.width / 2, bottom(a) + gap / 2];
  const h = entering + shift;
  return { gutter: entering, points: [[down, bottom(a)], [down, across], [h, across], [h, end[1]], end] }; // prettier-ignore
}

/**
 * @param gap between neighbouring boxes, pixels
 * @returns an arrow for each edge whose ends have a box
 */
export function arrowsOf(
  edges: readonly { readonly from: string; readonly to: string }[],
  boxes: Readonly<Record<string, Box>>,
  gap: number,
): Arrow[] {
  const known = edges.filter(({ from, to }) => boxes[from] && boxes[to]);
  const way = ({ from, to }: (typeof known)[number], shift: number) => {
    const others = Object.keys(boxes).filter((id) => id !== from && id !== to);
    return wayOf(boxes[from], boxes[to], others.map((id) => boxes[id]), gap, shift); // prettier-ignore
  };
  const first = known.map((edge) => ({ edge, gutter: way(edge, 0).gutter }));
  return known.map((edge, i) => {
    const mine = first[i].gutter;
    // Those that turn off to the left run on the left, so that they do not cross the others.
    const sharing = first
      .filter(({ gutter }) => gutter !== null && mine !== null && Math.abs(gutter - mine) < 2)
      .sort((one, two) => boxes[one.edge.to].x - boxes[two.edge.to].x);
    const place = sharing.findIndex((one) => one.edge === edge);
    const shift = mine === null ? 0 : (place - (sharing.length - 1) / 2) * apart;
    return { from: edge.from, to: edge.to, ...drawn(way(edge, shift).points) };
  });
}

const headLength = 9;

/** A line with round corners, and a head at its end. */
function drawn(points: readonly Point[]): Pick<Arrow, "line" | "head"> {
  const [tip, before] = [points.at(-1)!, points.at(-2)!];
  const [ux, uy] = direction(before, tip);
  const neck: Point = [tip[0] - headLength * ux, tip[1] - headLength * uy];
  const way = [...points.slice(0, -1), neck];
  const corners = way.slice(1, -1).map((corner, i) => {
    const radius = Math.min(12, distance(way[i], corner) / 2, distance(corner, way[i + 2]) / 2);
    const [inX, inY] = direction(way[i], corner);
    const [outX, outY] = direction(corner, way[i + 2]);
    const [x, y] = corner;
    return `L${text([x - radius * inX, y - radius * inY])}Q${text(corner)} ${text([x + radius * outX, y + radius * outY])}`;
  });
  const side = (by: number): Point => [neck[0] - by * uy, neck[1] + by * ux];
  return {
    line: `M${text(way[0])}${corners.join("")}L${text(neck)}`,
    head: `M${text(tip)}L${text(side(5))}L${text(side(-5))}Z`,
  };
}

const distance = ([a, b]: Point, [c, d]: Point) => Math.hypot(c - a, d - b);
const text = ([x, y]: Point) => `${Math.round(10 * x) / 10} ${Math.round(10 * y) / 10}`;

function direction(from: Point, to: Point): Point {
  const length = distance(from, to) || 1;
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

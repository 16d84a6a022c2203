/** Straight motion between walls: a point keeps its velocity and is reflected, which unfolds into a straight line. */

/** Where a point may be along an axis. */
export interface Walls {
  readonly low: number;
  readonly high: number;
}

/** Where the centre of ink of a moving digit may be, in pixels of a frame, across and down alike. */
export const walls: Walls = { low: 5, high: 11 };

/** The coordinate that a point at `free` would have without walls, folded back between them. */
export function reflected(free: number, { low, high }: Walls): number {
  const room = high - low;
  const along = (((free - low) % (2 * room)) + 2 * room) % (2 * room);
  return low + (along <= room ? along : 2 * room - along);
}

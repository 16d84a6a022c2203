import { useDispatch, useLab, useLabState, useSignal } from "./lab.tsx";

export interface ExampleChoice {
  /** Row of the examples on screen; −1 where there are none. */
  readonly row: number;
  /** Its place among them, most ambiguous first. */
  readonly place: number;
  readonly select: (row: number) => void;
  /** So many places on, round the ends. */
  readonly move: (by: number) => void;
}

/** The example that is looked at: of the link, or the one most ambiguous to the teacher. */
export function useExample(): ExampleChoice {
  const { exhibits } = useLab();
  const dispatch = useDispatch();
  useSignal(exhibits.changed);
  const wanted = useLabState((s) => s.view.example);
  const { order } = exhibits;
  const n = order.length;
  const row = n === 0 ? -1 : wanted !== undefined && wanted < n ? wanted : order[0];
  const place = order.indexOf(row);
  const select = (example: number) => dispatch({ type: "look", view: { example } });
  return { row, place, select, move: (by) => n > 0 && select(order[(place + by + n) % n]) };
}

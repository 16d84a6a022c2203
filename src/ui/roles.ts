/** Whose result something is; colours, weaves, dashes and markers follow from it. `hard` is a one-hot label. */
export type Role = "teacher" | "student" | "control" | "smoothed" | "truth" | "hard";

export type Dash = "solid" | "dot" | "dash" | "longdash" | "dashdot" | "longdashdot";

interface RoleLine {
  readonly dash: Dash;
  readonly width: number;
  /** plotly's marker symbol, also drawn by our canvases. */
  readonly marker: Marker;
}

export type Marker =
  | "circle"
  | "square"
  | "triangle-up"
  | "diamond"
  | "cross"
  | "x"
  | "triangle-down"
  | "star"
  | "pentagon"
  | "hexagon";

/** How one of many looks where roles do not tell them apart. */
export interface Look {
  /** A CSS colour. */
  readonly color: string;
  readonly marker: Marker;
  readonly dash: Dash;
}

/** How a role's line looks on a chart. */
export const roleLines: Readonly<Record<Role, RoleLine>> = {
  teacher: { dash: "dash", width: 2, marker: "circle" },
  student: { dash: "solid", width: 2.5, marker: "square" },
  control: { dash: "dot", width: 2.5, marker: "diamond" },
  smoothed: { dash: "dashdot", width: 2, marker: "triangle-up" },
  truth: { dash: "solid", width: 1.25, marker: "cross" },
  hard: { dash: "longdashdot", width: 1.25, marker: "x" },
};

/** Marker of class k: with the colour `--class-k`, the second way to tell classes apart. */
export const classMarkers: readonly Marker[] = [
  "circle",
  "square",
  "triangle-up",
  "diamond",
  "cross",
  "x",
  "triangle-down",
  "star",
  "pentagon",
  "hexagon",
];

/** CSS colour of class k. */
export const classColor = (k: number): string => `var(--class-${((k % 10) + 10) % 10})`;

/** CSS colour of a role's marks. */
export const roleColor = (role: Role): string => `var(--${role})`;

/** A, B, … Z, AA: the letter of class k, where a name does not fit. */
export function classLetter(k: number): string {
  return (k >= 26 ? classLetter(Math.floor(k / 26) - 1) : "") + String.fromCharCode(65 + (k % 26));
}

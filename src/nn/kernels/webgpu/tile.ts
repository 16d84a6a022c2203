/**
 * A block of a matrix product in the registers of one invocation. Reading from a buffer costs more than multiplying: 8 × 4
 * results need 12 numbers per step where 4 × 4 need 8 for half as many. No workgroup memory: these matrices fit the
 * caches, and barriers cost more than they save. All code is written out, as arrays with a changing index live in memory.
 */
import { isSimulated } from "./program.ts";

export const rowsOfBlock = 8;
/** Steps of the sum that are written out: halves what a loop costs, and longer code leaves the instruction cache. */
const unroll = 2;

/** An invocation's columns lie `across` apart, so that neighbouring invocations read neighbouring numbers. */
export interface Tile {
  readonly columns: number;
  /** Invocations of a workgroup side by side, and one above the other. */
  readonly across: number;
  readonly down: number;
}

/**
 * Narrow matrices, such as the last layer's, get narrow tiles, else most of the work would be thrown away. 8 × 8 would
 * spill on small GPUs; one that is simulated has no registers to spill, and there a read costs most of all.
 */
export function tileFor(columns: number): Tile {
  if (columns <= 16) return { columns: columns > 4 ? 2 : 1, across: 4, down: 16 };
  const fillsWide = Math.ceil(columns / 32) % 2 === 0;
  return fillsWide && isSimulated() ? { columns: 8, across: 8, down: 4 } : { columns: 4, across: 8, down: 8 };
}

/** Belongs into the key of every kernel with a tile. */
export const tileKey = ({ columns, across }: Tile): string => `${columns}x${across}`;

export const workgroupOf = ({ across, down }: Tile): [number, number, number] => [across, down, 1];

/** Blocks of rows that cover `n` rows. */
export const rowBlocks = (n: number): number => Math.ceil(n / rowsOfBlock);

/** Workgroups for so many columns and blocks of rows. */
export const workgroupsOf = (t: Tile, columns: number, blocks: number, copies: number): [number, number, number] => [
  Math.ceil(columns / (t.columns * t.across)),
  Math.ceil(blocks / t.down),
  copies,
];

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const eachColumn = ({ columns }: Tile, code: (j: number) => string): string => upTo(columns).map(code).join("\n");
const eachRow = (code: (i: number) => string): string => upTo(rowsOfBlock).map(code).join("\n");

/** `copy`, `row` and `column` of an invocation's first result. Outside the matrix there is nothing to do. */
export const place = (t: Tile): string => `
  let copy = i32(workgroupId.z);
  let row = (i32(workgroupId.y) * ${t.down} + i32(localId.y)) * ${rowsOfBlock};
  let column = i32(workgroupId.x) * ${t.columns * t.across} + i32(localId.x);
  let height = uniforms.rows;
  let width = uniforms.columns;
  let depth = uniforms.depth;
  if (column >= width) { return; }
`;

/** Where an operand of the product lies: the index of its first number and its strides, as expressions. */
export interface Operand {
  readonly start: string;
  /** From one row (of the left operand) or column (of the right one) of the result to the next. */
  readonly along: string;
  /** From one step of the sum to the next. */
  readonly step: string;
}

/** Places c0, c1 … of the right operand's columns; beyond the edge, the last column again. */
const columnPlaces = (t: Tile, b: Operand): string =>
  eachColumn(t, (j) => `let c${j} = min(column + ${j * t.across}, width - 1) * ${b.along};`);

/** s{i}_{j} = first(j) + Σ A(row + i, k)·B(k, column j) over `depth`. */
export function multiply(t: Tile, a: Operand, b: Operand, first: (j: number) => string): string {
  const steps = (n: number) => {
    const at = upTo(n);
    return `
      ${at.map((u) => `let a${u} = ${u ? `a${u - 1} + aStep` : "a"}; let b${u} = ${u ? `b${u - 1} + bStep` : "b"};`).join(" ")}
      ${eachColumn(t, (j) => at.map((u) => `let y${u}_${j} = f32(B[b${u} + c${j}]);`).join(" "))}
      ${eachRow(
        (i) =>
          `${at.map((u) => `let x${u}_${i} = f32(A[a${u} + r${i}]);`).join(" ")}
          ${eachColumn(t, (j) => `s${i}_${j} += ${at.map((u) => `x${u}_${i} * y${u}_${j}`).join(" + ")};`)}`,
      )}
      a = a${n - 1} + aStep; b = b${n - 1} + bStep;`;
  };
  return `
    ${eachRow((i) => `let r${i} = min(row + ${i}, height - 1) * ${a.along};`)}
    ${columnPlaces(t, b)}
    ${eachColumn(t, (j) => `let f${j} = ${first(j)};`)}
    ${eachRow((i) => eachColumn(t, (j) => `var s${i}_${j} = f${j};`))}
    let aStep = ${a.step};
    let bStep = ${b.step};
    var a = ${a.start};
    var b = ${b.start};
    for (var k = depth / ${unroll}; k > 0; k--) { ${steps(unroll)} }
    for (var k = depth % ${unroll}; k > 0; k--) { ${steps(1)} }`;
}

/** s_{j} = Σ B(k, column j) over `depth`, put as row `height`. */
export const sumColumns = (t: Tile, b: Operand): string => `
  ${columnPlaces(t, b)}
  ${eachColumn(t, (j) => `var s_${j} = 0.0;`)}
  let bStep = ${b.step};
  var b = ${b.start};
  for (var k = depth; k > 0; k--) { ${eachColumn(t, (j) => `s_${j} += f32(B[b + c${j}]);`)} b += bStep; }
  ${eachColumn(t, (j) => put(t, "height", j, `s_${j}`))}`;

const put = (t: Tile, row: string, j: number, value: string): string =>
  `if (column + ${j * t.across} < width) { put(copy, ${row}, column + ${j * t.across}, ${value}); }`;

/** Calls put(copy, row, column, value) for the results inside the matrix. */
export const results = (t: Tile): string =>
  eachRow((i) => `if (row + ${i} < height) { ${eachColumn(t, (j) => put(t, `row + ${i}`, j, `s${i}_${j}`))} }`);

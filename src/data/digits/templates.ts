/**
 * How each digit is written: pen strokes through control points, and pairs of digits that turn into each other.
 *
 * A stroke is text "x,y x,y …" in percent of the glyph's height, x to the right, y downwards; the curve passes
 * through every point, smoothly except at a corner, marked "!".
 */

/** One pen stroke: control points `[n]` with how sharp the curve turns there, 0 (smooth) … 1 (corner). */
export interface Stroke {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly corner: Float64Array;
}

/** The strokes of one way to write a digit. */
export type Glyph = readonly Stroke[];

/** Two digits written with the same strokes and numbers of points, so that every mixture of them is connected. */
export interface MorphPair {
  /** The two digits. */
  readonly digits: readonly [number, number];
  readonly glyphs: readonly [Glyph, Glyph];
}

function stroke(text: string): Stroke {
  const points = text.split(" ").map((point) => point.split(/[,!]/).map(Number));
  return {
    x: Float64Array.from(points, (p) => p[0]),
    y: Float64Array.from(points, (p) => p[1]),
    corner: Float64Array.from(text.split(" "), (point) => (point.endsWith("!") ? 1 : 0)),
  };
}

const glyph = (...strokes: string[]): Glyph => strokes.map(stroke);

/** The ways to write each digit, `glyphs[digit][way]`. */
export const glyphs: readonly (readonly Glyph[])[] = [
  [
    glyph("52,0 27,13 20,50 28,88 50,100 72,87 80,50 72,12 52,0"),
    glyph("60,4 36,5 21,40 26,84 50,100 73,86 80,48 68,10 44,-2 36,8"),
    glyph("44,2 24,24 22,64 38,96 58,98 76,74 76,30 60,2 46,3"),
  ],
  [
    glyph("50,0 50,50 50,100"),
    glyph("50,0 51,50 49,100"),
    glyph("31,22 44,12 55,0! 54,50 53,100"),
    glyph("31,20 44,11 55,0! 54,50 53,98!", "32,99 52,98 74,99"),
  ],
  [
    glyph("22,22 33,4 56,0 75,16 69,42 46,70 20,98! 50,97 82,98"),
    glyph("22,20 40,1 65,4 74,24 60,54 36,88 22,97 17,87 32,81 56,94 82,95"),
    glyph("23,14 48,0 73,12 72,36 50,64 20,96! 44,91 62,97 84,93"),
    glyph("20,10 48,1 72,16 64,46 40,76 22,97! 52,98 78,99"),
  ],
  [
    glyph("24,12 48,0 71,14 66,36 42,47! 72,58 77,84 52,100 21,89"),
    glyph("24,3 50,3 75,3! 60,22 45,41! 72,52 78,80 52,100 20,89"),
    glyph("22,12 46,0 69,12 66,34 48,45 40,49 50,50 74,62 74,90 46,100 20,92"),
    glyph("26,8 50,0 70,15 62,37 42,46! 66,52 76,74 60,96 34,99 20,88"),
  ],
  [
    glyph("36,0 28,32 20,62! 52,61 84,60", "66,30 63,66 60,100"),
    glyph("62,100 64,50 66,0! 42,34 17,66! 50,67 86,66"),
    glyph("28,3 23,22 22,42 34,54 56,52 73,40", "76,4 73,50 68,100"),
    glyph("30,2 25,28 24,50! 50,52 76,49", "74,6 72,50 70,100"),
  ],
  [
    glyph("77,2 55,3 34,2! 28,44! 52,37 76,52 77,80 52,100 21,91"),
    glyph("34,3 31,24 28,45! 52,39 75,54 74,84 50,100 20,90", "33,3 54,4 78,1"),
    glyph("73,4 52,2 37,5 32,20 30,42 46,43 70,50 77,74 60,97 34,99 20,90"),
  ],
  [
    glyph("68,2 42,18 24,52 26,84 50,100 74,86 72,60 50,50 27,66"),
    glyph("58,0 35,36 22,72 34,97 60,97 75,78 65,59 44,58 25,76"),
    glyph("74,12 56,0 32,18 22,60 32,94 54,100 75,84 69,58 46,53 25,70"),
  ],
  [
    glyph("20,4 50,3 80,3! 60,46 42,100"),
    glyph("20,7 52,3 79,2! 58,42 48,100"),
    glyph("20,4 50,3 80,3! 60,46 42,100", "34,52 52,51 72,50"),
    glyph("20,18 21,4! 50,5 79,3! 58,46 44,100"),
    glyph("22,20 22,5! 50,5 79,3! 58,46 44,100", "36,50 54,49 72,47"),
  ],
  [
    glyph("72,16 52,0 28,13 33,36 52,48 74,66 73,90 50,100 26,89 28,66 50,48 68,34 72,16"),
    glyph("50,47 31,36 31,9 50,0 69,9 69,36 50,47 26,60 25,89 50,100 75,88 74,60 50,47"),
    glyph("74,9 50,1 29,14 36,38 58,52 75,72 68,94 46,100 26,86 34,64 56,44 76,12"),
  ],
  [
    glyph("73,22 58,1 33,5 25,29 41,50 65,43 75,18! 73,60 68,100"),
    glyph("73,20 52,0 28,14 30,42 53,49 74,24 76,50 66,88 44,100 26,92"),
    glyph("70,18 46,0 26,20 38,46 64,38 74,12! 64,58 54,100"),
    glyph("74,26 56,2 33,3 24,26 40,47 62,42 74,24 71,60 70,100"),
  ],
];

const pair = (a: number, b: number, ...strokes: [string, string][]): MorphPair => ({
  digits: [a, b],
  glyphs: [glyph(...strokes.map((s) => s[0])), glyph(...strokes.map((s) => s[1]))],
});

/**
 * Confusable pairs; every digit stands in at least one. Points correspond by design rather than by an assignment
 * computed after resampling, because what makes such digits ambiguous is one stroke closing, opening or sliding.
 */
export const morphPairs: readonly MorphPair[] = [
  pair(0, 6, [
    "59,0 36,8 21,46 28,86 50,100 72,88 80,54 73,16 57,0",
    "66,0 41,16 24,50 28,86 50,100 72,86 72,62 50,52 27,66",
  ]),
  pair(1, 7, ["32,24 43,13 55,0! 53,50 51,100", "19,5 50,3 80,3! 60,46 44,100"]),
  pair(2, 7, ["22,18 46,0 73,15 50,64 21,98! 52,97 82,98", "19,6 48,3 80,3! 62,44 45,98! 45,99 46,100"]),
  pair(3, 8, [
    "25,17 30,6 48,0 71,14 64,37 44,47 74,63 76,88 50,100 29,95 21,86",
    "47,47 28,24 48,0 71,14 64,37 47,47 74,65 75,89 50,100 25,84 47,48",
  ]),
  pair(
    3,
    5,
    ["24,3 50,3 76,3", "26,3 50,3 76,3"],
    ["75,3 61,22 46,41! 72,52 78,80 52,100 20,89", "29,3 28,23 27,44! 56,38 78,60 60,98 20,90"],
  ),
  pair(
    4,
    9,
    ["27,3 22,22 22,42 34,54 56,52 73,40", "75,17 53,0 27,13 27,40 52,49 74,28"],
    ["76,4 73,50 68,100", "75,14 74,55 69,100"],
  ),
  pair(5, 6, [
    "75,3 54,2 34,4! 29,43! 52,38 75,53 76,82 50,100 34,98 25,93 19,88",
    "69,1 52,9 36,26 25,52 48,50 70,56 74,82 50,100 32,93 25,76 25,54",
  ]),
  pair(6, 8, [
    "71,10 69,8 63,3 51,1 34,17 25,44 22,72 49,100 76,78 52,51 25,68",
    "50,47 69,34 69,9 48,0 30,14 34,38 23,70 50,100 77,72 54,48 28,62",
  ]),
  pair(7, 9, ["25,23 22,16 22,6 48,4 78,3! 61,50 46,100", "72,28 46,46 25,24 48,0 74,10! 70,56 62,100"]),
];

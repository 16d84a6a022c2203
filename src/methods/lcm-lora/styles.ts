/** Styles of drawn digits: knobs of the hand, away from the middle of the hands that the base has seen. */
import { DIGIT_SIZE, drawOne, randomStyle, type DigitStyle } from "../../data/digits/digits.ts";
import type { Rng } from "../../math/rng.ts";
import { digitClasses, type Drawn } from "../generative/images.ts";

type Knob = "slant" | "pen" | "ink";

/** A style: where its knobs stand, in standard deviations of all hands from their mean; the others vary as ever. */
export type Style = Partial<Readonly<Record<Knob, number>>>;

/** The knob at z standard deviations of all hands (data/digits, `randomStyle`) from their mean. */
const knobs: Readonly<Record<Knob, (z: number, hand: DigitStyle) => Partial<DigitStyle>>> = {
  slant: (z) => ({ slant: 0.1 + 0.19 * z }),
  pen: (z, { size }) => ({ width: size * (0.145 + 0.026 * z) }),
  ink: (z) => ({ ink: Math.min(1, Math.max(0.1, 0.85 + 0.087 * z)) }),
};
/** Hands of a style differ in it by so many standard deviations of all hands. */
const scatter = 0.5;

interface StyleChoice extends Readonly<Record<Knob, number>> {
  readonly style: "slant" | "thick" | "pale" | "composed";
  readonly strength: number;
}

/** The style that a recipe names or composes. */
export function styleOf({ style, strength, slant, pen, ink }: StyleChoice): Style {
  switch (style) {
    case "slant":
      return { slant: strength };
    case "thick":
      return { pen: strength };
    case "pale":
      return { ink: -strength };
    case "composed":
      return { slant, pen, ink };
  }
}

/** Draws n digits of a style, all classes in turn. */
export const styled =
  (style: Style) =>
  (rng: Rng, n: number): Drawn => {
    const images = new Float32Array(n * DIGIT_SIZE ** 2);
    const labels = Uint8Array.from({ length: n }, (_, i) => i % digitClasses);
    const turned = Object.entries(style) as [Knob, number][];
    for (let i = 0; i < n; i++) {
      const one = rng.fold("digit", i);
      const hand = randomStyle(one.fold("hand"));
      const draws = one.fold("style").normal(turned.length);
      const own = turned.map(([knob, z], k) => knobs[knob](z + scatter * draws[k], hand));
      images.set(drawOne(one, labels[i], Object.assign({}, hand, ...own)), i * DIGIT_SIZE ** 2);
    }
    return { images, labels };
  };

/** Styles of drawn digits: one knob of the hand, away from the middle of the hands that the base has seen. */
import { DIGIT_SIZE, drawOne, randomStyle, type DigitStyle } from "../../data/digits/digits.ts";
import type { Rng } from "../../math/rng.ts";
import { digitClasses, type Drawn } from "../generative/images.ts";

export type StyleId = "slant" | "thick" | "pale";

/** The knob at z standard deviations of all hands (data/digits, `randomStyle`) from their mean. */
const knobs: Readonly<Record<StyleId, (z: number, hand: DigitStyle) => Partial<DigitStyle>>> = {
  slant: (z) => ({ slant: 0.1 + 0.19 * z }),
  thick: (z, { size }) => ({ width: size * (0.145 + 0.026 * z) }),
  pale: (z) => ({ ink: Math.min(1, Math.max(0.1, 0.85 - 0.087 * z)) }),
};
/** Hands of a style differ in it by so many standard deviations of all hands. */
const scatter = 0.5;

/** Draws n digits of a style `strength` standard deviations from the middle, all classes in turn. */
export const styled =
  (style: StyleId, strength: number) =>
  (rng: Rng, n: number): Drawn => {
    const images = new Float32Array(n * DIGIT_SIZE ** 2);
    const labels = Uint8Array.from({ length: n }, (_, i) => i % digitClasses);
    for (let i = 0; i < n; i++) {
      const one = rng.fold("digit", i);
      const hand = randomStyle(one.fold("hand"));
      const z = strength + scatter * one.fold("style").normal(1)[0];
      images.set(drawOne(one, labels[i], { ...hand, ...knobs[style](z, hand) }), i * DIGIT_SIZE ** 2);
    }
    return { images, labels };
  };

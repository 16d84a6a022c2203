import { expect, test } from "vitest";
import { framesAt, framesOf } from "./frames.ts";

// Three clips of two frames of two pixels: clip, frame and pixel are the digits.
const clips = Float32Array.of(0, 1, 10, 11, 100, 101, 110, 111, 200, 201, 210, 211);

test("one frame of several clips, side by side", () => {
  expect([...framesAt(clips, 2, 2, 3, 1)]).toEqual([10, 11, 110, 111, 210, 211]);
  expect([...framesAt(clips, 2, 2, 2, 0)]).toEqual([0, 1, 100, 101]);
});

test("all frames of one clip", () => {
  expect([...framesOf(clips, 2, 2, 1)]).toEqual([100, 101, 110, 111]);
});

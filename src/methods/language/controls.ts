/** Controls that the language methods share. */
import { choice, logSlider, slider, text } from "../../lab/controls.ts";

const isTrained = (p: Record<string, unknown>) => p["teacher"] === "live";

/** What is looked at: one problem, and how the models write. Nothing is trained for it. */
export const lookControls = {
  problem: text({ default: "286914", pattern: /[0-9]{1,6}/, maxLength: 6, key: "problem", group: "sampling", redraws: true }), // prettier-ignore
  temperature: slider({ min: 0, max: 2, step: 0.05, default: 0, key: "temp", group: "sampling", redraws: true }),
  draw: slider({
    min: 0,
    max: 999,
    step: 1,
    default: 0,
    integer: true,
    key: "draw",
    group: "sampling",
    redraws: true,
    when: (p) => Number(p["temperature"]) > 0,
  }),
} as const;

export const teacherControls = {
  teacher: choice(["pretrained", "live"], { default: "pretrained", key: "teacher", group: "teacher" }),
  teacherErrors: slider({ min: 0, max: 1, step: 0.05, default: 0.6, key: "te", group: "teacher", when: isTrained }),
  teacherSteps: logSlider({ min: 50, max: 3000, default: 600, integer: true, key: "ts", group: "teacher", when: isTrained }), // prettier-ignore
} as const;

/** A multiple of 4, for four heads of equal size. */
export const studentControls = {
  width: slider({ min: 8, max: 64, step: 4, default: 32, integer: true, key: "w", group: "student" }),
} as const;

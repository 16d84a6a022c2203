/** The networks in public/artifacts and the runs that make them. Seeds from 100 on: none of these judges anything. */
import type { ControlValue } from "../lab/controls.ts";

interface Pretraining {
  readonly seed: number;
  readonly set: Readonly<Record<string, ControlValue>>;
}

const plane = (dataset: string): Pretraining => ({
  seed: 100,
  set: {
    dataset,
    teacher: "live",
    teacherWidth: 64,
    teacherDepth: 2,
    teacherExamples: 4000,
    teacherSteps: 1500,
    steps: 10,
  },
});

export const pretrained: Readonly<Record<string, Pretraining>> = {
  "teacher-digits": {
    seed: 100,
    set: {
      dataset: "digits",
      teacher: "live",
      teacherWidth: 192,
      teacherDepth: 2,
      teacherExamples: 20_000,
      teacherSteps: 1500,
      steps: 10,
    },
  },
  "teacher-overlap8": plane("overlap8"),
  "teacher-ring4": plane("ring4"),
  "teacher-moons": plane("moons"),
  "teacher-spirals": plane("spirals"),
};

/** The stairs of progressive distillation. */

/**
 * Numbers of steps of the students, one after another, down to 1. Each merges `stride` steps of its teacher into one, or as
 * few more as divide the teacher's number: a student knows only the noise levels at which it was trained.
 * @param most steps of the first teacher
 * @param stride "all": a single student merges all of them
 */
export function studentSteps(most: number, stride: number | "all"): number[] {
  const students: number[] = [];
  for (let steps = most; steps > 1;) {
    let merged = stride === "all" ? steps : Math.min(stride, steps);
    while (steps % merged !== 0) merged++;
    students.push((steps /= merged));
  }
  return students;
}

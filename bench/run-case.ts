/** One case on one backend: every contestant set up, compared, and timed. Runs in a worker of the page, or in Node. */
import { bound } from "./bound.ts";
import { cases } from "./cases.ts";
import type { BenchBackend, Contestant, Training } from "./contestant.ts";
import { disagreement, firstLosses } from "./guard.ts";
import { jax } from "./jax.ts";
import { ours } from "./ours.ts";
import { createProblem } from "./problem.ts";
import { full, measure, quick, type Timed } from "./protocol.ts";
import { stock } from "./stock.ts";

const contestants: readonly Contestant[] = [ours, stock, jax, bound];

export interface CaseRequest {
  readonly caseId: number;
  readonly backend: BenchBackend;
  readonly only: readonly string[];
  readonly quick: boolean;
}

/** A contestant with a number of students. */
export interface LaneResult extends Timed {
  readonly contestant: string;
  readonly students: number;
  readonly manner: string;
  /** Losses of the first steps, as the guard saw them. */
  readonly losses: readonly number[];
}

export interface CaseResult {
  readonly caseId: number;
  readonly backend: BenchBackend;
  readonly lanes: readonly LaneResult[];
  /** Sentences about contestants that compute something else or cannot run. */
  readonly problems: readonly string[];
}

interface Lane {
  readonly contestant: Contestant;
  readonly students: number;
  readonly training: Training;
  readonly losses: readonly number[];
}

export async function runCase(request: CaseRequest): Promise<CaseResult> {
  const { caseId, backend, only } = request;
  const c = cases.find(({ id }) => id === caseId)!;
  const problems: string[] = [];
  const lanes: Lane[] = [];
  for (const students of c.students) {
    const problem = createProblem(c, students);
    let reference: readonly number[] | null = null;
    for (const contestant of contestants) {
      if (only.length > 0 && !only.includes(contestant.name)) continue;
      try {
        const training = await contestant.setup(problem, backend);
        const losses = contestant.trains ? await firstLosses(training) : [];
        if (contestant.trains) {
          reference ??= losses;
          const wrong = disagreement(losses, reference);
          if (wrong) problems.push(`${contestant.name}, ${students} × ${c.name} on ${backend}: ${wrong}`);
        }
        lanes.push({ contestant, students, training, losses });
      } catch (error) {
        problems.push(`${contestant.name}, ${students} × ${c.name} on ${backend}: ${sentence(error)}`);
      }
    }
  }
  const trainings = lanes.map(({ training }) => training);
  const timed = problems.length === 0 ? await measure(trainings, request.quick ? quick : full) : [];
  for (const training of trainings) training.dispose();
  return {
    caseId,
    backend,
    problems,
    lanes: timed.map((times, i) => {
      const { contestant, students, losses } = lanes[i];
      return { contestant: contestant.name, students, manner: contestant.manner, losses, ...times };
    }),
  };
}

function sentence(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

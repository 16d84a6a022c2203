/** One case on one backend: every contestant set up, compared, and timed. Runs in a worker of the page, or in Node. */
import { bound } from "./bound.ts";
import { cases, type Case } from "./cases.ts";
import type { BenchBackend, Contestant, Training } from "./contestant.ts";
import { ours as oursDiffusion } from "./diffusion-ours.ts";
import { stock as stockDiffusion } from "./diffusion-stock.ts";
import { disagreement, firstLosses, learningLosses, slackness } from "./guard.ts";
import { jax } from "./jax.ts";
import { ours } from "./ours.ts";
import { createProblem, type Problem } from "./problem.ts";
import { full, measure, quick, type Timed } from "./protocol.ts";
import { stock } from "./stock.ts";

const contestantsOf = ({ diffusion }: Case): readonly Contestant[] =>
  diffusion ? [oursDiffusion, stockDiffusion, bound] : [ours, stock, jax, bound];

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
  /** Sentences about contestants that compute something else or cannot run, and were therefore not timed. */
  readonly problems: readonly string[];
}

interface Lane {
  readonly contestant: Contestant;
  readonly students: number;
  readonly training: Training;
  readonly losses: readonly number[];
}

export async function runCase(request: CaseRequest): Promise<CaseResult> {
  const { caseId, backend } = request;
  const c = cases.find(({ id }) => id === caseId)!;
  const problems: string[] = [];
  const lanes: Lane[] = [];
  for (const students of c.students) {
    const report = (lane: string, what: string) =>
      problems.push(`${lane}, ${students} × ${c.name} on ${backend}: ${what}`);
    const group = await setUp(request, createProblem(c, students), report);
    const training = group.filter(({ contestant }) => contestant.trains);
    const reference = training.find(({ contestant }) => contestant.name === "stock") ?? training[0];
    const wrongWith = ({ contestant, losses }: Lane) => {
      if (!contestant.trains) return null;
      if (!c.diffusion) return disagreement(losses, reference.losses);
      return slackness(losses, c.diffusion.lesson === "lab" ? reference.losses : null);
    };
    for (const lane of group) {
      const wrong = wrongWith(lane);
      if (wrong) report(lane.contestant.name, wrong);
      if (wrong) lane.training.dispose();
      else lanes.push(lane);
    }
  }
  const trainings = lanes.map(({ training }) => training);
  const timed = await measure(trainings, request.quick ? quick : full);
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

/** All contestants wanted, after their first steps. */
async function setUp(
  { backend, only }: CaseRequest,
  problem: Problem,
  report: (lane: string, what: string) => void,
): Promise<Lane[]> {
  const lanes: Lane[] = [];
  const judged = problem.case.diffusion ? learningLosses : firstLosses;
  for (const contestant of contestantsOf(problem.case)) {
    if (only.length > 0 && !only.includes(contestant.name)) continue;
    try {
      const training = await contestant.setup(problem, backend);
      const losses = contestant.trains ? await judged(training) : [];
      lanes.push({ contestant, students: problem.thetas.length, training, losses });
    } catch (error) {
      report(contestant.name, error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
  return lanes;
}

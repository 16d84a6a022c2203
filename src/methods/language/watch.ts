/** How the models of a run are watched: on a problem that somebody typed, and on the held-out ones. */
import { readProblem, type Rows } from "../../data/tokens/last-digits.ts";
import { LabFailure } from "../../lab/errors.ts";
import type { Role } from "../../lab/method.ts";
import type { Observable } from "../../lab/run.ts";
import type { ViewData } from "../../lab/views.ts";
import type { Rng } from "../../math/rng.ts";
import type { Network } from "../../nn/network.ts";
import { shareRight, type Exam } from "./exam.ts";
import { write } from "./write.ts";

export type ByRole<T> = Partial<Record<Role, T>>;

export interface Watched {
  /** Whoever is there now; may grow. */
  readonly models: ByRole<Network>;
  /** What the metrics of a model begin with, by role. */
  readonly names: ByRole<string>;
  /** Models that are measured but not shown, by what their metrics begin with; may grow. */
  readonly apart?: Readonly<Record<string, Network>>;
  readonly exam: Exam;
  readonly rng: Rng;
  /** Live parameters. */
  readonly p: { readonly problem: string; readonly temperature: number; readonly draw: number };
  readonly step: () => number;
  readonly also?: Partial<Pick<Observable, "views" | "measure">>;
}

/** @throws LabFailure when the problem is not one to six digits */
export function watch({ models, names, apart = {}, exam, rng, p, step, also }: Watched): Observable {
  const entries = () => Object.entries(models) as [Role, Network][];
  readOrThrow(p.problem);
  const known = new Map<string, { version: number; texts: Rows }>();
  const sit = async (name: string, network: Network): Promise<Rows> => {
    const before = known.get(name);
    const { version } = network;
    if (before?.version === version) return before.texts;
    const { texts } = await write(network, exam.problems, { temperature: 0, rng });
    known.set(name, { version, texts });
    return texts;
  };
  let measuredAt = 0;

  const writing = async (): Promise<ViewData> => {
    const { problem: typed, temperature, draw } = p;
    const problem = readOrThrow(typed);
    const writings: Record<string, { text: Uint8Array; expected: Float32Array }> = {};
    // The same draws for all: what differs is the models.
    const manner = () => ({ temperature, rng: rng.fold("writing", draw) });
    for (const [role, network] of entries()) {
      const { texts, expected } = await write(network, problem, manner());
      writings[role] = { text: texts, expected };
    }
    return { kind: "writing", step: step(), problem, temperature, writings };
  };
  const board = (): ViewData => {
    const sat = entries().flatMap(([role]) => {
      const texts = known.get(names[role]!)?.texts;
      return texts ? [[role, texts.slice()] as const] : [];
    });
    return { kind: "board", step: measuredAt, problems: exam.problems.slice(), texts: Object.fromEntries(sat) };
  };
  return {
    fixed: [],
    async views(isWatched) {
      const views: ViewData[] = [];
      if (isWatched("writing")) views.push(await writing());
      if (isWatched("board")) views.push(board());
      return [...views, ...((await also?.views?.(isWatched)) ?? [])];
    },
    async measure() {
      const metrics: Record<string, number> = {};
      const named = entries().map(([role, network]) => [names[role]!, network] as const);
      for (const [name, network] of [...named, ...Object.entries(apart)]) {
        const texts = await sit(name, network);
        metrics[`${name}Accuracy`] = shareRight(exam.problems, texts);
        metrics[`${name}Hard`] = shareRight(exam.problems, texts, (i) => exam.isHard[i]);
      }
      measuredAt = step();
      return { ...metrics, ...(await also?.measure?.()) };
    },
  };
}

function readOrThrow(typed: string): Rows {
  const problem = readProblem(typed);
  if (problem) return problem;
  const problems = [{ name: "problem", given: typed, accepted: "one to six digits" }];
  throw new LabFailure({ type: "BadParameters", problems });
}

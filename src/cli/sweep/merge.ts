/** `merge`: the slices of a sweep become the sweep. */
import { specs } from "../run.ts";
import { metricsOf, parseMerge } from "./arguments.ts";
import { write } from "./output.ts";
import { runsOf, shardOf, type PlannedRun, type Sweep } from "./plan.ts";
import { reportOf, type Report, type RunOutcome } from "./report.ts";
import { readSlice, type Slice } from "./report-file.ts";

const named = ({ file, shard }: Slice) => (shard ? `${file} (slice ${shard.index}/${shard.of})` : file);

/** The parts of a header in which two sweeps differ. */
function differences(a: Sweep, b: Sweep): string[] {
  const parts = ["method", "version", "backend", "grid", "seeds", "set", "files"] as const;
  return parts.filter((part) => JSON.stringify(a[part]) !== JSON.stringify(b[part]));
}

/** The runs without an outcome, as slices where all files are slices of as many, else as links. */
function describeMissing(slices: readonly Slice[], plan: readonly PlannedRun[], missing: readonly number[]): string {
  const of = slices[0].shard?.of;
  const names =
    of !== undefined && slices.every(({ shard }) => shard?.of === of)
      ? [...new Set(missing.map((i) => shardOf(i, of)))].sort((a, b) => a - b).map((index) => `slice ${index}/${of}`)
      : missing.map((i) => plan[i].link);
  const more = names.length > 20 ? ` and ${names.length - 20} more` : "";
  return `missing ${missing.length} of ${plan.length} runs: ${names.slice(0, 20).join(", ")}${more}`;
}

/**
 * Joins slices and computes the summaries anew. `seconds` adds up.
 * @throws Error when they are not of one sweep, a run is there twice, or one is missing and `partial` is not given
 */
export function mergeSlices(slices: readonly Slice[], o: { partial: boolean; note?: (text: string) => void }): Report {
  const [first] = slices;
  const { sweep } = first;
  const plan = runsOf(sweep);
  const numbers = new Map(plan.map(({ link }, i) => [link, i]));
  const outcomes = new Map<number, RunOutcome>();
  const owners = new Map<number, Slice>();
  for (const slice of slices) {
    const other = differences(sweep, slice.sweep);
    if (other.length) throw new Error(`${named(slice)} is of another sweep than ${named(first)}: ${other.join(", ")}`);
    for (const [link, outcome] of slice.outcomes) {
      const i = numbers.get(link);
      if (i === undefined) throw new Error(`${named(slice)} holds a run that is not of its sweep: ${link}`);
      const owner = owners.get(i);
      if (owner) throw new Error(`${link} is there twice: in ${named(owner)} and in ${named(slice)}`);
      owners.set(i, slice);
      outcomes.set(i, outcome);
    }
  }
  const missing = [...plan.keys()].filter((i) => !outcomes.has(i));
  if (missing.length) {
    const sentence = describeMissing(slices, plan, missing);
    if (!o.partial) throw new Error(`${sentence} (--partial merges what is there)`);
    o.note?.(sentence);
  }
  const seconds = Math.round(slices.reduce((sum, slice) => sum + slice.seconds * 1000, 0)) / 1000;
  return reportOf(sweep, plan, outcomes, { seconds });
}

/** `merge a.json b.json …` */
export async function merge(args: string[]): Promise<void> {
  const { files, partial, format, metrics } = parseMerge(args);
  const slices = files.map(readSlice);
  const chosen = metricsOf(specs[slices[0].sweep.method], metrics);
  const note = (text: string) => void process.stderr.write(`lab: ${text}\n`);
  write(mergeSlices(slices, { partial, note }), format, chosen);
}

/** The person's own files, named on the command line. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { ClassificationData } from "../data/dataset.ts";
import { describeNote } from "../data/readers/notes.ts";
import { readModesFile } from "../data/readers/modes.ts";
import { readPointsFile } from "../data/readers/points.ts";
import { encodeModes } from "../data/targets/modes.ts";
import { readOwnData, type OwnFileRoles } from "../data/readers/own-data.ts";
import { UsageError, type Flags } from "./arguments.ts";

/** Seed of the fixed split when no test files are given; the page uses the same. */
const splitSeed = 1;

function file(option: string, path: string | undefined) {
  if (path === undefined) return undefined;
  try {
    return { name: basename(path), bytes: new Uint8Array(readFileSync(path)) };
  } catch (error) {
    throw new UsageError(`--${option} ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * The points of --points, or undefined.
 * @throws UsageError when the file cannot be opened, DataError when its content is not as expected
 */
export function ownPointsOf(flags: Flags): Float32Array | undefined {
  const points = file("points", flags.points);
  return points && readPointsFile(points);
}

/** What --points and --mixture make of a recipe's parameters. @throws UsageError, DataError */
export function targetOf(flags: Flags): Readonly<Record<string, string>> {
  const modes = file("mixture", flags.mixture);
  if (modes && flags.points !== undefined) throw new UsageError("--points and --mixture are two targets: name one");
  if (modes) return { target: "mixture", modes: encodeModes(readModesFile(modes)) };
  return flags.points === undefined ? {} : { target: "own" };
}

/**
 * The data of --images/--labels or --csv, or undefined when none are named.
 * @throws UsageError when a file cannot be opened, DataError when its content is not as expected
 */
export function ownDataOf(flags: Flags, note: (text: string) => void): ClassificationData | undefined {
  const named = ["images", "labels", "test-images", "test-labels", "csv", "test-csv"] as const;
  if (!named.some((name) => flags[name] !== undefined)) return undefined;
  const isTable = flags.csv !== undefined || flags["test-csv"] !== undefined;
  const isImages = ["images", "labels", "test-images", "test-labels"].some(
    (name) => flags[name as "images"] !== undefined,
  );
  if (isTable && isImages) throw new UsageError("--csv and --images/--labels are two kinds of data: name one of them");
  if (isTable && flags.csv === undefined) throw new UsageError("--test-csv needs --csv beside it");
  const roles: OwnFileRoles = {};
  const images = file("images", flags.images);
  const labels = file("labels", flags.labels);
  const csv = file("csv", flags.csv);
  if (!csv && !(images && labels)) throw new UsageError("own images need both --images and --labels");
  Object.assign(roles, { ...(images && { images }), ...(labels && { labels }), ...(csv && { csv }) });
  const testImages = file("test-images", flags["test-images"]);
  const testLabels = file("test-labels", flags["test-labels"]);
  const testCsv = file("test-csv", flags["test-csv"]);
  Object.assign(roles, {
    ...(testImages && { testImages }),
    ...(testLabels && { testLabels }),
    ...(testCsv && { testCsv }),
  });
  const { data, notes } = readOwnData(roles, { seed: splitSeed });
  for (const one of notes) note(describeNote(one));
  return data;
}

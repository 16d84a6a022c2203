import type { ComparisonCurve, ComparisonView } from "../../lab/compare-views.ts";
import type { Observable, Run } from "../../lab/run.ts";
import type { ViewData } from "../../lab/views.ts";
import type { Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { carefully } from "../generative/one-step.ts";
import { benchOf } from "./bench.ts";
import { playersOf, present, type Found, type Player } from "./contestants.ts";
import { createLedger } from "./ledger.ts";
import { timed } from "../generative/timing.ts";
import { spec, type Spec } from "./spec.ts";

/** Evaluations at which quality is compared. */
const compared = spec.controls.nfe.options.map(Number);

/** Samples of a batch that is timed. */
const timedSamples = 32;

/** Nothing is trained: everybody makes samples of the same noise, which are shown, measured and timed. */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng } = context;
  const bench = await benchOf(context, p.target);
  const { dims } = bench;
  // The sampler of the teacher may change under way: it is read where it is used.
  const teacher = {
    get sampler() {
      return p.sampler;
    },
  };
  const { players, refused } = await playersOf(context, { ...p, teacher });
  const ledger = createLedger();
  const isTeacher = ({ about }: Player) => about.id === "teacher" || about.id === "exact";
  const asked = (player: Player) => (isTeacher(player) ? p.sampler : "");
  const usedBy = (player: Player, nfe: number): number | null => {
    const found = player.at(nfe);
    return found && found.generator.nfe(found.setting);
  };
  const keyOf = (player: Player, nfe: number) => [player.about.id, asked(player), usedBy(player, nfe)];
  const drawn = async ({ generator, setting }: Found, n: number) =>
    bench.picture(await generator.samples(bench.noise(n), setting));
  const metricsOf = (player: Player, nfe: number, n: number) =>
    ledger.afford(["metrics", ...keyOf(player, nfe), n], async () => {
      const judge = await bench.judge(n);
      return judge(await drawn(player.at(nfe)!, n));
    });

  /** Something of everybody who has any, by id; without what is not known yet. */
  const of = async <T>(nfe: number, make: (player: Player, found: Found) => Promise<T | undefined>) => {
    const made: Record<string, T> = {};
    for (const player of players) {
      const found = player.at(nfe);
      const one = found && (await make(player, found));
      if (one !== null && one !== undefined) made[player.about.id] = one;
    }
    return made;
  };
  const curveOf = async (player: Player, n: number): Promise<ComparisonCurve> => {
    const points = new Map<number, Readonly<Record<string, number>>>();
    for (const allowed of compared) {
      const nfe = usedBy(player, allowed);
      const metrics = nfe === null || points.has(nfe) ? undefined : await metricsOf(player, allowed, n);
      if (metrics) points.set(nfe!, metrics);
    }
    return { nfe: [...points.keys()], metrics: [...points.values()] };
  };
  const time = timed(rng.fold("cost").normal(timedSamples * dims), dims);
  const carefulTeacher = async (n: number) => {
    const found = players.findLast(isTeacher)?.at(1);
    if (!found) return {};
    const setting = carefully(bench);
    const careful = { ...found, setting };
    const milliseconds = await ledger.afford(["careful"], () => time(careful));
    if (milliseconds === undefined) return {};
    const metrics = await ledger.afford(["careful metrics", n], async () =>
      (await bench.judge(n))(await drawn(careful, n)),
    );
    return { careful: { nfe: found.generator.nfe(setting), milliseconds, metrics: metrics ?? null } };
  };

  const fixed: ViewData[] = [
    bench.target,
    { kind: "contestants", shipped: present(p.target), all: players.map(({ about }) => about), refused },
  ];
  const views: Observable["views"] = async (isWatched) => {
    const [nfe, n] = [Number(p.nfe), p.n];
    // What is looked at first comes at once, whatever it takes.
    const samples = await of(nfe, (player, found) =>
      ledger.always(["shown", ...keyOf(player, nfe)], () => drawn(found, bench.shown)),
    );
    const comparison: ComparisonView = {
      kind: "comparison",
      nfe,
      used: await of(nfe, async (_, { generator, setting }) => generator.nfe(setting)),
      made: await of(nfe, async (_, { made }) => made),
      samples: Object.fromEntries(Object.entries(samples).map(([id, values]) => [id, values.slice()])),
      ...(bench.labels && { labels: bench.labels(bench.shown) }),
    };
    const shown: ViewData[] = [comparison];
    ledger.open();
    if (isWatched("comparison-numbers")) {
      const metrics = await of(nfe, (player) => metricsOf(player, nfe, n));
      shown.push({ kind: "comparison-numbers", nfe, metrics, missing: ledger.missing() });
    }
    if (isWatched("comparison-cost")) {
      const milliseconds = await of(nfe, (player, found) =>
        ledger.afford(["ms", ...keyOf(player, nfe)], () => time(found)),
      );
      const careful = await carefulTeacher(n);
      shown.push({ kind: "comparison-cost", nfe, milliseconds, ...careful, missing: ledger.missing() });
    }
    if (isWatched("comparison-curves")) {
      const floor = (await ledger.afford(["floor", n], () => bench.floor(n))) ?? null;
      const curves = await of(Infinity, (player) => curveOf(player, n));
      shown.push({ kind: "comparison-curves", floor, curves, missing: ledger.missing() });
    }
    return shown;
  };
  const observable = { fixed, views, costly: true, measure: async () => ({}) };
  yield { type: "ready", untrained: true, observable };
}

import type { ViewData } from "../../lab/views.ts";
import type { Run } from "../../lab/run.ts";
import type { Scalar } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { carefully } from "../generative/one-step.ts";
import { benchOf } from "./bench.ts";
import { playersOf, shipped, type Player } from "./contestants.ts";
import { timed } from "../generative/timing.ts";
import { spec, type Spec } from "./spec.ts";

/** Evaluations at which quality is compared. */
const compared = spec.controls.nfe.options.map(Number);

/** Nothing is trained: everybody makes samples of the same noise, which are shown, measured and timed. */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng } = context;
  const bench = await benchOf(context, p.target);
  const { dims, classes } = bench;
  // The sampler of the teacher may change under way: it is read where it is used.
  const teacher = {
    get sampler() {
      return p.sampler;
    },
  };
  const { players, refused } = await playersOf(context, { ...p, dims, classes, teacher });
  const remembered = new Map<string, unknown>();
  /** Computed once for each key. */
  const once = async <T>(key: readonly unknown[], make: () => Promise<T>): Promise<T> => {
    const name = JSON.stringify(key);
    if (!remembered.has(name)) remembered.set(name, await make());
    return remembered.get(name) as T;
  };
  const asked = (player: Player) => (player.about.id === "teacher" ? p.sampler : "");
  const picturesOf = (player: Player, nfe: number, n: number) => {
    const found = player.at(nfe);
    if (!found) return null;
    return once(["pictures", player.about.id, asked(player), found.generator.nfe(found.setting), n], async () =>
      bench.picture(await found.generator.samples(bench.noise(n), found.setting)),
    );
  };
  const metricsOf = (player: Player, nfe: number, n: number) => {
    const found = player.at(nfe);
    if (!found) return null;
    return once(["metrics", player.about.id, asked(player), found.generator.nfe(found.setting), n], async () => {
      const judge = await bench.judge(n);
      return judge((await picturesOf(player, nfe, n))!);
    });
  };
  const usedBy = (player: Player, nfe: number): number | null => {
    const found = player.at(nfe);
    return found && found.generator.nfe(found.setting);
  };
  /** Something of everybody, by id; without those who have none. */
  const of = async <T>(make: (player: Player) => Promise<T> | T | null): Promise<Record<string, T>> => {
    const made: Record<string, T> = {};
    for (const player of players) {
      const one = await make(player);
      if (one !== null) made[player.about.id] = one;
    }
    return made;
  };
  const curveOf = async (player: Player, n: number) => {
    const points = new Map<number, Readonly<Record<string, number>>>();
    for (const allowed of compared) {
      const nfe = usedBy(player, allowed);
      if (nfe !== null && !points.has(nfe)) points.set(nfe, (await metricsOf(player, allowed, n))!);
    }
    return { nfe: [...points.keys()], metrics: [...points.values()] };
  };

  yield {
    type: "ready",
    untrained: true,
    observable: {
      fixed: [
        bench.target,
        {
          kind: "contestants",
          shipped: Object.keys(shipped[p.target]),
          all: players.map(({ about }) => about),
          refused,
        },
      ],
      costly: true,
      measure: async () => ({}),
      async views(isWatched) {
        const [nfe, n] = [Number(p.nfe), p.n];
        const samples = await of((player) => picturesOf(player, nfe, bench.shown));
        const shown: ViewData[] = [
          {
            kind: "comparison",
            nfe,
            used: await of((player) => usedBy(player, nfe)),
            samples: Object.fromEntries(Object.entries(samples).map(([id, values]) => [id, values.slice()])),
            ...(bench.labels && { labels: bench.labels(bench.shown) }),
          },
        ];
        if (isWatched("comparison-numbers"))
          shown.push({ kind: "comparison-numbers", nfe, metrics: await of((player) => metricsOf(player, nfe, n)) });
        if (isWatched("comparison-curves")) {
          const floor = await once(["floor", n], () => bench.floor(n));
          const curves = await of((player) => curveOf(player, n));
          shown.push({ kind: "comparison-curves", floor, curves });
        }
        if (isWatched("comparison-cost")) {
          const time = timed(rng.fold("cost").normal(32 * dims), dims);
          const milliseconds = await of((player) => {
            const found = player.at(nfe);
            return found && once(["ms", player.about.id, asked(player), nfe], () => time(found));
          });
          const careful = await once(["careful"], () => carefulTeacher(time));
          shown.push({ kind: "comparison-cost", nfe, milliseconds, ...careful });
        }
        return shown;
      },
    },
  };

  async function carefulTeacher(time: ReturnType<typeof timed>) {
    const found = players.find(({ about }) => about.id === "teacher")?.at(1);
    if (!found) return {};
    const tokens = p.target === "patches" ? 16 : undefined;
    const setting = carefully(tokens ? { tokens } : {});
    return { careful: { nfe: found.generator.nfe(setting), milliseconds: await time({ ...found, setting }) } };
  }
}

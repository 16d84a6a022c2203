/** Who takes part in a comparison: students that are shipped, and networks from the shelf. */
import { meaningOf, type Denoiser } from "../../diffusion/denoiser.ts";
import type { Artifact } from "../../lab/artifact.ts";
import type { Contestant, ContestantsView, Made } from "../../lab/compare-views.ts";
import type { PlaneTargetId } from "../../data/targets/plane.ts";
import { isImageTarget } from "../../lab/image-targets.ts";
import { makes, shapeOfTarget } from "../../lab/target-shapes.ts";
import type { MethodSpec } from "../../lab/method.ts";
import { Adapter, fits, merge } from "../../nn/lora.ts";
import type { Context } from "../context.ts";
import { exactGenerator, type Generator, type Setting } from "../generative/generator.ts";
import { planeTargetOf } from "../generative/targets.ts";
import type { ComparedTarget } from "./spec.ts";
import { teacherWay, wayOf, type TeacherWay, type Way } from "./ways.ts";

const rungs = (name: string, steps: readonly number[]) => steps.map((n) => `${name}-${n}`);

/** Files of public/artifacts by contestant, in the order of the article (cli/pretrained.ts). */
export const shipped: Readonly<Record<ComparedTarget, Readonly<Record<string, readonly string[]>>>> = {
  grid25: {
    teacher: ["diffusion-grid25"],
    consistency: ["consistency-grid25"],
    flow: ["flow-grid25"],
    reflow: ["flow-distilled-grid25", "reflow-grid25"],
    progressive: rungs("progressive-grid25", [8, 4, 2, 1]),
    dmd: ["dmd-grid25"],
    add: ["add-grid25"],
    lightning: rungs("lightning-grid25", [8, 4, 2, 1]),
    dmd2: ["dmd2-grid25", "dmd2-grid25-4"],
    ufogen: ["ufogen-grid25"],
    apt: ["apt-grid25"],
  },
  latents: {
    teacher: ["diffusion-latents"],
    consistency: ["consistency-latents"],
    lcm: ["lcm-latents"],
    "lcm-lora": ["lcm-lora-latents"],
    flow: ["flow-latents"],
    reflow: ["flow-distilled-latents", "reflow-latents"],
    progressive: rungs("progressive-latents", [8, 4, 2, 1]),
    dmd: ["dmd-latents"],
    add: ["add-latents"],
    lightning: rungs("lightning-latents", [4, 2, 1]),
    dmd2: ["dmd2-latents", "dmd2-latents-4"],
    ufogen: ["ufogen-latents"],
    apt: ["apt-latents"],
  },
  patches: { teacher: ["diffusion-patches"], consistency: ["consistency-patches"], apt: ["apt-patches"] },
  ring8: { teacher: ["diffusion-ring8"], consistency: ["consistency-ring8"] },
  digits: { teacher: ["diffusion-digits"] },
  unequal: {},
  moons: {},
  spirals: {},
  checkerboard: {},
  pinwheel: {},
  letters: {},
};

/** Everybody who is there without a shelf; the exact model where no network is. */
export const present = (target: ComparedTarget): string[] => {
  const ids = Object.keys(shipped[target]);
  return ids.length > 0 ? ids : [exactId];
};
const exactId = "exact";

/** More than anybody is compared with. */
const mostEvaluations = 32;

/** A network of a contestant and how it is sampled. */
interface Member {
  readonly made: Made;
  readonly generator: Generator;
  /** Now: the teacher's sampler may change. */
  readonly way: () => Way;
}

export interface Player {
  readonly about: Contestant;
  /** What is asked where so many evaluations are allowed; null where it needs more. */
  at(nfe: number): Found | null;
}

export interface Found {
  readonly made: Made;
  readonly generator: Generator;
  readonly setting: Setting;
}

type Given = Pick<Context<MethodSpec>, "rng" | "scope" | "pretrained" | "inputs">;

interface Choice {
  readonly target: ComparedTarget;
  /** Ids, `~` between them; empty: everything that is shipped. */
  readonly contestants: string;
  readonly teacher: TeacherWay;
}

/** @throws LabFailure where what is shipped cannot be had */
export async function playersOf(
  given: Given,
  choice: Choice,
): Promise<{ players: readonly Player[]; refused: ContestantsView["refused"] }> {
  const known = shipped[choice.target];
  const ids = choice.contestants ? [...new Set(choice.contestants.split("~").filter(Boolean))] : present(choice.target);
  const players: Player[] = [];
  const refused: { id: string; why: "missing" | "other-target" | "no-sampler" }[] = [];
  for (const id of ids) {
    if (id === exactId && !isImageTarget(choice.target)) {
      players.push(exactPlayer(given, { ...choice, target: choice.target }));
      continue;
    }
    const isShipped = Object.hasOwn(known, id);
    const artifacts = isShipped
      ? await Promise.all(known[id].map(given.pretrained))
      : Object.hasOwn(given.inputs, id)
        ? [given.inputs[id]]
        : [];
    const why = artifacts.length === 0 ? "missing" : artifacts.map((a) => obstacle(a, choice)).find(Boolean);
    if (why) refused.push({ id, why });
    else players.push(await playerOf(given, { id, origin: isShipped ? "shipped" : "shelf", artifacts, choice }));
  }
  return { players, refused };
}

function obstacle(artifact: Artifact, { teacher, target }: Choice): "other-target" | "no-sampler" | null {
  if (!wayOf(artifact, teacher)) return "no-sampler";
  const fitting = artifact.kind === "adapter" ? target === "latents" : makes(shapeOfTarget(target), artifact);
  return fitting ? null : "other-target";
}

const madeOf = ({ name, lineage, theta, spent }: Artifact): Made => ({
  name,
  lineage,
  trained: theta.length,
  spent: spent ?? null,
});

interface Entry {
  readonly id: string;
  readonly origin: Contestant["origin"];
  readonly artifacts: readonly Artifact[];
  readonly choice: Choice;
}

async function playerOf(given: Given, { id, origin, artifacts, choice }: Entry): Promise<Player> {
  // All from the same noise, also where noise is added on the way.
  const stream = given.rng.fold("sampler");
  const members: Member[] = [];
  for (const artifact of artifacts) {
    const way = () => wayOf(artifact, choice.teacher)!;
    members.push({
      made: madeOf(artifact),
      way,
      generator: way().generator(await denoiserOf(given, artifact), stream),
    });
  }
  const isAny = members.some(({ way }) => way().steps === null);
  return {
    about: {
      id,
      origin,
      ...members[0].made,
      steps: isAny ? null : members.flatMap(({ way }) => way().steps!).toSorted((a, b) => a - b),
    },
    at(nfe) {
      let best: (Found & { readonly steps: number }) | null = null;
      for (const member of members) {
        const [way, { made, generator }] = [member.way(), member];
        const allowed = way.stepsFor(Math.min(nfe, mostEvaluations));
        const steps = way.steps ? Math.max(0, ...way.steps.filter((n) => n <= allowed)) : allowed;
        if (steps > (best?.steps ?? 0)) best = { made, generator, setting: way.settingOf(steps), steps };
      }
      return best;
    },
  };
}

/** The mixture's own denoiser, sampled as the teacher is. */
function exactPlayer({ rng }: Given, { target, teacher }: Choice & { readonly target: PlaneTargetId }): Player {
  const { mixture } = planeTargetOf({ p: { target, modes: "" }, ownPoints: undefined });
  const generator = exactGenerator(mixture, rng.fold("sampler"));
  const parameters = { target, teacher: "exact" };
  const command = `npm run lab -- run sample --set target=${target}`;
  const lineage = { method: "sample", version: 1, parameters, seed: 1, command, parents: [] };
  const made: Made = { name: exactId, lineage, trained: 0, spent: null };
  return {
    about: { id: exactId, origin: "shipped", ...made, steps: null },
    at(nfe) {
      const way = teacherWay("edm", teacher);
      return { made, generator, setting: way.settingOf(way.stepsFor(Math.min(nfe, mostEvaluations))) };
    },
  };
}

async function denoiserOf({ scope, pretrained }: Given, artifact: Artifact): Promise<Denoiser> {
  if (artifact.kind !== "adapter" || artifact.architecture.kind !== "lora")
    return { network: scope.network(artifact.architecture, artifact.theta), meaning: meaningOf(artifact) };
  const base = await pretrained("diffusion-latents");
  if (!fits(artifact.architecture, base.architecture)) throw new Error(`${artifact.name} fits another base`);
  const network = scope.network(base.architecture, base.theta);
  const frozen = scope.network(base.architecture, base.theta);
  const adapter = scope.own(new Adapter(artifact.architecture, artifact.theta));
  merge(network, frozen, [{ adapter, weight: 1 }]);
  for (const thing of [adapter, frozen]) scope.release(thing);
  return { network, meaning: meaningOf(base) };
}

import { meaningOf, type Denoiser } from "../../diffusion/denoiser.ts";
import { angleOf } from "../../diffusion/parameterisation.ts";
import { networkRows, type DenoiseRows } from "../../diffusion/rows.ts";
import type { Observable, Run } from "../../lab/run.ts";
import { studentSteps } from "../../lab/stages.ts";
import { softplusGenerator } from "../../losses/adversarial.ts";
import { schedule } from "../../math/schedules.ts";
import { updateEma } from "../../nn/ema.ts";
import { tf, type Scalar, type Tensor } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { watchCritic } from "../generative/critic.ts";
import { always, networkGenerator, type Generator, type Setting } from "../generative/generator.ts";
import { isImageTarget } from "../generative/images.ts";
import type { RungOf } from "../generative/ladder.ts";
import { isDue } from "../generative/measuring.ts";
import { rowsAt } from "../generative/one-step.ts";
import type { ByRole } from "../generative/plane-views.ts";
import { subjectOf } from "../generative/subject.ts";
import { planeTargetOf } from "../generative/targets.ts";
import { studentOf, teacherOf } from "../generative/teacher.ts";
import { distilStep } from "../generative/distil-step.ts";
import { adversarialStep } from "./adversarial-step.ts";
import { agreementWith } from "./agreement.ts";
import { discriminatorFrom, judgeSteps } from "./discriminator.ts";
import { spec, type Spec } from "./spec.ts";

/** Merged at a time, as in progressive distillation. */
const stride = 2;
/** The share of a contest over which the student's rate grows: a discriminator that knows nothing yet leads it astray. */
const warmUp = 0.2;
const momentum = { beta1: 0, beta2: 0.99 };
const clean = { cos: 1, sin: 0 };

/**
 * Progressive adversarial distillation: Lin et al. 2024, SDXL-Lightning (arXiv:2402.13929). Steps are merged by squared
 * error; from some number of steps on, a discriminator made of the teacher's network goes on where that ends.
 */
export async function* train(context: Context<Spec>): Run<Scalar> {
  const { p, rng, scope, lineage, pretrained } = context;
  const subject = await subjectOf(context, { ...p, modes: "" });
  const teacher = await teacherOf(context, p, subject);
  const body = teacher.model ?? (await shipped());
  const most = Number(p.teacherSteps);
  const how: Setting = { schedule: "cosine", sampler: "ddim", steps: most, guidance: p.guidance };
  const generators: ByRole<Generator> = { teacher: teacher.generator };
  const rungs: RungOf[] = [{ role: "teacher", setting: how, generator: teacher.generator }];
  const costs = { teacherCalls: 0, realSamples: 0 };
  const agreement = isImageTarget(p.target)
    ? null
    : agreementWith(teacher.generator, how, planeTargetOf({ p: { ...p, target: p.target, modes: "" }, ownPoints: undefined }), rng.fold("agreement")); // prettier-ignore
  let step = 0;
  let critic: Pick<Observable, "views"> | null = null;
  const observable = subject.watch({
    generators,
    rungs,
    prefixes: { teacher: "teacher", student: "", control: "mse" },
    declared: Object.keys(spec.metrics),
    setting: () => how,
    n: () => p.n,
    fieldTime: () => 0,
    rng,
    step: () => step,
    also: {
      views: async (isWatched) => (await critic?.views(isWatched)) ?? [],
      async measure() {
        const { student, control } = generators;
        return {
          ...costs,
          ...(agreement && student && { modeAgreement: await agreement(student) }),
          ...(agreement && control && { mseModeAgreement: await agreement(control) }),
        };
      },
    },
  });
  yield { type: "ready", observable };

  interface Stage {
    readonly eta: DenoiseRows;
    readonly theta: Denoiser;
    /** Of the student; each is `by` of the teacher's. */
    readonly steps: number;
    readonly by: number;
    /** What this stage has the last word on: the student of so many steps, or the control. */
    readonly settles?: "student" | "control" | undefined;
  }
  /** Takes `iterations` steps, which `take` does; what it returns are losses. */
  const phase = async function* (
    name: string,
    { eta, steps, by, settles }: Stage,
    iterations: number,
    take: (k: number) => Record<string, Scalar>,
  ): Run<Scalar> {
    for (let k = 0; k < iterations; k++) {
      const losses = tf.tidy(() => take(k));
      if (settles !== "control") {
        costs.teacherCalls += p.batch * by * (eta === teacher.rows && p.guidance !== 1 ? 2 : 1);
        costs.realSamples += p.batch;
      }
      step = k + 1;
      yield { type: "step", phase: name, step, of: iterations, losses };
      if (!isDue(k + 1, iterations)) continue;
      const metrics = await observable.measure();
      const kept = settles && k + 1 === iterations ? asOf(steps, settles, metrics) : {};
      yield { type: "measured", phase: name, step, metrics: { ...metrics, ...kept } };
    }
  };
  const stopsOf = ({ steps, by }: Stage) =>
    schedule("cosine")
      .stops(steps * by)
      .map(angleOf);
  const bySquaredError = async function* (name: string, o: Stage, iterations: number): Run<Scalar> {
    const trainer = scope.trainer(o.theta.network);
    const stops = stopsOf(o);
    yield* phase(name, o, iterations, (k) => {
      const rate = p.lr * (1 - k / iterations);
      const objective = { batch: p.batch, weighting: "truncated" } as const;
      return { loss: distilStep({ ...o, p: objective, trainer, stops, subject, rate, now: rng.fold(name, k) }) };
    });
    scope.release(trainer);
  };
  const byContest = async function* (name: string, o: Stage, conditional: boolean, iterations: number): Run<Scalar> {
    const { theta, steps } = o;
    const stream = rng.fold(name);
    // Another discriminator in every stage; θ is the average of what is trained.
    const D = await discriminatorFrom(
      { scope, rng: stream.fold("D") },
      { body: body.network, fresh: p.body === "random", conditional },
    );
    const G = { ...theta, network: scope.own(await theta.network.clone()) };
    const forG = scope.trainer(G.network, momentum);
    const forD = [D.body, D.head].map((network) => scope.trainer(network, momentum));
    const owned = [G.network, forG, D.body, D.head, ...forD];
    const stops = stopsOf(o);
    if (!conditional && subject.classes === 0) {
      const judge = (u: Tensor) => {
        const at = { u, angles: rowsAt(clean, u.shape[0]) };
        return judgeSteps(D, { begin: at, end: at }, 0);
      };
      critic = watchCritic({
        generator: always(networkGenerator(theta, rng), { ...how, steps, guidance: 1 }),
        push: (x) => tf.neg(tf.grad((x) => softplusGenerator(judge(x)))(x)),
        surface: judge,
        rng,
        step: () => step,
      });
    }
    yield* phase(name, o, iterations, (k) => {
      const left = 1 - k / iterations;
      const ready = Math.min(1, k / (warmUp * iterations));
      const rates = { G: p.generatorRate * left * ready, D: p.discriminatorRate * left };
      const losses = adversarialStep({
        ...o,
        G,
        D,
        forG,
        forD,
        stops,
        batch: p.batch,
        subject,
        rates,
        now: stream.fold(k),
      });
      updateEma(theta.network, G.network, Math.min(p.ema, (1 + k) / (10 + k)));
      return losses;
    });
    critic = null;
    for (const one of owned) scope.release(one);
  };
  const show = (role: "student" | "control", theta: Denoiser, steps: number): void => {
    const setting = { ...how, steps, guidance: 1 }; // guidance is distilled as well
    const generator = always(networkGenerator(theta, rng.fold("sampler")), setting);
    generators[role] = generator;
    rungs.push({ role, setting, generator });
  };

  type Model = { readonly rows: DenoiseRows; readonly model: Denoiser | null };
  /** The teachers so far and their numbers of steps, from the first to the current one, x̂_η. */
  const teachers: (Model & { readonly steps: number })[] = [{ ...teacher, steps: most }];
  let rival: Model | null = null; // the same without a discriminator
  for (const steps of studentSteps(most, stride)) {
    const eta = teachers.at(-1)!;
    const o = { steps, by: stride, eta: eta.rows };
    const theta = await studentOf(context, p, eta, subject); // θ ← η
    show("student", theta, steps);
    const iterations = steps <= 2 ? 2 * p.iterations : p.iterations;
    const isContested = steps <= Number(p.adversarialFrom);
    yield* bySquaredError(`steps${steps}`, { ...o, theta, settles: isContested ? undefined : "student" }, iterations);
    if (isContested) {
      const shown = teachers.at({ previous: -1, skip: Math.max(-2, -teachers.length), first: 0 }[p.real])!;
      const contest = { theta, steps, by: shown.steps / steps, eta: shown.rows };
      const both = p.discriminator === "both";
      const share = both ? Math.ceil(p.adversarialIterations / 2) : p.adversarialIterations;
      if (p.discriminator !== "unconditional")
        yield* byContest(`conditional${steps}`, { ...contest, settles: both ? undefined : "student" }, true, share);
      if (p.discriminator !== "conditional")
        yield* byContest(`unconditional${steps}`, { ...contest, settles: "student" }, false, share);
      if (p.control) {
        const before: Model = rival ?? eta;
        const twin = await studentOf(context, p, before, subject);
        show("control", twin, steps);
        const alike = { ...o, eta: before.rows, theta: twin, settles: "control" as const };
        yield* bySquaredError(`control${steps}`, alike, iterations + p.adversarialIterations);
        rival = { rows: networkRows(twin), model: twin };
      }
    }
    const { network, meaning } = theta;
    const artifact = { architecture: network.architecture, diffusion: meaning, theta: await network.values(), lineage };
    yield {
      type: "artifact",
      artifact: { kind: "diffusion", name: `student-${steps}`, ...artifact },
      costs: { ...costs },
    };
    teachers.push({ rows: networkRows(theta), model: theta, steps }); // η ← θ
  }

  async function shipped(): Promise<Denoiser> {
    const artifact = await pretrained(`diffusion-${p.target}`);
    return { network: scope.network(artifact.architecture, artifact.theta), meaning: meaningOf(artifact) };
  }
}

/** What is declared by name of the student or control of so many steps, so that it stays when the next one comes. */
const asOf = (
  steps: number,
  whose: "student" | "control",
  metrics: Readonly<Record<string, number>>,
): Record<string, number> =>
  Object.fromEntries(
    Object.entries(metrics)
      .filter(([name]) => name.startsWith("mse") === (whose === "control"))
      .map(([name, value]) => [`${name}${steps}`, value] as const)
      .filter(([name]) => name in spec.metrics),
  );

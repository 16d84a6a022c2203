/** One round of teaching: a pupil learns from a frozen master, others learn from the labels of the same batches. */
import type { Run } from "../../lab/run.ts";
import type { Observable } from "../../lab/run.ts";
import { crossEntropy, smoothLabels } from "../../losses/cross-entropy.ts";
import { mutualLoss } from "../../losses/mutual.ts";
import type { Network } from "../../nn/network.ts";
import type { Scalar, Tensor } from "../../nn/tf.ts";
import type { Context } from "../context.ts";
import { batchesOf } from "./batches.ts";
import type { Classifier } from "./classifier.ts";
import { isDue, measured } from "./measuring.ts";
import { hintTerm, objectiveOf, studentLoss } from "./objectives.ts";
import { oneHot, type Prepared } from "./setup.ts";
import { gradientConflict, teach } from "./soft-targets.ts";
import type { Spec } from "./spec.ts";

export interface Round {
  readonly phase: string;
  readonly master: { readonly classifier: Classifier; readonly network: Network | null };
  readonly pupil: Network;
  /** Name of the pupil's loss among the metrics. */
  readonly loss: "studentLoss" | "assistantLoss";
  readonly control?: Network;
  /** Learns from smoothed labels. */
  readonly smoothed?: Network | null;
  readonly observable: Observable;
  readonly onStep: (step: number) => void;
}

export async function* distil(context: Context<Spec>, prepared: Prepared, round: Round): Run<Scalar> {
  const { p, rng, scope } = context;
  const { data, forStudent } = prepared;
  const { pupil, control, smoothed, phase } = round;
  const x = scope.constant(forStudent.x, [forStudent.n, data.d]);
  const y = scope.constant(oneHot(forStudent.y, data.classes), [forStudent.n, data.classes]);
  const targets = await teach(context, prepared, round.master, x, pupil);
  const { regressor } = targets;
  const peer = p.variant === "mutual" ? scope.network(pupil.architecture, rng.fold("peer")) : null;
  const trainer = (network: Network | null | undefined) => (network ? scope.trainer(network) : null);
  const [forPupil, forControl, forSmoothed] = [trainer(pupil), trainer(control), trainer(smoothed)];
  const [forRegressor, forPeer] = [trainer(regressor), trainer(peer)];
  const rowsOf = batchesOf(context, prepared);
  for (let k = 0; k < p.steps; k++) {
    round.onStep(k + 1);
    const losses = targets.onBatch(x, y, { rows: rowsOf(k), progress: k / p.steps }, (batch) => {
      const taken: Record<string, Scalar> = {};
      if (peer) {
        // Each sees the other as it was before the step (Zhang et al. 2018, equations 3 and 4).
        const [seen, shown]: Tensor[] = [peer.apply(batch.x), pupil.apply(batch.x)];
        taken[round.loss] = forPupil!.step(p.lr, () => mutualLoss(batch.y, seen, pupil.apply(batch.x)));
        forPeer!.step(p.lr, () => mutualLoss(batch.y, shown, peer.apply(batch.x)));
      } else {
        taken[round.loss] = forPupil!.step(p.lr, () => studentLoss(objectiveOf(context), pupil, batch, regressor));
      }
      if (regressor) forRegressor!.step(p.lr, () => hintTerm(pupil, batch, regressor));
      if (control) {
        taken["controlLoss"] = forControl!.step(p.lr, () => crossEntropy(batch.y, control.apply(batch.x)));
      }
      if (smoothed) {
        const onSmoothed = () => crossEntropy(smoothLabels(batch.y, p.smoothing), smoothed.apply(batch.x));
        taken["smoothedLoss"] = forSmoothed!.step(p.lr, onSmoothed);
      }
      return taken;
    });
    yield { type: "step", phase, step: k + 1, of: p.steps, losses };
    if (isDue(k + 1, p.steps)) {
      const conflict = await gradientConflict(context, prepared, pupil, targets, x, y);
      yield await measured(round.observable, { phase, step: k + 1 }, conflict);
    }
  }
  for (const one of [forPupil, forControl, forSmoothed, forRegressor, forPeer, x, y]) if (one) scope.release(one);
}

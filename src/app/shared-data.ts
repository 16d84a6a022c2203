import type { ClassificationData, LabelledSet } from "../data/dataset.ts";

/**
 * The same data in memory that the page and the engine's worker share, so that starting a run copies nothing. Where
 * the host does not isolate the page there is no such memory; then the data are copied on every start, as they were.
 */
export function shared(data: ClassificationData): ClassificationData {
  if (typeof SharedArrayBuffer === "undefined") return data;
  return { ...data, train: sharedSet(data.train), test: sharedSet(data.test) };
}

function sharedSet({ x, y, n }: LabelledSet): LabelledSet {
  const features = new Float32Array(new SharedArrayBuffer(x.byteLength));
  const labels = new Uint8Array(new SharedArrayBuffer(y.byteLength));
  features.set(x);
  labels.set(y);
  return { x: features, y: labels, n };
}

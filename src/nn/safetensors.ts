/**
 * Networks as safetensors files (huggingface/safetensors, format of version 0.4): 8 bytes header length, a JSON header,
 * raw little-endian data. Written as F32 or F16, read as either. The architecture and the lineage stand in the metadata.
 */
import type { Architecture, Artifact, ArtifactKind, DiffusionMeaning, Lineage, Spent } from "../lab/artifact.ts";
import { fromFloat16, toFloat16 } from "../math/float16.ts";
import { layoutOf } from "./layout.ts";

const maximumHeader = 1_000_000;

interface TensorEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** An artifact as the bytes of a .safetensors file, one named tensor per weight. */
export function encodeSafetensors(artifact: Artifact, precision: "F32" | "F16" = "F32"): Uint8Array {
  const width = precision === "F16" ? 2 : 4;
  const { slots, size } = layoutOf(artifact.architecture);
  const { kind, name, architecture, lineage, diffusion, spent } = artifact;
  const header: Record<string, unknown> = {
    __metadata__: {
      kind,
      name,
      architecture: JSON.stringify(architecture),
      lineage: JSON.stringify(lineage),
      ...(diffusion ? { diffusion: JSON.stringify(diffusion) } : {}),
      ...(spent ? { spent: JSON.stringify(spent) } : {}),
    },
  };
  for (const slot of slots) {
    const begin = slot.offset * width;
    header[slot.name] = { dtype: precision, shape: slot.shape, data_offsets: [begin, begin + slot.size * width] };
  }
  const json = JSON.stringify(header);
  const text = new TextEncoder().encode(json + " ".repeat((8 - (new TextEncoder().encode(json).length % 8)) % 8));
  const bytes = new Uint8Array(8 + text.length + size * width);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  for (let i = 0, at = 8 + text.length; i < size; i++, at += width) {
    if (precision === "F16") view.setUint16(at, toFloat16(artifact.theta[i]), true);
    else view.setFloat32(at, artifact.theta[i], true);
  }
  return bytes;
}

/**
 * The artifact in a .safetensors file written by this lab.
 * @throws Error naming the byte or the tensor that is not as it should be
 */
export function decodeSafetensors(bytes: Uint8Array): Artifact {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) throw new Error(`safetensors: ${bytes.length} bytes are too few for a header length`);
  const length = Number(view.getBigUint64(0, true));
  if (length > maximumHeader || 8 + length > bytes.length)
    throw new Error(`safetensors: header of ${length} bytes does not fit`);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Record<string, TensorEntry> & {
    __metadata__?: Record<string, string>;
  };
  const meta = header.__metadata__;
  if (!meta?.["architecture"] || !meta["lineage"])
    throw new Error("safetensors: the metadata name no architecture of this lab");
  const architecture = JSON.parse(meta["architecture"]) as Architecture;
  const { slots, size } = layoutOf(architecture);
  const theta = new Float32Array(size);
  for (const slot of slots) {
    const entry = header[slot.name];
    const width = entry?.dtype === "F16" ? 2 : entry?.dtype === "F32" ? 4 : 0;
    if (!width) throw new Error(`safetensors: tensor ${slot.name} is missing or not F32/F16`);
    const begin = 8 + length + entry.data_offsets[0];
    if (
      entry.data_offsets[1] - entry.data_offsets[0] !== slot.size * width ||
      begin + slot.size * width > bytes.length
    ) {
      throw new Error(`safetensors: tensor ${slot.name} at byte ${begin} has the wrong length`);
    }
    for (let i = 0; i < slot.size; i++) {
      theta[slot.offset + i] =
        width === 2 ? fromFloat16(view.getUint16(begin + 2 * i, true)) : view.getFloat32(begin + 4 * i, true);
    }
  }
  const lineage = JSON.parse(meta["lineage"]) as Lineage;
  return {
    kind: (meta["kind"] ?? "classifier") as ArtifactKind,
    name: meta["name"] ?? "",
    architecture,
    theta,
    lineage,
    ...(meta["diffusion"] ? { diffusion: JSON.parse(meta["diffusion"]) as DiffusionMeaning } : {}),
    ...(meta["spent"] ? { spent: JSON.parse(meta["spent"]) as Spent } : {}),
  };
}

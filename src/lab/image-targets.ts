/** Targets of generative methods that are pictures, images or clips, and not points of the plane. */
export const imageTargets = ["digits", "patches", "latents", "moving"] as const;
export type ImageTargetId = (typeof imageTargets)[number];

/** Whether the value of a control `target` names one. */
export const isImageTarget = (target: unknown): target is ImageTargetId =>
  (imageTargets as readonly unknown[]).includes(target);

import type { ComponentType } from "react";
import { useShareTexts } from "../../i18n/share.ts";
import { useTexts } from "../../i18n/t.ts";
import { ClipPathsPanel } from "../experiment/diffusion/ClipPathsPanel.tsx";
import { ClipSamplesPanel } from "../experiment/diffusion/ClipSamplesPanel.tsx";
import { CriticPanel } from "../experiment/diffusion/CriticPanel.tsx";
import { EndpointsPanel } from "../experiment/diffusion/EndpointsPanel.tsx";
import { FieldPanel } from "../experiment/diffusion/FieldPanel.tsx";
import { ForwardPanel } from "../experiment/diffusion/ForwardPanel.tsx";
import { ImagePathsPanel } from "../experiment/diffusion/ImagePathsPanel.tsx";
import { ImageSamplesPanel } from "../experiment/diffusion/ImageSamplesPanel.tsx";
import { LadderPanel } from "../experiment/diffusion/LadderPanel.tsx";
import { ModesPanel } from "../experiment/diffusion/ModesPanel.tsx";
import { NoiseMapPanel } from "../experiment/diffusion/NoiseMapPanel.tsx";
import { PathsPanel } from "../experiment/diffusion/PathsPanel.tsx";
import { SamplesPanel } from "../experiment/diffusion/SamplesPanel.tsx";
import { useLab, useSignal } from "../lab.tsx";
import "../experiment/diffusion/diffusion.css";

type Panels = Readonly<Record<string, ComponentType>>;
const always: Panels = { ladder: LadderPanel, forward: ForwardPanel };
const ofPlane: Panels = {
  samples: SamplesPanel,
  paths: PathsPanel,
  endpoints: EndpointsPanel,
  critic: CriticPanel,
  field: FieldPanel,
  "noise-map": NoiseMapPanel,
  modes: ModesPanel,
};
const ofImages: Panels = { samples: ImageSamplesPanel, paths: ImagePathsPanel };
const ofClips: Panels = { samples: ClipSamplesPanel, paths: ClipPathsPanel };

/** One look at a generative model, as its target allows it. */
export default function DiffusionPanel({ id }: { id: string }) {
  const t = useTexts();
  const words = useShareTexts();
  const { exhibits } = useLab();
  useSignal(exhibits.changed);
  const target = exhibits.latest("target");
  if (!target) return <p className="stage-wait">{t.stage.waiting}</p>;
  const panels = target.shape === "plane" ? ofPlane : target.frames === undefined ? ofImages : ofClips;
  const Panel = always[id] ?? panels[id];
  return Panel ? <Panel /> : <p className="ui-quiet">{words.embedded.panel}</p>;
}

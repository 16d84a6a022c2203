import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import type { ImageTarget } from "../../../lab/diffusion-views.ts";
import { ImageSheet } from "./ImageSheet.tsx";
import { useNfe } from "./SamplesPanel.tsx";
import { rolesOf, useRoleName, useView } from "./use-views.ts";
import { Waiting } from "./Waiting.tsx";

/** Images in a sheet at most. */
const most = 20;

/** A sheet of images per model, all from the same noise, beside real ones. */
export function ImageSamplesPanel() {
  const words = useDiffusionTexts();
  const nameOf = useRoleName();
  const costOf = useNfe();
  const { width, height, classNames, samples, labels } = useView("target") as ImageTarget;
  const view = useView("samples");
  if (!view) return <Waiting />;
  const describe = (classes: Uint8Array | undefined) => (i: number) =>
    classes
      ? fill(words.samples.imageOf, { n: i + 1, c: classNames[classes[i]] })
      : fill(words.samples.image, { n: i + 1 });
  const captions = (classes: Uint8Array | undefined, n: number) =>
    classes && Array.from(classes.subarray(0, n), (c) => classNames[c]);
  const count = (pixels: Float32Array) => Math.min(most, pixels.length / (width * height));
  return (
    <div className="diffusion-views diffusion-sheets">
      {rolesOf(view.samples).map((role) => {
        const pixels = view.samples[role]!;
        return (
          <ImageSheet
            key={role}
            title={nameOf(role)}
            whose={role}
            note={costOf(view.nfe[role])}
            {...{ pixels, width, height }}
            count={count(pixels)}
            captions={captions(view.labels, count(pixels))}
            describe={describe(view.labels)}
          />
        );
      })}
      <ImageSheet
        title={words.samples.real}
        whose="truth"
        {...{ width, height }}
        pixels={samples}
        count={count(samples)}
        captions={captions(labels, count(samples))}
        describe={describe(labels)}
      />
      {rolesOf(view.samples).length > 1 && <p className="ui-quiet">{words.samples.noteImages}</p>}
    </div>
  );
}

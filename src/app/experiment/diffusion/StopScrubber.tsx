import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import { formatNumber } from "../../../ui/format.ts";
import { useLabels } from "../../../ui/labels.tsx";
import { Scrubber } from "../../../ui/Scrubber.tsx";
import { playOf, type useStops } from "./use-stops.ts";

/** Takes all particles along the stops of the sampler. */
export function StopScrubber({ stops, sigma }: { stops: ReturnType<typeof useStops>; sigma: Float32Array }) {
  const words = useDiffusionTexts();
  const { locale } = useLabels();
  const { stop, go } = stops;
  const of = sigma.length - 1;
  return (
    <Scrubber
      label={words.paths.time}
      value={stop}
      max={of}
      text={fill(words.paths.at, { k: stop, of, sigma: formatNumber(sigma[stop], locale, 2) })}
      onChange={go}
      play={playOf(stops, words.paths)}
    />
  );
}

import { spectrumGradient } from "./figures/spectrum.ts";
import { useThemeVersion } from "./hooks.ts";
import { currentTheme } from "./theme.ts";
import "./picture.css";

interface SpectrumLegendProps {
  label: string;
  /** Marks along the scale: place 0 … 1 and text. */
  ticks: readonly { readonly at: number; readonly text: string }[];
}

/** Which colour is which value. */
export function SpectrumLegend({ label, ticks }: SpectrumLegendProps) {
  useThemeVersion();
  return (
    <div className="ui-spectrum">
      <span>{label}</span>
      <div>
        <span className="ui-spectrum-bar" style={{ background: spectrumGradient(currentTheme()) }} />
        {ticks.map(({ at, text }) => (
          <span key={text} className="ui-spectrum-tick" style={{ left: `${100 * at}%` }}>
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}

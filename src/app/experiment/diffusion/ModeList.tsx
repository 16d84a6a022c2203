import type { Mode } from "../../../data/targets/modes.ts";
import { useDiffusionTexts } from "../../../i18n/diffusion.ts";
import { fill } from "../../../i18n/t.ts";
import { Button, IconButton } from "../../../ui/Button.tsx";
import { cx } from "../../../ui/hooks.ts";
import { NumberField } from "../../../ui/NumberField.tsx";
import { mostModes, ranges, type ModeField } from "./pad.ts";

interface ModeListProps {
  readonly modes: readonly Mode[];
  readonly selected: number;
  readonly onSelect: (k: number) => void;
  readonly onChange: (k: number, field: ModeField, value: number) => void;
  readonly onAdd: () => void;
  readonly onRemove: (k: number) => void;
}

const fields = Object.keys(ranges) as ModeField[];

/** The modes as numbers: all that the plane does can be done here by keys. */
export function ModeList({ modes, selected, onSelect, onChange, onAdd, onRemove }: ModeListProps) {
  const { modesPad: words } = useDiffusionTexts();
  const valueOf = ({ mean, sd, weight }: Mode) => ({ x: mean[0], y: mean[1], sd, weight });
  return (
    <div className="modes-list">
      <div className="modes-list-scroll">
        <table>
          <caption className="sr-only">{words.list}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">{words.list}</span>
              </th>
              {fields.map((field) => (
                <th key={field} scope="col">
                  {words[field]}
                </th>
              ))}
              <td aria-hidden="true" />
            </tr>
          </thead>
          <tbody>
            {modes.map((mode, k) => (
              <tr key={k} className={cx(k === selected && "modes-chosen")} onFocus={() => onSelect(k)}>
                <th scope="row">{k + 1}</th>
                {fields.map((field) => (
                  <td key={field}>
                    <NumberField
                      label={fill(words.field, { field: words[field], n: k + 1 })}
                      value={valueOf(mode)[field]}
                      min={ranges[field][0]}
                      max={ranges[field][1]}
                      onCommit={(value) => onChange(k, field, value)}
                    />
                  </td>
                ))}
                <td>
                  <IconButton
                    small
                    icon="close"
                    label={fill(words.remove, { n: k + 1 })}
                    disabled={modes.length < 2}
                    onClick={() => onRemove(k)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button small disabled={modes.length >= mostModes} onClick={onAdd}>
        {words.add}
      </Button>
      {modes.length >= mostModes && <p className="ui-quiet">{fill(words.full, { n: mostModes })}</p>}
    </div>
  );
}

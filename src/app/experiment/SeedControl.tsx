import { useLabState } from "../lab.tsx";
import { Locked } from "./ControlField.tsx";
import { SeedField } from "./SeedField.tsx";

/** The seed, as far as whoever shared the experiment leaves it to be seen and changed. */
export function SeedControl() {
  const isHidden = useLabState((s) => s.frame.hide?.includes("seed"));
  const isLocked = useLabState((s) => s.frame.lock?.includes("seed"));
  if (isHidden) return null;
  if (!isLocked) return <SeedField />;
  return (
    <Locked>
      <fieldset className="locked-seed" disabled>
        <SeedField />
      </fieldset>
    </Locked>
  );
}

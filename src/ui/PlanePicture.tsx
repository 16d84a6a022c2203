import { sceneSvg } from "./canvas/scene-svg.ts";
import { shadeImage } from "./canvas/scene.ts";
import type { Column } from "./download.ts";
import { Picture } from "./Picture.tsx";
import { Plane, type PlaneProps } from "./Plane.tsx";
import type { Role } from "./roles.ts";
import { currentTheme, resolveVar } from "./theme.ts";

interface PlanePictureProps extends PlaneProps {
  title: string;
  whose?: Role;
  note?: string;
  columns: () => Column[];
}

/** A picture of the plane with its title, to be taken away as PNG, SVG or CSV. */
export function PlanePicture({ title, whose, note, columns, ...plane }: PlanePictureProps) {
  const svg = () =>
    sceneSvg(plane.scene, plane.bounds, {
      width: 480,
      height: 480,
      title: plane.label,
      theme: currentTheme(),
      ground: "var(--surface)",
      resolve: resolveVar,
      shade: ({ levels, size, color }) => shadeImage(levels, size, color).toDataURL(),
    });
  return (
    <Picture {...{ title, whose, note, columns, svg }}>
      <Plane {...plane} />
    </Picture>
  );
}

/** What contestants are called and how they are told apart. */
import { useCallback } from "react";
import { useCompareTexts } from "../../i18n/compare.ts";
import { fill, useLanguage } from "../../i18n/t.ts";
import type { Contestant } from "../../lab/compare-views.ts";
import { catalogue } from "../../methods/catalogue.ts";
import { classColor, classMarkers, roleLines, type Dash, type Look } from "../../ui/roles.ts";

/** What one is called: shipped ones by their method, those of the shelf by method and name. */
export function useContestantName(): (one: Pick<Contestant, "id" | "origin" | "name" | "lineage">) => string {
  const words = useCompareTexts();
  const language = useLanguage();
  return useCallback(
    ({ id, origin, name, lineage: { method, seed } }) => {
      if (origin === "shipped" && Object.hasOwn(words.names, id)) return words.names[id as keyof typeof words.names];
      const title = Object.hasOwn(catalogue, method) ? catalogue[method].card[language].title : method;
      return fill(words.fromShelf, { name: `${title} · ${name} · ${seed}` });
    },
    [words, language],
  );
}

const dashes: readonly Dash[] = ["solid", "dash", "dot", "dashdot", "longdash"];
/** Colours of the classes, without the one that is nearest to the teacher's. */
const palette = [0, 2, 3, 4, 5, 6, 7, 9, 1];

/** A diffusion model itself, trained or exact: what students are compared with. */
export const isTeacher = (id: string): boolean => id === "teacher" || id === "exact";

/** The teacher as everywhere; the others by their place. */
export function looksOf(all: readonly Contestant[]): Readonly<Record<string, Look>> {
  const looks: Record<string, Look> = {};
  let k = 0;
  for (const { id } of all) {
    if (isTeacher(id)) looks[id] = { color: "var(--teacher)", marker: "circle", dash: roleLines.teacher.dash };
    else {
      const color = classColor(palette[k % palette.length]);
      looks[id] = {
        color,
        marker: classMarkers[(k + 1) % 10],
        dash: dashes[Math.floor(k / palette.length) % dashes.length],
      };
      k++;
    }
  }
  return looks;
}

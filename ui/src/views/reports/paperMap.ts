/** The map of the districts as it goes into a PDF: outlines, what fills each, and the same in words. */
import type { PaperFilling } from "../../backend/types/PaperFilling.ts";
import type { PaperMap } from "../../backend/types/PaperMap.ts";
import { t } from "../../words/index.ts";
import { districtMap } from "../shared/outline.ts";
import type { Coverage, CoverageState } from "./statistics.ts";

export const coverageStates: readonly CoverageState[] = ["recent", "planned", "long_ago", "none"];
const fillings: Record<CoverageState, PaperFilling> = { recent: "solid", planned: "hatched", long_ago: "dotted", none: "empty" };
/** Ten times that of the screen: the paper takes whole numbers. */
const width = 6_400;
const point = ({ x, y }: { x: number; y: number }): [number, number] => [Math.round(x), Math.round(y)];

export function paperMap(rows: readonly Coverage[]): PaperMap {
  const words = t().reports;
  const stateOf = (number: number) => rows.find(({ id }) => id === number)?.state ?? "none";
  const { districts } = districtMap(width);
  const those = (state: CoverageState) => districts.filter(({ number }) => stateOf(number) === state).map(({ roman }) => roman);
  return {
    name: words.map,
    alt: words.mapInWords(coverageStates.map((state) => ({ state: words.states[state], districts: those(state) }))),
    credit: words.credit,
    areas: districts.map(({ number, roman, label, rings }) => ({
      label: roman,
      label_at: point(label),
      rings: rings.map((ring) => ring.map(point)),
      filling: fillings[stateOf(number)],
    })),
    legend: coverageStates.map((state) => ({ filling: fillings[state], means: words.states[state] })),
  };
}

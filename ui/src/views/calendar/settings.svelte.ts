/** What one sets for one's own calendar: the look, how large, which layers, which meetings. It outlives the window. */
import type { PeriodKind } from "../../backend/types/PeriodKind.ts";
import { own } from "../../state/own.svelte.ts";
import { remembered } from "../../state/preferences.svelte.ts";
import { isFilter, noFilter, type MeetingFilter } from "./filters.ts";
import { stepHeight, stepHeights } from "./layout.ts";

export type Look = "week" | "month" | "resources";
export const isLook = (value: unknown): value is Look => value === "week" || value === "month" || value === "resources";

/** What lies under the meetings. */
export const layers = ["holidays", "school", "sessions", "sensitive", "busy"] as const;
export type Layer = (typeof layers)[number];

const layerOfKind: Record<PeriodKind, Layer> = {
  school_break: "school",
  city_council_session: "sessions",
  district_council_session: "sessions",
  event: "sessions",
  election_silence: "sensitive",
  campaign: "sensitive",
  office_closed: "holidays",
};

/** How many weeks the rows of people and venues show at once. */
export const spans = [1, 4, 12] as const;

/** A filter one comes back to, by its name. */
export interface SavedFilter {
  name: string;
  filter: MeetingFilter;
}

const isLayers = (value: unknown): value is Layer[] =>
  Array.isArray(value) && value.every((each) => layers.includes(each as Layer));
const isSaved = (value: unknown): value is SavedFilter[] =>
  Array.isArray(value) && value.every((each: SavedFilter | null) => typeof each?.name === "string" && isFilter(each.filter));
const oneOf = <Value>(all: readonly Value[]) => (value: unknown): value is Value => all.includes(value as Value);

const look = remembered<Look>("calendar.look", "week", isLook);
const zoom = remembered<number>("calendar.zoom", stepHeight, oneOf<number>(stepHeights));
const span = remembered<number>("calendar.span", 4, oneOf<number>(spans));
const shown = remembered<Layer[]>("calendar.layers", ["holidays", "school", "sessions", "sensitive"], isLayers);
const filter = remembered<MeetingFilter>("calendar.filter", noFilter, isFilter);
// Their names may be those of people, their people are those of this register: they lie there.
const saved = own<SavedFilter[]>("calendar.filters", [], isSaved);

export const mine = { look, zoom, span, layers: shown, filter, saved };

export const shows = (layer: Layer) => shown.value.includes(layer);
export const showsPeriod = (kind: PeriodKind) => shows(layerOfKind[kind]);

export function toggle(layer: Layer) {
  shown.value = shows(layer) ? shown.value.filter((each) => each !== layer) : [...shown.value, layer];
}

/** The next larger or smaller of the steps there are. */
export function magnify(by: 1 | -1, of: Look) {
  const [held, steps] = of === "resources" ? [span, [...spans].reverse()] : [zoom, [...stepHeights]];
  const at = steps.indexOf(held.value as never) + by;
  held.value = steps[Math.min(Math.max(at, 0), steps.length - 1)] ?? held.value;
}

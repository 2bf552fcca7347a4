/** The desk's answer to a drag, painted: runs of starts become rectangles of days, and a start finds its reasons. */
import type { DayOutlook } from "../../backend/types/DayOutlook.ts";
import type { OptionsMap } from "../../backend/types/OptionsMap.ts";
import type { RuleId } from "../../backend/types/RuleId.ts";
import type { Severity } from "../../backend/types/Severity.ts";
import type { Told } from "../../backend/types/Told.ts";
import type { Verdict } from "../../backend/types/Verdict.ts";
import { civilAt, daysBetween, type Day } from "../../time/civil.ts";
import { shown, step, type Slot } from "./layout.ts";

/** A rectangle of one day. Minutes of the day. */
export interface Paint {
  from: number;
  to: number;
  verdict: Verdict;
}

const quarter = step * 60_000;

/** The wall clock's minute of a start. Only on the two days of the year that are not 24 hours long is it reckoned. */
function minuteOf(map: OptionsMap, day: DayOutlook, index: number): number {
  if (day.starts === 96) return (index - day.first) * step;
  if (index >= day.first + day.starts) return 1440;
  return civilAt(Date.parse(map.from) + index * quarter).minute;
}

/** Which start a slot is; null outside the answer, and in the hour that spring skips. */
export function indexOf(map: OptionsMap, { day, minute }: Slot): number | null {
  const found = dayOf(map, day);
  if (!found) return null;
  if (found.starts === 96) return found.first + Math.floor(minute / step);
  for (let index = found.first; index < found.first + found.starts; index++) {
    if (minuteOf(map, found, index) === minute) return index;
  }
  return null;
}

/** The slot of a start. */
export function slotOfIndex(map: OptionsMap, index: number): Slot | null {
  const day = map.days.find(({ first, starts }) => first <= index && index < first + starts);
  return day ? { day: day.date, minute: minuteOf(map, day, index) } : null;
}

const dayOf = ({ days }: OptionsMap, date: Day): DayOutlook | undefined => {
  const day = days[0] && days[daysBetween(days[0].date, date)];
  // Days follow each other but where the clock had none of their starts.
  return day?.date === date ? day : days.find((each) => each.date === date);
};

/** The rectangles of a day, neighbours of one verdict as one. Without a venue: the best verdict of all. */
export function paintsOf(map: OptionsMap, date: Day, venueId?: number): Paint[] {
  const paints: Paint[] = [];
  eachPaint(map, [date], venueId, (_, from, to, verdict) => {
    const last = paints.at(-1);
    if (last && last.verdict === verdict && last.to === from) last.to = to;
    else paints.push({ from, to, verdict });
  });
  return paints;
}

/** As `paintsOf`, for many days at once: each paint is told with the place of its day, and none is made to be thrown away. */
export function eachPaint(
  map: OptionsMap,
  dates: readonly Day[],
  venueId: number | undefined,
  paint: (at: number, from: number, to: number, verdict: Verdict) => void,
) {
  const runs = runsOf(map, venueId);
  dates.forEach((date, at) => {
    const day = dayOf(map, date);
    if (!day) return;
    const end = day.first + day.starts;
    for (let run = Math.max(runs.place(day.first), 0); run < runs.length && runs.from(run) < end; run++) {
      const [from, to] = [runs.from(run), runs.to(run)];
      paint(at, minuteOf(map, day, Math.max(from, day.first)), to >= end ? 1440 : minuteOf(map, day, to), runs.told(run)[0]);
    }
  });
}

/** The flat runs of the contract, read in place: they are sorted and leave no gap. */
class Runs {
  readonly #flat: readonly number[];
  readonly #told: readonly Told[];

  constructor(flat: readonly number[], told: readonly Told[]) {
    [this.#flat, this.#told] = [flat, told];
  }

  get length() {
    return this.#flat.length / 2;
  }

  from(at: number): number {
    return at === 0 ? 0 : this.to(at - 1);
  }

  to(at: number): number {
    return this.#flat[2 * at] ?? 0;
  }

  told(at: number): Told {
    return this.#told[this.#flat[2 * at + 1] ?? -1] ?? ["blocked", 0, 0];
  }

  /** Where the run of a start stands in the list; −1 where there is none. */
  place(index: number): number {
    let [low, high] = [0, this.length - 1];
    if (index < 0 || high < 0 || index >= this.to(high)) return -1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (index < this.to(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  at(index: number): Told | undefined {
    const place = this.place(index);
    return place < 0 ? undefined : this.told(place);
  }
}

const runsOf = (map: OptionsMap, venueId: number | undefined): Runs =>
  new Runs(venueId === undefined ? map.any : (map.venues.find(({ venue_id }) => venue_id === venueId)?.runs ?? []), map.told);

/** What is known of one start. */
export interface Cell {
  verdict: Verdict;
  /** Venues that have this verdict. */
  venues: number;
  /** What speaks against it: what blocks first, then what holds in most venues. */
  rules: RuleId[];
}

/** Over all venues, or in one. */
export function cellAt(map: OptionsMap, index: number, venueId?: number): Cell | null {
  const found = runsOf(map, venueId).at(index);
  if (!found) return null;
  const [verdict, bits, venues] = found;
  const everywhere = venueId === undefined ? map.venues.map(({ runs }) => new Runs(runs, map.told).at(index)) : [found];
  const told = everywhere.filter((each) => each?.[0] === verdict);
  const counted = map.rules.map((rule, bit) => ({ rule, bit, count: told.filter((each) => (each?.[1] ?? 0) & (1 << bit)).length }));
  const rules = counted
    .filter(({ bit, count }) => count > 0 && (venueId === undefined || bits & (1 << bit)))
    .toSorted((a, b) => weight(map, b.bit) - weight(map, a.bit) || b.count - a.count);
  return { verdict, venues, rules: rules.map(({ rule }) => rule) };
}

const weights: Severity[] = ["notes", "warns", "unknown", "blocks"];
const weight = ({ severities }: OptionsMap, bit: number) => weights.indexOf(severities[bit] ?? "warns");

/** The next start after `index` that is free, or where there is none, that is only warned of; within the hours shown. */
export function nextFree(map: OptionsMap, index: number, venueId?: number): number | null {
  const runs = runsOf(map, venueId);
  return nextWith(map, runs, index, "free") ?? nextWith(map, runs, index, "warned");
}

function nextWith(map: OptionsMap, runs: Runs, index: number, verdict: Verdict): number | null {
  for (let at = Math.max(runs.place(index + 1), 0); at < runs.length; at++) {
    if (runs.to(at) <= index + 1 || runs.told(at)[0] !== verdict) continue;
    for (let start = Math.max(runs.from(at), index + 1); start < runs.to(at); start++) {
      const minute = slotOfIndex(map, start)?.minute ?? 0;
      if (minute >= shown.from && minute < shown.to) return start;
    }
  }
  return null;
}

export const outlookOf = (map: OptionsMap | undefined, date: Day) => map && dayOf(map, date);

/** Where a day is one box: the start that is meant by it. `wanted` if it is open there, else the first open one from it on. */
export function startOn(map: OptionsMap | undefined, date: Day, wanted: number, venueId?: number): number {
  const open = map ? paintsOf(map, date, venueId).filter(({ verdict, to }) => verdict !== "blocked" && to > shown.from) : [];
  for (const verdict of ["free", "warned", "unknown"] as const) {
    const runs = open.filter((paint) => paint.verdict === verdict);
    const later = runs.find(({ to }) => to > wanted);
    const run = later ?? runs[0];
    if (run) return Math.max(run.from, later ? wanted : run.from, shown.from);
  }
  return wanted;
}

/** The best verdict of a day. */
export function dayVerdict(map: OptionsMap, date: Day, venueId?: number): Verdict | undefined {
  const verdicts = paintsOf(map, date, venueId)
    .filter(({ from, to }) => to > shown.from && from < shown.to)
    .map(({ verdict }) => verdict);
  return (["free", "warned", "unknown", "blocked"] as const).find((verdict) => verdicts.includes(verdict));
}

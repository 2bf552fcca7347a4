/** The desk's answer to a drag, painted: runs of starts become rectangles of days, and a start finds its reasons. */
import type { DayOutlook } from "../../backend/types/DayOutlook.ts";
import type { OptionsMap } from "../../backend/types/OptionsMap.ts";
import type { RuleId } from "../../backend/types/RuleId.ts";
import type { Run } from "../../backend/types/Run.ts";
import type { Settings } from "../../backend/types/Settings.ts";
import type { Verdict } from "../../backend/types/Verdict.ts";
import { civilAt, type Day } from "../../time/civil.ts";
import { shown, step, type Slot } from "./layout.ts";
import { rankOf } from "./severity.ts";

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
  const found = map.days.find(({ date }) => date === day);
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

/** The rectangles of a day, neighbours of one verdict as one. Without a venue: the best verdict of all. */
export function paintsOf(map: OptionsMap, date: Day, venueId?: number): Paint[] {
  const day = map.days.find((each) => each.date === date);
  if (!day) return [];
  const end = day.first + day.starts;
  const paints: Paint[] = [];
  for (const [from, to, verdict] of runsOf(map, venueId)) {
    if (to <= day.first || from >= end) continue;
    const clipped = { from: minuteOf(map, day, Math.max(from, day.first)), to: to >= end ? 1440 : minuteOf(map, day, to), verdict };
    const last = paints.at(-1);
    if (last && last.verdict === verdict && last.to === clipped.from) last.to = clipped.to;
    else paints.push(clipped);
  }
  return paints;
}

function runsOf(map: OptionsMap, venueId: number | undefined): readonly Run[] {
  if (venueId === undefined) return map.any;
  return map.venues.find(({ venue_id }) => venue_id === venueId)?.runs ?? [];
}

/** The run a start is in; runs are sorted and leave no gap. */
function runAt(runs: readonly Run[], index: number): Run | undefined {
  let [low, high] = [0, runs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (!run) return undefined;
    if (index < run[0]) high = middle - 1;
    else if (index >= run[1]) low = middle + 1;
    else return run;
  }
  return undefined;
}

/** What is known of one start. */
export interface Cell {
  verdict: Verdict;
  /** Venues that have this verdict. */
  venues: number;
  /** What speaks against it: what blocks first, then what holds in most venues. */
  rules: RuleId[];
}

export function cellAt(map: OptionsMap, index: number, settings?: Settings): Cell | null {
  const run = runAt(map.any, index);
  if (!run) return null;
  const [, , verdict, , venues] = run;
  const told = map.venues.map((row) => runAt(row.runs, index)).filter((each) => each?.[2] === verdict);
  const counted = map.rules.map((rule, bit) => ({ rule, count: told.filter((each) => (each?.[3] ?? 0) & (1 << bit)).length }));
  const rules = counted
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => rankOf(a.rule, settings) - rankOf(b.rule, settings) || b.count - a.count);
  return { verdict, venues, rules: rules.map(({ rule }) => rule) };
}

/** The next start after `index` that is free, or where there is none, that is only warned of; within the hours shown. */
export function nextFree(map: OptionsMap, index: number): number | null {
  return nextWith(map, index, "free") ?? nextWith(map, index, "warned");
}

function nextWith(map: OptionsMap, index: number, verdict: Verdict): number | null {
  for (const [from, to, found] of map.any) {
    if (to <= index + 1 || found !== verdict) continue;
    for (let start = Math.max(from, index + 1); start < to; start++) {
      const minute = slotOfIndex(map, start)?.minute ?? 0;
      if (minute >= shown.from && minute < shown.to) return start;
    }
  }
  return null;
}

export const outlookOf = (map: OptionsMap | undefined, date: Day) => map?.days.find((each) => each.date === date);

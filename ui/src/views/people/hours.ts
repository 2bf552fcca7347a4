/** Weekly hours in words: "pon–pt 8.00–16.00". */
import type { WeeklyHours } from "../../backend/types/WeeklyHours.ts";
import { addDays } from "../../time/civil.ts";
import { t } from "../../words/index.ts";

/** Any Sunday: the day itself is not said. */
const sunday = "2026-11-22";
const name = (weekday: number) => t().dates.weekdayShort(addDays(sunday, weekday));

/** Runs of neighbouring weekdays: [1,2,3,5] → [[1,3],[5,5]]. */
export function runs(weekdays: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const day of weekdays.toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last?.[1] === day - 1) last[1] = day;
    else found.push([day, day]);
  }
  return found;
}

function daysSaid(weekdays: readonly number[]): string {
  return runs(weekdays)
    .map(([from, to]) => (from === to ? name(from) : `${name(from)}${to === from + 1 ? ", " : "–"}${name(to)}`))
    .join(", ");
}

export function hoursSaid(hours: WeeklyHours): string {
  if (hours.rules.length === 0) return t().people.always;
  return hours.rules.map((rule) => `${daysSaid(rule.weekdays)} ${t().dates.timeRange(rule.from, rule.to)}`).join("; ");
}

import { addDays, type Day } from "../../time/civil.ts";

/** This month from today on, and the months after it, whole. */
export function monthsFrom(today: Day, many: number): { first: Day; last: Day }[] {
  const months: { first: Day; last: Day }[] = [];
  for (let first = today; months.length < many; ) {
    const next = firstOfNext(first);
    months.push({ first, last: addDays(next, -1) });
    first = next;
  }
  return months;
}

function firstOfNext(day: Day): Day {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${String(next[0])}-${String(next[1]).padStart(2, "0")}-01`;
}

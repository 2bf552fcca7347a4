/**
 * Days and times as people type them. A text that means none is undefined, so that a form can say so instead of
 * guessing.
 */
import { addDays, type Day } from "./civil.ts";

/** "16.12.2026", "16.12", "16 12 26", "2026-12-16" → "2026-12-16". A day without a year is the next such day. */
export function parseDay(text: string, today: Day): Day | undefined {
  const parts = text.trim().split(/[\s.\-/]+/).filter(Boolean);
  if (!parts.every((part) => /^\d+$/.test(part))) return undefined;
  if (parts[0]?.length === 4) return dayOf(parts[0], parts[1], parts[2]);
  if (parts.length === 3) return dayOf(parts[2]?.length === 2 ? `20${parts[2]}` : parts[2], parts[1], parts[0]);
  if (parts.length !== 2) return undefined;
  const year = Number(today.slice(0, 4));
  const first = dayOf(String(year), parts[1], parts[0]);
  return first !== undefined && first < today ? dayOf(String(year + 1), parts[1], parts[0]) : first;
}

function dayOf(year = "", month = "", day = ""): Day | undefined {
  if (year.length !== 4) return undefined;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  // A date that the calendar does not have, 30 February, comes back as another one or as none.
  return !Number.isNaN(Date.parse(iso)) && addDays(iso, 0) === iso ? iso : undefined;
}

/** "17", "17.30", "17:30", "1730" → minutes of the day; 24.00 is its end. */
export function parseMinute(text: string): number | undefined {
  const match = /^(\d{1,2})(?:[.:\s]?(\d{2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const minute = Number(match[1]) * 60 + Number(match[2] ?? 0);
  return Number(match[2] ?? 0) < 60 && minute <= 1440 ? minute : undefined;
}

/** As it stands in a field: "16.12.2026". */
export function writtenDay(day: Day): string {
  const [year, month, date] = day.split("-");
  return `${Number(date)}.${month}.${year}`;
}

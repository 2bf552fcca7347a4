/**
 * Between an instant (RFC 3339, UTC) and the civil time on the wall in Kraków (Europe/Warsaw).
 * The desk decides; the window needs this only to know where on the page a moment stands.
 */

export const zone = "Europe/Warsaw";

/** A civil day, ISO 8601: "2026-12-16". */
export type Day = string;

/** A day and the minutes on its wall clock, 0..1440. */
export interface Civil {
  day: Day;
  minute: number;
}

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** What the wall clock in Kraków shows at an instant. */
export function civilAt(instant: string | number | Date): Civil {
  const at = new Date(instant).getTime();
  const wall = new Date(at + offsetAt(at) * 60_000);
  return { day: wall.toISOString().slice(0, 10), minute: wall.getUTCHours() * 60 + wall.getUTCMinutes() };
}

/** How far Kraków's wall clock is ahead of UTC at an instant, in minutes: 60 or 120. */
export function offsetAt(instant: number): number {
  return offsetThrough(fortnights, instant) ?? offsetThrough(days, instant) ?? askedOffset(instant);
}

const dayLength = 86_400_000;

/** Equal spans of time from 1970 on, and the offset all through each; null for one in which the clock changes. */
interface Spans {
  /** Milliseconds. */
  length: number;
  offsets: Map<number, number | null>;
}
// The clock never changes twice in a fortnight: the same at both ends, it is the same between them.
const fortnights: Spans = { length: 14 * dayLength, offsets: new Map() };
const days: Spans = { length: dayLength, offsets: new Map() };

/** The zone is asked at both ends of a span and remembered: asking costs more than all that is reckoned with the answer. */
function offsetThrough({ length, offsets }: Spans, instant: number): number | null {
  const span = Math.floor(instant / length);
  let known = offsets.get(span);
  if (known === undefined) {
    const [first, last] = [askedOffset(span * length), askedOffset((span + 1) * length - 1)];
    offsets.set(span, (known = first === last ? first : null));
  }
  return known;
}

function askedOffset(instant: number): number {
  const part = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  const minute = Number(part.hour) * 60 + Number(part.minute);
  return (midnightUtc(`${part.year}-${part.month}-${part.day}`) + minute * 60_000 - Math.floor(instant / 60_000) * 60_000) / 60_000;
}

/**
 * The instants at which the wall clock shows this time: one; none in the hour that spring skips; two, earlier first,
 * in the hour that autumn repeats.
 */
export function instantsOf({ day, minute }: Civil): string[] {
  const wall = midnightUtc(day) + minute * 60_000;
  return [120, 60]
    .map((offset) => ({ offset, instant: wall - offset * 60_000 }))
    .filter(({ offset, instant }) => offsetAt(instant) === offset)
    .map(({ instant }) => new Date(instant).toISOString().replace(".000Z", "Z"));
}

/** The same clock time `days` later (or earlier, when negative). */
export function addDays(day: Day, days: number): Day {
  return new Date(midnightUtc(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one civil day to another; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return (midnightUtc(to) - midnightUtc(from)) / 86_400_000;
}

/** 1 Monday … 7 Sunday (ISO 8601). */
export function weekday(day: Day): number {
  return new Date(midnightUtc(day)).getUTCDay() || 7;
}

/** The Monday of the week a day is in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/** The seven days of a week, or as many as asked, from `first`. */
export function daysFrom(first: Day, count = 7): Day[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

function midnightUtc(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

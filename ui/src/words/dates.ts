/**
 * Dates and times as the office writes them. Days and instants come as ISO 8601; the zone is Europe/Warsaw.
 * Polish house style: a dot in the hour (17.00), a Roman month where space is short (16 XII), NBSP within a date.
 */
import { civilAt, daysBetween, weekday, type Day } from "../time/civil.ts";
import { nbsp } from "./plural.ts";

export interface Dates {
  /** "śr" / "Wed" */
  weekdayShort(day: Day): string;
  /** "środa" / "Wednesday" */
  weekdayLong(day: Day): string;
  /** "16 grudnia 2026" */
  day(day: Day): string;
  /** "śr 16 XII" / "Wed 16 Dec" */
  dayShort(day: Day): string;
  /** "środa, 16 grudnia 2026" */
  dayFull(day: Day): string;
  /** "w środę, 16 grudnia 2026 r." / "on Wednesday, 16 December 2026" */
  onDay(day: Day): string;
  /** "grudzień 2026" */
  month(day: Day): string;
  /** "14–20 grudnia 2026", also across months and years */
  dayRange(first: Day, last: Day): string;
  /** Minutes of the day: "17.00" / "17:00" */
  time(minute: number): string;
  /** "17.00–19.00" */
  timeRange(from: number, to: number): string;
  /** An instant's time on the wall in Kraków */
  timeOf(instant: string): string;
  /** "śr 16 XII, 17.00" */
  moment(instant: string): string;
  /** "śr 16 XII, 17.00–19.00" */
  momentRange(start: string, end: string): string;
  /** "w środę, 16 grudnia 2026 r., o godz. 17.00" */
  onMoment(instant: string): string;
  /** "dziś", "jutro", "za 3 dni", "2 dni temu" */
  relative(day: Day, today: Day): string;
  /** A length in minutes: "1 godz. 30 min" */
  length(minutes: number): string;
}

const roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
/** The accusative with its preposition: "we wtorek" (no rule of CLDR gives it). */
const onWeekday = ["w poniedziałek", "we wtorek", "w środę", "w czwartek", "w piątek", "w sobotę", "w niedzielę"];

const joined = (text: string) => text.replaceAll(" ", nbsp);
const monthIndex = (day: Day) => Number(day.slice(5, 7)) - 1;
const dayNumber = (day: Day) => Number(day.slice(8, 10));
const two = (n: number) => String(n).padStart(2, "0");

/** A calendar says the same few hundred days thousands of times. */
function remembering(say: (day: Day) => string): (day: Day) => string {
  const said = new Map<Day, string>();
  return (day) => {
    const known = said.get(day) ?? say(day);
    return said.set(day, known), known;
  };
}

function formats(locale: string) {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    return remembering((day) => made.format(new Date(`${day}T00:00:00Z`)));
  };
  return {
    weekdayShort: format({ weekday: "short" }),
    weekdayLong: format({ weekday: "long" }),
    day: format({ day: "numeric", month: "long", year: "numeric" }),
    dayMonth: format({ day: "numeric", month: "long" }),
    dayShort: format({ day: "numeric", month: "short" }),
    month: format({ month: "long", year: "numeric" }),
  };
}

/** "14–20 grudnia 2026"; "30 listopada – 6 grudnia 2026"; "28 grudnia 2026 – 3 stycznia 2027". */
function rangeWith(is: ReturnType<typeof formats>) {
  return (first: Day, last: Day): string => {
    if (first === last) return joined(is.day(first));
    if (first.slice(0, 7) === last.slice(0, 7)) return joined(`${dayNumber(first)}–${is.day(last)}`);
    const from = first.slice(0, 4) === last.slice(0, 4) ? is.dayMonth(first) : is.day(first);
    return `${joined(from)} – ${joined(is.day(last))}`;
  };
}

function lengthWith(hour: string, minute: string) {
  return (minutes: number): string => {
    const parts = [
      ...(minutes >= 60 ? [`${Math.floor(minutes / 60)} ${hour}`] : []),
      ...(minutes % 60 > 0 || minutes === 0 ? [`${minutes % 60} ${minute}`] : []),
    ];
    return joined(parts.join(" "));
  };
}

/** What both languages say alike, given how each writes a day and an hour. */
function compose(own: {
  weekdayShort(day: Day): string;
  dayShort(day: Day): string;
  onDay(day: Day): string;
  hourMark: string;
  at: string;
}) {
  const time = (minute: number) => `${Math.floor(minute / 60)}${own.hourMark}${two(minute % 60)}`;
  const timeRange = (from: number, to: number) => `${time(from)}–${time(to)}`;
  const timeOf = (instant: string) => time(civilAt(instant).minute);
  const moment = (instant: string) => `${own.dayShort(civilAt(instant).day)}, ${timeOf(instant)}`;
  const momentRange = (start: string, end: string) => {
    const sameDay = civilAt(start).day === civilAt(end).day;
    return sameDay ? `${moment(start)}–${timeOf(end)}` : `${moment(start)} – ${moment(end)}`;
  };
  const onMoment = (instant: string) => `${own.onDay(civilAt(instant).day)}, ${own.at}${timeOf(instant)}`;
  return { time, timeRange, timeOf, moment, momentRange, onMoment };
}

function relativeIn(locale: string) {
  const made = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  return (day: Day, today: Day) => {
    const days = daysBetween(today, day);
    return days === 0 && locale.startsWith("pl") ? "dziś" : made.format(days, "day");
  };
}

export function polishDates(): Dates {
  const is = formats("pl-PL");
  const weekdayShort = (day: Day) => is.weekdayShort(day).replace(".", "");
  const dayShort = (day: Day) => joined(`${weekdayShort(day)} ${dayNumber(day)} ${roman[monthIndex(day)] ?? ""}`);
  const onDay = (day: Day) => `${onWeekday[weekday(day) - 1] ?? ""}, ${joined(`${is.day(day)} r.`)}`;
  return {
    weekdayShort,
    weekdayLong: is.weekdayLong,
    day: (day) => joined(is.day(day)),
    dayShort,
    dayFull: (day) => `${is.weekdayLong(day)}, ${joined(is.day(day))}`,
    onDay,
    month: is.month,
    dayRange: rangeWith(is),
    relative: relativeIn("pl-PL"),
    length: lengthWith("godz.", "min"),
    ...compose({ weekdayShort, dayShort, onDay, hourMark: ".", at: `o${nbsp}godz.${nbsp}` }),
  };
}

export function englishDates(): Dates {
  const is = formats("en-GB");
  const dayShort = (day: Day) => joined(`${is.weekdayShort(day)} ${is.dayShort(day)}`);
  const onDay = (day: Day) => `on ${is.weekdayLong(day)}, ${joined(is.day(day))}`;
  return {
    weekdayShort: is.weekdayShort,
    weekdayLong: is.weekdayLong,
    day: (day) => joined(is.day(day)),
    dayShort,
    dayFull: (day) => `${is.weekdayLong(day)}, ${joined(is.day(day))}`,
    onDay,
    month: is.month,
    dayRange: rangeWith(is),
    relative: relativeIn("en-GB"),
    length: lengthWith("h", "min"),
    ...compose({ weekdayShort: is.weekdayShort, dayShort, onDay, hourMark: ":", at: "at " }),
  };
}

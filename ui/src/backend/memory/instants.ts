/** Instants as the desk writes them: RFC 3339 with Warsaw's offset. */
import { civilAt, instantsOf, offsetAt, type Day } from "../../time/civil.ts";

export const minute = 60_000;
export const day = 24 * 60 * minute;

export const ms = (instant: string) => Date.parse(instant);

export function rfc3339(at: number): string {
  const offset = offsetAt(at);
  const wall = new Date(at + offset * minute).toISOString().slice(0, 19);
  return `${wall}+0${offset / 60}:00`;
}

/** The instant of a wall-clock minute on a day; in the hour spring skips, an hour later. */
export function instantOn(date: Day, wallMinute: number): number {
  const found = instantsOf({ day: date, minute: wallMinute })[0];
  return found === undefined ? instantOn(date, wallMinute + 60) : ms(found);
}

export const dayOf = (at: number): Day => civilAt(at).day;
export const minuteOf = (at: number): number => civilAt(at).minute;

export function overlap(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

/** Instants as the desk writes them: RFC 3339 with Warsaw's offset. */
import { civilAt, instantsOf, offsetAt, type Day } from "../../time/civil.ts";

export const minute = 60_000;
export const day = 24 * 60 * minute;

export const ms = (instant: string) => Date.parse(instant);

/** Every rule asks for the same starts again and again, and a time zone is dear. */
const remembered = <Value>(reckon: (at: number) => Value) => {
  const known = new Map<number, Value>();
  return (at: number): Value => {
    const found = known.get(at) ?? reckon(at);
    known.set(at, found);
    return found;
  };
};
const civil = remembered(civilAt);
const offsetOf = remembered(offsetAt);

export function rfc3339(at: number): string {
  const offset = offsetOf(at);
  const wall = new Date(at + offset * minute).toISOString().slice(0, 19);
  return `${wall}+0${offset / 60}:00`;
}

/** The instant of a wall-clock minute on a day; in the hour spring skips, an hour later. */
export function instantOn(date: Day, wallMinute: number): number {
  const found = instantsOf({ day: date, minute: wallMinute })[0];
  return found === undefined ? instantOn(date, wallMinute + 60) : ms(found);
}

export const dayOf = (at: number): Day => civil(at).day;
export const minuteOf = (at: number): number => civil(at).minute;

export function overlap(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

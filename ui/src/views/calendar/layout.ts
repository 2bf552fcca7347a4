/** Where things stand on the week's grid: minutes and pixels, days and columns, lanes of what overlaps. */
import type { Resource } from "../../backend/types/Resource.ts";
import { addDays, civilAt, instantsOf, type Day } from "../../time/civil.ts";

/** A quarter of an hour; starts stand on these. Minutes. */
export const step = 15;
/** The hours that are shown, as minutes of the day. */
export const shown = { from: 7 * 60, to: 22 * 60 } as const;

/** Pixels for one quarter of an hour: the zooms there are, and the usual one. */
export const stepHeights = [9, 13, 20] as const;
export const stepHeight = 13;

export const gridHeight = (px: number = stepHeight) => ((shown.to - shown.from) / step) * px;
export const hours = Array.from({ length: (shown.to - shown.from) / 60 }, (_, index) => shown.from + index * 60);

/** Where one begins to look: residents can come in the evening. Minutes of the day. */
export const evening = 17 * 60;

/** A place on the grid: a day and the minutes on its wall clock; where people and venues have rows, the row as well. */
export interface Slot {
  day: Day;
  minute: number;
  owner?: Resource;
}

export const sameOwner = (a: Resource | undefined, b: Resource | undefined) => a?.kind === b?.kind && a?.id === b?.id;
export const sameSlot = (a: Slot | null, b: Slot | null) =>
  a?.day === b?.day && a?.minute === b?.minute && sameOwner(a?.owner, b?.owner);

/** Pixels below the first hour; earlier than it is at the edge. */
export function topOf(minute: number, px: number = stepHeight): number {
  return (Math.min(Math.max(minute, shown.from), shown.to) - shown.from) * (px / step);
}

export const heightOf = (from: number, to: number, px: number = stepHeight) => topOf(to, px) - topOf(from, px);

/** The quarter of an hour at a height; the last one holds what lies below. */
export function minuteAt(y: number, px: number = stepHeight): number {
  const quarter = Math.floor(y / px);
  const last = (shown.to - shown.from) / step - 1;
  return shown.from + Math.min(Math.max(quarter, 0), last) * step;
}

export interface Box {
  left: number;
  top: number;
  width: number;
}

/** The slot under a point of the grid's box (in the same coordinates); null beside it. */
export function slotAt(x: number, y: number, box: Box, days: readonly Day[], px: number = stepHeight): Slot | null {
  const day = days[Math.floor(((x - box.left) / box.width) * days.length)];
  return day === undefined || x < box.left || y < box.top || y >= box.top + gridHeight(px)
    ? null
    : { day, minute: minuteAt(y - box.top, px) };
}

/** The instant of a slot. In the hour that spring skips there is none; of the two that autumn repeats, the first. */
export function instantOf({ day, minute }: Slot): string | null {
  return instantsOf({ day: minute >= 1440 ? addDays(day, 1) : day, minute: minute % 1440 })[0] ?? null;
}

export function slotOf(instant: string): Slot {
  const { day, minute } = civilAt(instant);
  return { day, minute };
}

/** The part of something that falls on one day, in minutes of that day. */
export interface Piece<Thing> {
  thing: Thing;
  from: number;
  to: number;
}

interface Timed {
  start: string;
  end: string;
}

/** Where a day begins and ends, in milliseconds of the epoch. Reckoned once: a time zone costs more than the rest. */
const bounds = new Map<Day, readonly [number, number]>();

function boundsOf(day: Day): readonly [number, number] {
  const midnight = (date: Day) => Date.parse(instantsOf({ day: date, minute: 0 })[0] ?? `${date}T00:00:00Z`);
  const known = bounds.get(day) ?? ([midnight(day), midnight(addDays(day, 1))] as const);
  bounds.set(day, known);
  return known;
}

/** What of each thing falls on a day; what ends at midnight does not touch the next day. */
export function piecesOn<Thing extends Timed>(day: Day, things: readonly Thing[]): Piece<Thing>[] {
  const [first, last] = boundsOf(day);
  const plain = last - first === 1440 * 60_000;
  const minuteOf = (at: number) => (plain ? Math.round((at - first) / 60_000) : civilAt(at).minute);
  return things.flatMap((thing) => {
    const [start, end] = [Date.parse(thing.start), Date.parse(thing.end)];
    if (start >= last || end <= first) return [];
    return [{ thing, from: start < first ? 0 : minuteOf(start), to: end >= last ? 1440 : minuteOf(end) }];
  });
}

export interface Packed<Thing> extends Piece<Thing> {
  /** Which lane of how many beside each other. */
  lane: number;
  lanes: number;
}

/** Beside so many others there is no room for a word. */
export const isNarrow = ({ lanes }: Packed<unknown>) => lanes > 5;

/** Puts what overlaps into lanes beside each other: as few as the busiest moment of a cluster needs. */
export function pack<Thing>(pieces: readonly Piece<Thing>[]): Packed<Thing>[] {
  const sorted = pieces.toSorted((a, b) => a.from - b.from || b.to - a.to);
  return clusters(sorted).flatMap((cluster) => {
    const ends: number[] = [];
    const placed = cluster.map((piece) => {
      const free = ends.findIndex((end) => end <= piece.from);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = piece.to;
      return { ...piece, lane };
    });
    return placed.map((piece) => ({ ...piece, lanes: ends.length }));
  });
}

/** Runs of pieces each of which overlaps one before it. */
function clusters<Thing>(sorted: readonly Piece<Thing>[]): Piece<Thing>[][] {
  const all: Piece<Thing>[][] = [];
  let reach = -1;
  for (const piece of sorted) {
    if (piece.from >= reach) all.push([]);
    all.at(-1)?.push(piece);
    reach = Math.max(reach, piece.to);
  }
  return all;
}

/**
 * Many days side by side, each as wide as the hours shown: where a moment stands along them, in pixels. The time zone is
 * asked once for each day; the rest is arithmetic, for it is done for thousands of spans.
 */
import type { BusySpan } from "../../backend/types/BusySpan.ts";
import type { OptionsMap } from "../../backend/types/OptionsMap.ts";
import type { Resource } from "../../backend/types/Resource.ts";
import type { Verdict } from "../../backend/types/Verdict.ts";
import { addDays, civilAt, daysBetween, instantsOf, type Day } from "../../time/civil.ts";
import { shown, step } from "./layout.ts";
import { eachPaint } from "./paint.ts";

const length = shown.to - shown.from;
/** Under so many pixels a day is one box: an hour could not be hit. */
const hitsHours = 90;

export interface Span {
  left: number;
  width: number;
}

export type PlacedSpan = BusySpan & Span;

export class Timeline {
  readonly days: readonly Day[];
  readonly dayWidth: number;
  readonly #midnights: number[];

  constructor(days: readonly Day[], dayWidth: number) {
    this.days = days;
    this.dayWidth = dayWidth;
    const all = [...days, addDays(days.at(-1) ?? "1970-01-01", 1)];
    this.#midnights = all.map((day) => Date.parse(instantsOf({ day, minute: 0 })[0] ?? `${day}T00:00:00Z`));
  }

  get width() {
    return this.days.length * this.dayWidth;
  }

  /** Whether one can hit an hour, or only a day. */
  get hours() {
    return this.dayWidth >= hitsHours;
  }

  /** Pixels from the first day's first hour shown. */
  xOf(instant: number): number {
    const midnights = this.#midnights;
    if (instant <= (midnights[0] ?? 0)) return 0;
    if (instant >= (midnights.at(-1) ?? 0)) return this.width;
    let [low, high] = [0, midnights.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((midnights[middle] ?? 0) <= instant) low = middle;
      else high = middle;
    }
    const midnight = midnights[low] ?? 0;
    const plain = (midnights[low + 1] ?? 0) - midnight === 1440 * 60_000;
    const minute = plain ? (instant - midnight) / 60_000 : civilAt(instant).minute;
    return (low + share(minute)) * this.dayWidth;
  }

  /** Null when nothing of it is within the days and hours shown. */
  spanOf(start: number, end: number): Span | null {
    const left = this.xOf(start);
    const width = this.xOf(end) - left;
    return width > 0 ? { left, width } : null;
  }

  /** Those of many that are within the days and hours shown, with their places. */
  placed<Timed extends { start: string; end: string }>(spans: readonly Timed[]): (Timed & Span)[] {
    return spans.flatMap((span) => {
      const place = this.spanOf(Date.parse(span.start), Date.parse(span.end));
      return place ? [{ ...span, ...place }] : [];
    });
  }

  /** The day and the quarter under a point; null beside the days. */
  at(x: number): { day: Day; minute: number } | null {
    const day = this.days[Math.floor(x / this.dayWidth)];
    if (day === undefined || x < 0) return null;
    const inside = (x % this.dayWidth) / this.dayWidth;
    return { day, minute: Math.min(shown.from + Math.floor((inside * length) / step) * step, shown.to - step) };
  }

  /** Where a day and a minute of it begin. */
  left(day: Day, minute: number = shown.from): number {
    return (daysBetween(this.days[0] ?? day, day) + share(minute)) * this.dayWidth;
  }
}

const share = (minute: number) => (Math.min(Math.max(minute, shown.from), shown.to) - shown.from) / length;

/** For each verdict the outline of all it covers between two days, as an SVG path: one element paints a whole row. Whole
 * pixels: what is cut at a fraction takes longer to write and to paint, and looks the same. */
export function outlines(
  map: OptionsMap,
  line: Timeline,
  [first, last]: readonly [number, number],
  height: number,
  owner?: Resource,
): Partial<Record<Verdict, string>> {
  const paths: Partial<Record<Verdict, string>> = {};
  const open: Partial<Record<Verdict, Run>> = {};
  const close = (verdict: Verdict) => {
    const run = open[verdict];
    if (run && run.right > run.left) paths[verdict] = (paths[verdict] ?? "") + boxed(run, 0, height);
  };
  eachPaint(map, line.days.slice(first, last + 1), owner, (at, from, to, verdict) => {
    if (verdict === "free" || to <= shown.from || from >= shown.to) return;
    const left = Math.round((first + at + share(from)) * line.dayWidth);
    const right = Math.round((first + at + share(to)) * line.dayWidth);
    const before = open[verdict];
    // What is blocked in the evening is so in the morning, and between them there is nothing to see.
    if (before && left <= before.right) before.right = right;
    else {
      close(verdict);
      open[verdict] = { left, right };
    }
  });
  (Object.keys(open) as Verdict[]).forEach(close);
  return paths;
}

/** From where to where, in whole pixels. */
interface Run {
  left: number;
  right: number;
}

const boxed = ({ left, right }: Run, top: number, bottom: number) => `M${left} ${top}h${right - left}V${bottom}h${left - right}Z`;

/** A meeting is never thinner than can be hit. Pixels. */
export const thinnest = 8;
/** Where what can be hit ends. */
export const rightOf = ({ left, width }: Span) => left + Math.max(width, thinnest);

/** The same one after the other, each by its distance to the end of the one before: negative where they overlap. */
export function inFlow<Placed extends Span>(spans: readonly Placed[]): (Placed & { gap: number })[] {
  let end = 0;
  return spans.map((span) => {
    const [gap, width] = [span.left - end, Math.max(span.width, thinnest)];
    end = span.left + width;
    return { ...span, gap, width };
  });
}

/** One outline, as an SVG path, of many boxes in a row, one after the other: none is thinner than can be seen, and those that touch are one. */
export function boxes(spans: readonly Span[], height: number): string {
  const least = 2;
  let path = "";
  let open: Run | undefined;
  for (const span of spans) {
    const left = Math.round(span.left);
    const right = Math.max(Math.round(span.left + span.width), left + least);
    if (open && left >= open.left && left <= open.right) open.right = Math.max(open.right, right);
    else {
      if (open) path += boxed(open, 9, height - 9);
      open = { left, right };
    }
  }
  return open ? path + boxed(open, 9, height - 9) : path;
}

/** A box in a row that can be hit, as a part of an SVG path; its stroke lies within it. */
export function outlined({ left, width }: Span, stroke: number, height: number, top = 4): string {
  const [x, across] = [Math.round(left) + stroke / 2, Math.round(Math.max(width, thinnest)) - stroke];
  return `M${x} ${top + stroke / 2}h${across}V${height - 5 - stroke / 2}h${-across}Z`;
}

/** The meetings of a row as one outline for each state, with the ids of those in it. */
export function byState(
  spans: readonly PlacedSpan[],
  stateOf: (span: PlacedSpan) => string,
  height: number,
): { state: string; path: string; ids: string }[] {
  const shapes = new Map<string, { path: string; ids: string }>();
  for (const span of spans) {
    const { path, ids } = shapes.get(stateOf(span)) ?? { path: "", ids: "" };
    shapes.set(stateOf(span), { path: path + outlined(span, 1, height), ids: `${ids} ${span.meeting_id}` });
  }
  return [...shapes].map(([state, shape]) => ({ state, ...shape }));
}

/** Which of many rows or days of one size are in sight, with some to spare on both sides. */
export function inSight(scrolled: number, seen: number, size: number, count: number, spare: number): [number, number] {
  const first = Math.max(0, Math.floor(scrolled / size) - spare);
  const last = Math.min(count - 1, Math.ceil((scrolled + seen) / size) + spare);
  return [first, last];
}

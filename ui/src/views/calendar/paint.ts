/** The desk's answer to a drag, painted: runs of starts become rectangles of days, and a start finds its reasons. */
import type { DayOutlook } from "../../backend/types/DayOutlook.ts";
import type { OptionsMap } from "../../backend/types/OptionsMap.ts";
import type { Resource } from "../../backend/types/Resource.ts";
import type { RuleId } from "../../backend/types/RuleId.ts";
import type { Severity } from "../../backend/types/Severity.ts";
import type { Told } from "../../backend/types/Told.ts";
import type { Verdict } from "../../backend/types/Verdict.ts";
import { civilAt, daysBetween, type Day } from "../../time/civil.ts";
import { shown, step, type Slot } from "./layout.ts";

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
  const found = dayOf(map, day);
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

const dayOf = ({ days }: OptionsMap, date: Day): DayOutlook | undefined => {
  const day = days[0] && days[daysBetween(days[0].date, date)];
  // Days follow each other but where the clock had none of their starts.
  return day?.date === date ? day : days.find((each) => each.date === date);
};

/** The rectangles of a day, neighbours of one verdict as one. Without an owner of the row: the best verdict of all venues. */
export function paintsOf(map: OptionsMap, date: Day, owner?: Resource): Paint[] {
  const paints: Paint[] = [];
  eachPaint(map, [date], owner, (_, from, to, verdict) => {
    const last = paints.at(-1);
    if (last && last.verdict === verdict && last.to === from) last.to = to;
    else paints.push({ from, to, verdict });
  });
  return paints;
}

/** As `paintsOf`, for many days at once: each paint is told with the place of its day, and none is made to be thrown away. */
export function eachPaint(
  map: OptionsMap,
  dates: readonly Day[],
  owner: Resource | undefined,
  paint: (at: number, from: number, to: number, verdict: Verdict) => void,
) {
  const runs = runsOf(map, owner);
  dates.forEach((date, at) => {
    const day = dayOf(map, date);
    if (!day) return;
    const end = day.first + day.starts;
    for (let run = Math.max(runs.place(day.first), 0); run < runs.length && runs.from(run) < end; run++) {
      const [from, to] = [runs.from(run), runs.to(run)];
      paint(at, minuteOf(map, day, Math.max(from, day.first)), to >= end ? 1440 : minuteOf(map, day, to), runs.told(run)[0]);
    }
  });
}

/** The flat runs of the contract, read in place: they are sorted and leave no gap. */
class Runs {
  readonly #flat: readonly number[];
  readonly #told: readonly Told[];

  constructor(flat: readonly number[], told: readonly Told[]) {
    [this.#flat, this.#told] = [flat, told];
  }

  get length() {
    return this.#flat.length / 2;
  }

  from(at: number): number {
    return at === 0 ? 0 : this.to(at - 1);
  }

  to(at: number): number {
    return this.#flat[2 * at] ?? 0;
  }

  told(at: number): Told {
    return this.#told[this.#flat[2 * at + 1] ?? -1] ?? ["blocked", 0, 0];
  }

  /** Where the run of a start stands in the list; −1 where there is none. */
  place(index: number): number {
    let [low, high] = [0, this.length - 1];
    if (index < 0 || high < 0 || index >= this.to(high)) return -1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (index < this.to(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  at(index: number): Told | undefined {
    const place = this.place(index);
    return place < 0 ? undefined : this.told(place);
  }
}

/** A venue's own, a person's own; without an owner, the best of all venues. Of who is not asked for, nothing is said. */
function runsOf(map: OptionsMap, owner: Resource | undefined): Runs {
  const flat = owner === undefined ? map.any : owner.kind === "venue" ? map.venues.find(({ venue_id }) => venue_id === owner.id)?.runs : personRow(map, owner)?.runs;
  return new Runs(flat ?? [], map.told);
}

const personRow = ({ people }: OptionsMap, { kind, id }: Resource) => (kind === "person" ? people.find(({ person_id }) => person_id === id) : undefined);

/** What is known of one start. */
export interface Cell {
  verdict: Verdict;
  /** Venues that have this verdict. */
  venues: number;
  /** What speaks against it: what blocks first, then what holds in most venues. */
  rules: RuleId[];
}

/** Over all venues, or in one; on a person's row both what all venues say and what stands in that person's way. */
export function cellAt(map: OptionsMap, index: number, owner?: Resource): Cell | null {
  if (owner?.kind === "person") return cellOfPerson(map, index, owner);
  const found = runsOf(map, owner).at(index);
  if (!found) return null;
  const [verdict, bits, venues] = found;
  const everywhere = owner === undefined ? map.venues.map(({ runs }) => new Runs(runs, map.told).at(index)) : [found];
  const told = everywhere.filter((each) => each?.[0] === verdict);
  return { verdict, venues, rules: rulesOf(map, told, owner === undefined ? -1 : bits) };
}

/** Somebody else of the role may be free then: what is said is the worse of the two, the person's own reasons first. */
function cellOfPerson(map: OptionsMap, index: number, owner: Resource): Cell | null {
  const [all, own] = [cellAt(map, index), runsOf(map, owner).at(index)];
  if (!all || !own) return all;
  const [verdict, bits] = own;
  const rules = rulesOf(map, [own], bits);
  if (worse(verdict, all.verdict) > 0) return { ...all, verdict, rules };
  return { ...all, rules: [...new Set([...(verdict === all.verdict ? rules : []), ...all.rules])] };
}

/** As `cellAt`, without the reasons. */
function verdictOf(map: OptionsMap, index: number, owner: Resource | undefined): Verdict | undefined {
  const at = (of: Resource | undefined) => runsOf(map, of).at(index)?.[0];
  if (owner?.kind !== "person") return at(owner);
  const [all, own] = [at(undefined), at(owner)];
  return all && own && worse(own, all) > 0 ? own : all;
}

/** What blocks first, then what holds in most of those told. */
function rulesOf(map: OptionsMap, told: readonly (Told | undefined)[], bits: number): RuleId[] {
  const counted = map.rules.map((rule, bit) => ({ rule, bit, count: told.filter((each) => (each?.[1] ?? 0) & (1 << bit)).length }));
  const rules = counted
    .filter(({ bit, count }) => count > 0 && bits & (1 << bit))
    .toSorted((a, b) => weight(map, b.bit) - weight(map, a.bit) || b.count - a.count);
  return rules.map(({ rule }) => rule);
}

const verdicts: Verdict[] = ["free", "warned", "unknown", "blocked"];
const worse = (one: Verdict, other: Verdict) => verdicts.indexOf(one) - verdicts.indexOf(other);

const weights: Severity[] = ["notes", "warns", "unknown", "blocks"];
const weight = ({ severities }: OptionsMap, bit: number) => weights.indexOf(severities[bit] ?? "warns");

/** The next start after `index` that is free, or where there is none, that is only warned of; within the hours shown. */
export function nextFree(map: OptionsMap, index: number, owner?: Resource): number | null {
  return nextWith(map, index, "free", owner) ?? nextWith(map, index, "warned", owner);
}

function nextWith(map: OptionsMap, index: number, verdict: Verdict, owner: Resource | undefined): number | null {
  // On a person's row no start is freer than the halls' best one.
  const runs = runsOf(map, owner?.kind === "person" ? undefined : owner);
  for (let at = Math.max(runs.place(index + 1), 0); at < runs.length; at++) {
    if (runs.to(at) <= index + 1 || worse(runs.told(at)[0], verdict) > 0) continue;
    for (let start = Math.max(runs.from(at), index + 1); start < runs.to(at); start++) {
      const minute = slotOfIndex(map, start)?.minute ?? 0;
      if (minute >= shown.from && minute < shown.to && verdictOf(map, start, owner) === verdict) return start;
    }
  }
  return null;
}

export const outlookOf = (map: OptionsMap | undefined, date: Day) => map && dayOf(map, date);

/** Where a day is one box: the start that is meant by it. `wanted` if it is open there, else the first open one from it on. */
export function startOn(map: OptionsMap | undefined, date: Day, wanted: number, owner?: Resource): number {
  if (!map) return wanted;
  const verdictAt = (minute: number) => {
    const index = indexOf(map, { day: date, minute });
    return index === null ? undefined : verdictOf(map, index, owner);
  };
  const quarters = Array.from({ length: (shown.to - shown.from) / step }, (_, at) => shown.from + at * step);
  const told = quarters.map((minute) => ({ minute, verdict: verdictAt(minute) }));
  for (const verdict of verdicts.slice(0, -1)) {
    const open = told.filter((each) => each.verdict === verdict);
    const later = open.find(({ minute }) => minute + step > wanted);
    const meant = later ?? open[0];
    if (meant) return later ? Math.max(wanted, meant.minute) : meant.minute;
  }
  return wanted;
}

/** The best verdict of a day. */
export function dayVerdict(map: OptionsMap, date: Day, owner?: Resource): Verdict | undefined {
  const told = paintsOf(map, date, owner)
    .filter(({ from, to }) => to > shown.from && from < shown.to)
    .map(({ verdict }) => verdict);
  return verdicts.find((verdict) => told.includes(verdict));
}

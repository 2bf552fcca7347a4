/** Rows of people and venues: who comes first, and where a span stands along the week. */
import type { Register } from "../../backend/types/Register.ts";
import type { Request } from "../../backend/types/Request.ts";
import type { Resource } from "../../backend/types/Resource.ts";
import { addDays, civilAt, daysBetween, type Day } from "../../time/civil.ts";
import { shown } from "./layout.ts";

export interface ResourceRow {
  owner: Resource;
  name: string;
  about: string;
  /** It matters for the chosen request: a candidate for a role, a hall of its district. */
  matters: boolean;
}

export const keyOf = ({ kind, id }: Resource) => `${kind}-${id}`;

/** People first, then venues; in each group those that matter for the request come first. */
export function rowsOf(register: Register, request: Request | undefined, district: (number: number | null) => string | undefined): ResourceRow[] {
  const wanted = new Set(request?.roles.flatMap(({ candidates }) => candidates));
  const people = register.people.map(({ id, name, office }): ResourceRow => ({
    owner: { kind: "person", id },
    name,
    about: office ?? "",
    matters: wanted.has(id),
  }));
  const venues = register.venues.map((venue): ResourceRow => ({
    owner: { kind: "venue", id: venue.id },
    name: venue.name,
    about: district(venue.district) ?? "",
    matters: request !== undefined && request.district !== null && venue.district === request.district,
  }));
  const first = (rows: ResourceRow[]) => rows.toSorted((a, b) => Number(b.matters) - Number(a.matters));
  return [...first(people), ...first(venues)];
}

/** A stretch of the week, in shares of its width: each day is as wide as the hours shown. */
export interface Stretch {
  left: number;
  width: number;
}

const dayLength = shown.to - shown.from;
const within = (minute: number) => Math.min(Math.max(minute, shown.from), shown.to) - shown.from;

/** Where a moment stands along the days, 0..1. */
function along(first: Day, count: number, instant: string): number {
  const { day, minute } = civilAt(instant);
  const days = daysBetween(first, day);
  if (days < 0) return 0;
  return days >= count ? 1 : (days + within(minute) / dayLength) / count;
}

/** Null when nothing of it is within the days and hours shown. */
export function stretchOf({ start, end }: { start: string; end: string }, days: readonly Day[]): Stretch | null {
  const first = days[0] ?? addDays("1970-01-01", 0);
  const [from, to] = [along(first, days.length, start), along(first, days.length, end)];
  return to > from ? { left: from, width: to - from } : null;
}

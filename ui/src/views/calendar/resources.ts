/** Rows of people and venues: who comes first. */
import type { Register } from "../../backend/types/Register.ts";
import type { Request } from "../../backend/types/Request.ts";
import type { Resource } from "../../backend/types/Resource.ts";
import type { MeetingFilter } from "./filters.ts";

export interface ResourceRow {
  owner: Resource;
  name: string;
  about: string;
  /** It matters for the chosen request: a candidate for a role, a hall of its district. */
  matters: boolean;
}

export const keyOf = ({ kind, id }: Resource) => `${kind}-${id}`;
/** The venue a row stands for; none for a person's. */
export const venueOf = (owner: Resource | undefined) => (owner?.kind === "venue" ? owner.id : undefined);

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

/** A filter by a person or a venue leaves their row alone; one by district its halls. */
export function filteredRows(rows: readonly ResourceRow[], { person, venue, district }: MeetingFilter): ResourceRow[] {
  const wanted = ({ owner: { kind, id }, about }: ResourceRow) =>
    kind === "person" ? person === null || id === person : (venue === null || id === venue) && (district === "" || about === district);
  return rows.filter(wanted);
}

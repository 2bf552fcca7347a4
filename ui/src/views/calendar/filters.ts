/** Which meetings the calendar shows. */
import type { MeetingCard } from "../../backend/types/MeetingCard.ts";
import type { Stage } from "../../backend/types/Stage.ts";

export interface MeetingFilter {
  /** None means every stage. */
  stages: Stage[];
  /** "XII Bieżanów-Prokocim"; empty means any. */
  district: string;
  person: number | null;
  venue: number | null;
}

export const noFilter: MeetingFilter = { stages: [], district: "", person: null, venue: null };
/** The stages one may ask for; what was declined never stands on the grid. */
export const stages: readonly Stage[] = ["held", "confirmed", "announced", "moved", "took_place", "cancelled"];

const isId = (value: unknown): value is number | null => value === null || typeof value === "number";

export function isFilter(value: unknown): value is MeetingFilter {
  const filter = value as Partial<MeetingFilter> | null;
  return (
    Array.isArray(filter?.stages) &&
    filter.stages.every((each) => stages.includes(each)) &&
    typeof filter.district === "string" &&
    isId(filter.person) &&
    isId(filter.venue)
  );
}

/** How many things it asks for. */
export const asked = ({ stages: wanted, district, person, venue }: MeetingFilter) =>
  [wanted.length > 0, district !== "", person !== null, venue !== null].filter(Boolean).length;

export function fits(card: MeetingCard, { stages: wanted, district, person, venue }: MeetingFilter): boolean {
  return (
    card.state !== "declined" &&
    (wanted.length === 0 || wanted.includes(card.state)) &&
    (district === "" || card.district === district) &&
    (person === null || card.person_ids.includes(person)) &&
    (venue === null || card.venue_id === venue)
  );
}

/** Who and what a search finds: every word typed begins a word of the card, Polish letters or not. */
import type { District } from "../../backend/types/District.ts";
import type { MeetingCard } from "../../backend/types/MeetingCard.ts";
import type { Person } from "../../backend/types/Person.ts";
import type { Resource } from "../../backend/types/Resource.ts";
import type { Venue } from "../../backend/types/Venue.ts";
import { fold } from "../../words/fold.ts";

export function found<Card>(cards: readonly Card[], text: string, wordsOf: (card: Card) => readonly (string | null)[]): Card[] {
  const wanted = fold(text).split(/\s+/).filter(Boolean);
  const parts = (card: Card) => fold(wordsOf(card).filter(Boolean).join(" ")).split(/[^\p{L}\p{N}]+/u);
  const begins = (card: Card) => {
    const words = parts(card);
    return wanted.every((each) => words.some((word) => word.startsWith(each)));
  };
  return wanted.length === 0 ? [...cards] : cards.filter(begins);
}

export const personWords = (person: Person) => [person.name, person.office];
export const districtWords = ({ roman, name, aliases }: District) => [roman, name, ...aliases];

/** A venue is found by its district too, and by the neighbourhoods in it. */
export const venueWords = (venue: Venue, district: District | undefined) => [
  venue.name,
  venue.address,
  ...(district ? districtWords(district) : []),
];

/** The meetings somebody takes part in, or a venue holds: those ahead, soonest first, and those past, latest first. */
export function meetingsOf(owner: Resource, meetings: readonly MeetingCard[], now: string) {
  const of = (card: MeetingCard) =>
    owner.kind === "venue" ? card.venue_id === owner.id : card.person_ids.includes(owner.id);
  const own = meetings.filter((card) => of(card) && card.state !== "cancelled" && card.state !== "declined");
  const isAhead = (card: MeetingCard) => Date.parse(card.end) > Date.parse(now);
  const byStart = (a: MeetingCard, b: MeetingCard) => Date.parse(a.start) - Date.parse(b.start);
  return { ahead: own.filter(isAhead).sort(byStart), past: own.filter((card) => !isAhead(card)).sort(byStart).reverse() };
}

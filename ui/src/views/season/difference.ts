/** The proposal as a list: what is new, what moves from where to where, what of it still stands open. */
import type { Register } from "../../backend/types/Register.ts";
import type { SeasonCheck } from "../../backend/types/SeasonCheck.ts";
import type { SeasonLeftOut } from "../../backend/types/SeasonLeftOut.ts";
import type { SeasonPick } from "../../backend/types/SeasonPick.ts";
import type { SeasonPlacement } from "../../backend/types/SeasonPlacement.ts";
import type { SeasonProposal } from "../../backend/types/SeasonProposal.ts";

/** Accepted: the register has it so by now. Overtaken: the register has something else by now. */
export type Status = "open" | "accepted" | "overtaken";

export interface Item {
  key: string;
  placement: SeasonPlacement;
  status: Status;
}

/** One for each request and each meeting. */
export const keyOf = ({ request_id, meeting_id }: Pick<SeasonPick, "request_id" | "meeting_id">) =>
  meeting_id === null ? `R${request_id}` : `M${meeting_id}`;

/** What the desk takes: a placement without what is told of it. */
export const pickOf = ({ request_id, meeting_id, start, venue_id, participants }: SeasonPlacement): SeasonPick => ({
  request_id,
  meeting_id,
  start,
  venue_id,
  participants,
});

export const sameInstant = (a: string, b: string) => Date.parse(a) === Date.parse(b);

export function itemsOf(proposal: SeasonProposal | undefined, register: Register | undefined): Item[] {
  if (!proposal || !register) return [];
  return proposal.placed.map((placement) => ({ key: keyOf(placement), placement, status: statusOf(placement, register) }));
}

interface Place {
  start: string;
  venue_id: number;
  people: readonly number[];
}

const samePlace = (a: Place, b: Place) =>
  sameInstant(a.start, b.start) && a.venue_id === b.venue_id && a.people.toSorted().join() === b.people.toSorted().join();

const peopleOf = (participants: SeasonPick["participants"]) => participants.map(({ person_id }) => person_id);

export function statusOf(placement: SeasonPlacement, register: Register): Status {
  const request = register.requests.find(({ id }) => id === placement.request_id);
  if (placement.meeting_id === null && request?.state === "waiting") return "open";
  const id = placement.meeting_id ?? request?.meeting_id;
  const card = register.meetings.find((each) => each.id === id);
  if (!card || ["cancelled", "declined", "took_place"].includes(card.state)) return "overtaken";
  const stands = { start: card.start, venue_id: card.venue_id, people: card.person_ids };
  if (samePlace(stands, { ...placement, people: peopleOf(placement.participants) })) return "accepted";
  const { was } = placement;
  return was && samePlace(stands, { ...was, people: peopleOf(was.participants) }) ? "open" : "overtaken";
}

/** New dates and moved ones, each in the order of their starts. */
export function grouped(items: readonly Item[]): { placed: Item[]; moved: Item[] } {
  const sorted = items.toSorted((a, b) => Date.parse(a.placement.start) - Date.parse(b.placement.start));
  return {
    placed: sorted.filter(({ placement }) => placement.meeting_id === null),
    moved: sorted.filter(({ placement }) => placement.meeting_id !== null),
  };
}

/** Requests without a date, apart from held meetings that cannot stay; what has found a date since is left out. */
export function leftOut(proposal: SeasonProposal | undefined, register: Register | undefined) {
  const all = proposal?.unplaced ?? [];
  const waits = ({ request_id }: SeasonLeftOut) => register?.requests.find(({ id }) => id === request_id)?.state === "waiting";
  const stands = ({ meeting_id }: SeasonLeftOut) => register?.meetings.some(({ id, state }) => id === meeting_id && state === "held");
  return {
    waiting: all.filter((each) => each.meeting_id === null && waits(each)),
    standing: all.filter((each) => each.meeting_id !== null && stands(each)),
  };
}

const shut = ({ verdict }: SeasonCheck) => verdict === "blocked";

/** Picks that the rules block by now, by key. */
export function blockedOf(checks: readonly SeasonCheck[]): ReadonlyMap<string, SeasonCheck> {
  return new Map(checks.filter(shut).map((check) => [keyOf(check.pick), check]));
}

/** Requests that wait and that the proposal says nothing of. */
export function freshRequests(proposal: SeasonProposal, register: Register): number {
  const known = new Set([...proposal.placed, ...proposal.unplaced].map(({ request_id }) => request_id));
  return register.requests.filter(({ id, state }) => state === "waiting" && !known.has(id)).length;
}

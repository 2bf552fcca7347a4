/** Proposed dates as the calendar draws them beside what stands. */
import { keyOf } from "../calendar/resources.ts";
import type { Item } from "./difference.ts";

export interface Ghost {
  id: string;
  name: string;
  start: string;
  end: string;
  venueId: number;
  /** Who takes part. */
  personIds: readonly number[];
  /** The meeting that would move here. */
  meetingId: number | null;
}

export function ghostsOf(items: readonly Item[]): Ghost[] {
  return items
    .filter(({ status }) => status === "open")
    .map(({ key, placement: { name, start, end, venue_id, meeting_id, participants } }) => ({
      ...{ id: key, name, start, end, venueId: venue_id, meetingId: meeting_id },
      personIds: participants.map(({ person_id }) => person_id),
    }));
}

/** What is proposed for each hall and each person who takes part, by the key of their row. */
export function byRow(ghosts: readonly Ghost[]): ReadonlyMap<string, readonly Ghost[]> {
  const rows = new Map<string, Ghost[]>();
  for (const ghost of ghosts) {
    const people = [...new Set(ghost.personIds)].map((id) => ({ kind: "person" as const, id }));
    for (const owner of [{ kind: "venue" as const, id: ghost.venueId }, ...people]) {
      rows.set(keyOf(owner), [...(rows.get(keyOf(owner)) ?? []), ghost]);
    }
  }
  return rows;
}

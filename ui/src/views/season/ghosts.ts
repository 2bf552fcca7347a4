/** Proposed dates as the calendar draws them beside what stands. */
import type { Item } from "./difference.ts";

export interface Ghost {
  id: string;
  name: string;
  start: string;
  end: string;
  venueId: number;
  /** The meeting that would move here. */
  meetingId: number | null;
}

export function ghostsOf(items: readonly Item[]): Ghost[] {
  return items
    .filter(({ status }) => status === "open")
    .map(({ key, placement: { name, start, end, venue_id, meeting_id } }) => ({ id: key, name, start, end, venueId: venue_id, meetingId: meeting_id }));
}

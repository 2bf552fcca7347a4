/** What every look of the calendar says of a meeting. */
import type { MeetingCard } from "../../backend/types/MeetingCard.ts";
import { t } from "../../words/index.ts";

/** The desk judges; what certainly stays is not offered. */
export const isMovable = ({ state }: MeetingCard) => ["held", "confirmed", "announced", "moved"].includes(state);

export const meetingLabel = ({ name, start, end, venue_name, state }: MeetingCard) =>
  t().calendar.meetingLabel(name, t().dates.momentRange(start, end), venue_name, t().terms.stages[state]);

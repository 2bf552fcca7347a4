/** Things as lists and the grid show them. */
import { daysBetween } from "../../time/civil.ts";
import type { Meeting } from "../types/Meeting.ts";
import type { MeetingCard } from "../types/MeetingCard.ts";
import type { Request } from "../types/Request.ts";
import type { RequestCard } from "../types/RequestCard.ts";
import { now } from "./about.ts";
import { dayOf, minute, ms, rfc3339 } from "./instants.ts";
import { takesTime } from "./judge.ts";
import { districtLabel } from "./sample/shipped.ts";
import { stored } from "./stored.ts";

export const endOf = (meeting: Meeting) => rfc3339(ms(meeting.start) + meeting.duration * minute);

/** What somebody said in their own calendar to the time as it stands now. */
export const answerOf = ({ calendar_answers, start, duration }: Meeting, person: number) =>
  calendar_answers.find(
    ({ person_id, interval }) => person_id === person && ms(interval.start) === ms(start) && ms(interval.end) === ms(start) + duration * minute,
  )?.said ?? null;

export function requestCard(request: Request): RequestCard {
  const open = stored.meetings.find((meeting) => takesTime(meeting) && meeting.request_id === request.id);
  return {
    id: request.id,
    name: request.title,
    state: request.state,
    case_mark: request.case_mark,
    topic: request.topic,
    district: districtLabel(request.district),
    attendance: request.attendance,
    duration: request.duration,
    waiting_days: request.received_on === null ? null : daysBetween(request.received_on, dayOf(ms(now))),
    meeting_id: open?.id ?? null,
  };
}

export function meetingCard(meeting: Meeting): MeetingCard {
  const request = stored.requests.find(({ id }) => id === meeting.request_id);
  return {
    id: meeting.id,
    name: meeting.name,
    state: meeting.stage,
    start: meeting.start,
    end: endOf(meeting),
    venue_id: meeting.venue_id,
    venue_name: stored.venues.find(({ id }) => id === meeting.venue_id)?.name ?? "",
    request_id: meeting.request_id,
    district: districtLabel(request?.district ?? null),
    person_ids: meeting.participants.map(({ person_id }) => person_id),
  };
}

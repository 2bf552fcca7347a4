/** The grid: what stands on it, what is possible on it, and putting a meeting there. */
import { addDays, daysBetween, daysFrom, type Day } from "../../time/civil.ts";
import type { Answers } from "../memory.ts";
import type { Meeting } from "../types/Meeting.ts";
import type { Placement } from "../types/Placement.ts";
import type { Ranked } from "../types/Ranked.ts";
import type { Resource } from "../types/Resource.ts";
import type { VenueChoice } from "../types/VenueChoice.ts";
import { now } from "./about.ts";
import { meetingCard } from "./cards.ts";
import { leadDays, nearestFree, optionsMap } from "./grid.ts";
import { instantOn, ms, overlap, rfc3339 } from "./instants.ts";
import { Case, holidayOn, isStale, takesTime, track, worse } from "./judge.ts";
import { keeps } from "./bookings.ts";
import { obstaclesOf } from "./obstacles.ts";
import { makeDue } from "./papers.ts";
import { act, found, nextId, refuse, stored, type Stored } from "./stored.ts";

const spanOf = (from: Day, to: Day): [number, number] => [instantOn(from, 0), instantOn(addDays(to, 1), 0)];
const isPromised = ({ stage }: Meeting) => ["confirmed", "announced", "moved"].includes(stage);

function calendarPage(from: Day, to: Day) {
  const span = spanOf(from, to);
  const meetings = stored.meetings.map(meetingCard).filter(({ start, end }) => overlap([ms(start), ms(end)], span));
  const days = daysFrom(from, daysBetween(from, to) + 1).map((date) => ({
    date,
    holiday: holidayOn(date),
    periods: stored.periods.filter(({ interval }) => overlap([ms(interval.start), ms(interval.end)], spanOf(date, date))),
  }));
  return { meetings, days: days.filter(({ holiday, periods }) => holiday !== null || periods.length > 0) };
}

function resourceBusy(owner: Resource, from: Day, to: Day) {
  const span = spanOf(from, to);
  const mine = stored.calendars.filter((each) => each.owner.kind === owner.kind && each.owner.id === owner.id);
  const blocks = track(stored, owner, undefined).filter((block) => overlap(block.span, span));
  return {
    owner,
    as_of: mine.map(({ as_of }) => as_of).sort()[0] ?? null,
    stale: isStale(stored, owner) !== undefined,
    busy: blocks.map(({ span: [start, end], title, source }) => ({
      start: rfc3339(start),
      end: rfc3339(end),
      title,
      meeting_id: source.kind === "meeting" ? source.id : null,
    })),
  };
}

/** Points against a placement, much as the desk reckons them. */
function points(asked: Case, at: Placement) {
  const { reasons } = asked.check(at);
  const venue = found(stored.venues, "venue", at.venue_id);
  const empty = Math.round((1 - asked.request.attendance / venue.capacity) * 10) - 3;
  return {
    warnings: 40 * reasons.filter(({ severity }) => severity === "warns").length,
    lead_time: Math.max(0, 21 - leadDays(ms(at.start))) * 3,
    wishes: 0,
    evening: 0,
    district: asked.request.district === venue.district ? 0 : 25,
    fit: Math.max(0, empty),
    absent: 0,
    travel: 0,
    waiting: 0,
    voters: 0,
  };
}

const total = (score: Ranked["score"]) => Object.values(score).reduce((sum, part) => sum + part, 0);

function venuesAt(requestId: number, start: string): VenueChoice[] {
  const asked = new Case(stored, requestId);
  const choices = stored.venues.map((venue): VenueChoice => {
    const at = { start, venue_id: venue.id };
    const { verdict, reasons } = asked.check(at);
    const inDistrict = asked.request.district === venue.district;
    const score = verdict === "blocked" ? null : points(asked, at);
    const sum = score === null ? null : total(score);
    return { venue_id: venue.id, name: venue.name, verdict, reasons, capacity: venue.capacity, in_district: inDistrict, total: sum, score };
  });
  return choices.sort((a, b) => worse(a.verdict, b.verdict) || (a.total ?? 1e9) - (b.total ?? 1e9) || a.venue_id - b.venue_id);
}

function bestOf(requestId: number, from: Day, to: Day, most: number): Ranked[] {
  const asked = new Case(stored, requestId);
  const starts = daysFrom(from, daysBetween(from, to) + 1).flatMap((date) => [17, 18].map((hour) => rfc3339(instantOn(date, hour * 60))));
  const all = starts.flatMap((start) => stored.venues.map(({ id }) => ({ start, venue_id: id })));
  const open = all.map((at): Ranked => {
    const score = points(asked, at);
    return { ...at, verdict: asked.check(at).verdict, total: total(score), score };
  });
  return open.filter(({ verdict }) => verdict !== "blocked").sort((a, b) => a.total - b.total || ms(a.start) - ms(b.start)).slice(0, most);
}

/** Refuses what is blocked, unless a reason is given and the past is not what blocks. */
function allowed(asked: Case, at: Placement, reason: string | null) {
  const judged = asked.check(at);
  const overridable = ms(at.start) > ms(now);
  const given = reason !== null && reason.trim() !== "";
  if (judged.verdict !== "blocked" || (overridable && given)) return judged;
  return refuse({ why: "conflicts", reasons: judged.reasons, alternatives: nearestFree(asked, at), overridable });
}

function held(draft: Stored, asked: Case, at: Placement, reason: string | null): { meeting: Meeting; reasons: ReturnType<typeof allowed>["reasons"] } {
  const judged = allowed(asked, at, reason);
  const venue = found(draft.venues, "venue", at.venue_id);
  const { request } = asked;
  const participants = request.roles.map(({ role, required, presence }, index) => ({
    role,
    required,
    presence,
    person_id: judged.speakers[index] ?? 0,
  }));
  const meeting: Meeting = {
    id: nextId(draft.meetings),
    uid: `${ms(now)}-${request.id}-1@lawka-dialogu`,
    request_id: request.id,
    name: request.title,
    venue_id: venue.id,
    start: at.start,
    duration: asked.duration,
    setup: venue.setup,
    clearing: venue.clearing,
    stage: "held",
    participants,
    sequence: 0,
    override_reason: judged.verdict === "blocked" ? reason : null,
    cancel_reason: null,
    confirmed_at: null,
    announced_start: null,
    bookings: [],
    calendar_answers: [],
  };
  return { meeting, reasons: judged.reasons };
}

const place: Answers["place"] = ({ order }) =>
  act("place_meeting", (draft, touch) => {
    const request = found(draft.requests, "request", order.request_id);
    const open = draft.meetings.find((each) => takesTime(each) && each.request_id === request.id);
    if (request.state !== "waiting") refuse({ why: "request_not_waiting", request_id: request.id, meeting_id: open?.id ?? null });
    const { meeting, reasons } = held(draft, new Case(draft, request.id), order, order.override_reason);
    draft.meetings.push(meeting);
    request.state = "planned";
    touch({ kind: "meeting", id: meeting.id });
    touch({ kind: "request", id: request.id });
    return { meeting_id: meeting.id, reasons };
  });

const move: Answers["move_meeting"] = ({ order }) =>
  act("move_meeting", (draft, touch) => {
    const meeting = found(draft.meetings, "meeting", order.meeting_id);
    if (!takesTime(meeting) || meeting.stage === "took_place") {
      refuse({ why: "step_not_allowed", thing: { kind: "meeting", id: meeting.id }, from: meeting.stage, step: "move" });
    }
    if (order.duration && (order.duration < 15 || order.duration > 480)) refuse({ why: "request_faults", faults: ["duration_out_of_range"] });
    const asked = new Case(draft, meeting.request_id, order.duration);
    const at = { start: order.start, venue_id: order.venue_id ?? meeting.venue_id };
    const next = held(draft, asked, at, order.override_reason);
    const { venue_id, start, duration, setup, clearing, participants, override_reason } = next.meeting;
    const wasPublic = meeting.stage === "announced" || meeting.stage === "moved";
    const announced_start = wasPublic ? (meeting.announced_start ?? meeting.start) : null;
    const promised = isPromised(meeting);
    Object.assign(meeting, { venue_id, start, duration, setup, clearing, participants, override_reason, announced_start, sequence: meeting.sequence + 1 });
    if (wasPublic) meeting.stage = "moved";
    for (const publication of draft.publications) if (publication.meeting_id === meeting.id) publication.stale = true;
    if (promised) makeDue(draft, meeting, "moved", touch);
    touch({ kind: "meeting", id: meeting.id });
    return { meeting_id: meeting.id, reasons: next.reasons };
  });

const release: Answers["release_meeting"] = ({ meeting_id }) =>
  act("release_meeting", (draft, touch) => {
    const meeting = found(draft.meetings, "meeting", meeting_id);
    if (meeting.stage !== "held") {
      refuse({ why: "step_not_allowed", thing: { kind: "meeting", id: meeting.id }, from: meeting.stage, step: "release" });
    }
    draft.meetings = draft.meetings.filter(({ id }) => id !== meeting_id);
    found(draft.requests, "request", meeting.request_id).state = "waiting";
    touch({ kind: "meeting", id: meeting_id });
    touch({ kind: "request", id: meeting.request_id });
    const halls_kept = meeting.bookings.filter(keeps).map(({ venue_id }) => venue_id);
    return { request_id: meeting.request_id, halls_kept };
  });

export const planning = {
  calendar: ({ from, to }) => calendarPage(from, to),
  day_notes: ({ from, to }) => calendarPage(from, to).days,
  busy: ({ owners, from, to }) => owners.map((owner) => resourceBusy(owner, from, to)),
  options: ({ request_id, from, to }) => optionsMap(request_id, from, to),
  check: ({ question }) => {
    const asked = new Case(stored, question.request_id, question.duration);
    const { verdict, reasons } = asked.check(question);
    const shut = verdict === "blocked" || verdict === "unknown";
    return { verdict, reasons, alternatives: shut ? nearestFree(asked, question) : [] };
  },
  venues_at: ({ request_id, start }) => venuesAt(request_id, start),
  best: ({ request_id, from, to, most }) => bestOf(request_id, from, to, most),
  obstacles: ({ request_id, from, to }) => obstaclesOf(request_id, from, to),
  place,
  move_meeting: move,
  release_meeting: release,
} satisfies Partial<Answers>;

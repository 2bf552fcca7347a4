/** A season as the twin plans it: one after another, each at the cheapest place that the twin's rules leave. */
import { addDays, daysBetween, daysFrom, weekday, type Day } from "../../time/civil.ts";
import type { Meeting } from "../types/Meeting.ts";
import type { PlanSeason } from "../types/PlanSeason.ts";
import type { Reason } from "../types/Reason.ts";
import type { RuleId } from "../types/RuleId.ts";
import type { SeasonPick } from "../types/SeasonPick.ts";
import type { SeasonRelaxation } from "../types/SeasonRelaxation.ts";
import { leadDays } from "./grid.ts";
import { instantOn, minuteOf, ms, rfc3339 } from "./instants.ts";
import { Case, takesTime } from "./judge.ts";
import { found, nextId, type Stored } from "./stored.ts";

export type Parts = Record<string, number>;
export const sum = (parts: Parts) => Object.values(parts).reduce((all, part) => all + part, 0);
export const sameSubject = (a: SeasonPick, b: SeasonPick) => a.request_id === b.request_id && a.meeting_id === b.meeting_id;

/** What a place costs on its own. */
export function partsOf(draft: Stored, { wishes: { prices } }: PlanSeason, pick: SeasonPick): Parts {
  const request = found(draft.requests, "request", pick.request_id);
  const venue = found(draft.venues, "venue", pick.venue_id);
  const start = ms(pick.start);
  const early = Math.ceil(Math.max(0, draft.settings.evening_from - minuteOf(start)) / 15);
  const empty = Math.floor((10 * (venue.capacity - request.attendance)) / venue.capacity) - 3;
  const all: Parts = {
    lead: prices.lead * Math.max(0, draft.settings.lead_target_days - leadDays(start)),
    evening: prices.evening * early,
    venue_far: request.district === null || request.district === venue.district ? 0 : prices.venue_far * 5,
    waste: prices.waste * Math.max(0, empty),
  };
  return Object.fromEntries(Object.entries(all).filter(([, points]) => points !== 0));
}

/** Puts a place into a draft, whatever the rules say of it. */
export function putPick(draft: Stored, pick: SeasonPick): Meeting {
  const request = found(draft.requests, "request", pick.request_id);
  const { id: venue_id, setup, clearing } = found(draft.venues, "venue", pick.venue_id);
  const place = { venue_id, start: pick.start, setup, clearing, participants: pick.participants };
  const standing = draft.meetings.find(({ id }) => id === pick.meeting_id);
  if (standing) return Object.assign(standing, place, { sequence: standing.sequence + 1 });
  const meeting: Meeting = {
    id: nextId(draft.meetings),
    uid: `${ms(pick.start)}-${request.id}-1@lawka-dialogu`,
    request_id: request.id,
    name: request.title,
    duration: request.duration,
    stage: "held",
    sequence: 0,
    override_reason: null,
    cancel_reason: null,
    confirmed_at: null,
    announced_start: null,
    bookings: [],
    calendar_answers: [],
    ...place,
  };
  draft.meetings.push(meeting);
  request.state = "planned";
  return meeting;
}

const open = (verdict: string) => verdict === "free" || verdict === "warned";

/** The open places of a request or meeting in the season, the cheapest first. */
export function placesOf(draft: Stored, order: PlanSeason, of: SeasonPick): { pick: SeasonPick; parts: Parts }[] {
  const asked = new Case(draft, of.request_id);
  const days: Day[] = daysFrom(order.from, daysBetween(order.from, order.to) + 1).filter((day) => weekday(day) < 6);
  const starts = days.flatMap((day) => [17 * 60, 18 * 60].map((wall) => rfc3339(instantOn(day, wall))));
  const places = starts.flatMap((start) =>
    draft.venues.flatMap(({ id: venue_id }) => {
      const { verdict, speakers } = asked.check({ start, venue_id });
      if (!open(verdict)) return [];
      const participants = asked.request.roles.map(({ role, required, presence }, index) => ({ role, required, presence, person_id: speakers[index] ?? 0 }));
      const pick: SeasonPick = { request_id: of.request_id, meeting_id: of.meeting_id, start, venue_id, participants };
      return [{ pick, parts: partsOf(draft, order, pick) }];
    }),
  );
  return places.sort((a, b) => sum(a.parts) - sum(b.parts) || ms(a.pick.start) - ms(b.pick.start));
}

export interface Planned {
  picks: SeasonPick[];
  unplaced: { pick: SeasonPick; relax: SeasonRelaxation[] }[];
}

export const pickOfMeeting = ({ id, request_id, start, venue_id, participants }: Meeting): SeasonPick => ({ request_id, meeting_id: id, start, venue_id, participants });

/** Held meetings that something blocks by now find another place; then whatever waits finds one. */
export function planOn(draft: Stored, order: PlanSeason): Planned {
  const { keep, pinned } = order.wishes;
  const inSeason = ({ start }: Meeting) => ms(start) < instantOn(addDays(order.to, 1), 0);
  const movable = ({ id, stage }: Meeting) => (stage === "held" && !keep.includes(id)) || order.wishes.may_move.includes(id);
  const lost = draft.meetings.filter((each) => takesTime(each) && inSeason(each) && movable(each) && blocking(draft, each).length > 0);
  const waiting = draft.requests.filter(({ state }) => state === "waiting");
  const subjects = [
    ...lost.map(pickOfMeeting),
    ...waiting.map(({ id }): SeasonPick => ({ request_id: id, meeting_id: null, start: "", venue_id: 0, participants: [] })),
  ];
  const isPinned = (subject: SeasonPick) => pinned.some((pin) => sameSubject(pin, subject));
  const planned: Planned = { picks: [], unplaced: [] };
  for (const subject of subjects.sort((a, b) => Number(isPinned(b)) - Number(isPinned(a)))) {
    const pin = pinned.find((each) => sameSubject(each, subject));
    const place = placesOf(draft, order, subject).find(({ pick }) => !pin || (ms(pick.start) === ms(pin.start) && pick.venue_id === pin.venue_id));
    if (place) {
      planned.picks.push(place.pick);
      putPick(draft, place.pick);
    } else planned.unplaced.push({ pick: subject, relax: relaxations(draft, order, subject) });
  }
  planned.picks.sort((a, b) => ms(a.start) - ms(b.start));
  return planned;
}

/** What blocks a meeting where it stands, but for what comes with time. */
export function blocking(draft: Stored, meeting: Meeting): Reason[] {
  const { reasons } = new Case(draft, meeting.request_id).check(meeting);
  return reasons.filter(({ severity, rule }) => severity === "blocks" && rule !== "lead_time_minimum" && rule !== "in_the_past");
}

const remedies: Partial<Record<RuleId, SeasonRelaxation["change"]>> = {
  venue_too_small: "other_venue",
  venue_lacks_access: "other_venue",
  venue_busy: "venue_booked",
  venue_closed: "venue_hours",
  lead_time_minimum: "lead_time",
  public_holiday: "blocked_date",
};

/** Changes each of which alone would open some evening. */
export function relaxations(draft: Stored, order: PlanSeason, of: SeasonPick): SeasonRelaxation[] {
  const asked = new Case(draft, of.request_id);
  const days = daysFrom(order.from, daysBetween(order.from, order.to) + 1).filter((day) => weekday(day) < 6);
  const alone = days.flatMap((day) =>
    draft.venues.flatMap(({ id }) => {
      const { reasons } = asked.check({ start: rfc3339(instantOn(day, 17 * 60)), venue_id: id });
      const blocks = [...new Set(reasons.filter(({ severity }) => severity === "blocks").map(({ rule }) => rule))];
      const change = blocks.length === 1 && blocks[0] ? remedies[blocks[0]] : undefined;
      return change ? [change] : [];
    }),
  );
  return [...new Set(alone)].sort().map((change) => ({ change }) as SeasonRelaxation);
}

/** A few of the desk's rules, enough for the twin to answer with every verdict. The real ones are in `planning`. */
import { daysBetween, weekday } from "../../time/civil.ts";
import type { CalendarSource } from "../types/CalendarSource.ts";
import type { Fact } from "../types/Fact.ts";
import type { Meeting } from "../types/Meeting.ts";
import type { Placement } from "../types/Placement.ts";
import type { Reason } from "../types/Reason.ts";
import type { Request } from "../types/Request.ts";
import type { Resource } from "../types/Resource.ts";
import type { Severity } from "../types/Severity.ts";
import type { Venue } from "../types/Venue.ts";
import type { Verdict } from "../types/Verdict.ts";
import { now } from "./about.ts";
import { day, dayOf, minute, minuteOf, ms, overlap, rfc3339 } from "./instants.ts";
import { found, type Stored } from "./stored.ts";

export interface Block {
  span: [number, number];
  title: string | null;
  source: { kind: "calendar" | "meeting"; id: number };
}

export const takesTime = (meeting: Meeting) => !["cancelled", "declined", "requested"].includes(meeting.stage);

/** The busy blocks of a person or a venue, but for the meeting that is being moved. */
export function track(all: Stored, owner: Resource, moving: number | undefined): Block[] {
  const imported = all.calendars
    .filter((each) => each.owner.kind === owner.kind && each.owner.id === owner.id)
    .flatMap(({ id, busy }) =>
      busy.map(({ from, to, title }): Block => ({ span: [from, to], title, source: { kind: "calendar", id } })),
    );
  const own = all.meetings.filter((each) => takesTime(each) && each.id !== moving && concerns(each, owner));
  return [...imported, ...own.map((each) => blockOf(each, owner))].sort((a, b) => a.span[0] - b.span[0]);
}

const concerns = (meeting: Meeting, owner: Resource) =>
  owner.kind === "venue" ? meeting.venue_id === owner.id : meeting.participants.some((each) => each.person_id === owner.id);

function blockOf(meeting: Meeting, owner: Resource): Block {
  const start = ms(meeting.start);
  const span: [number, number] = [start, start + meeting.duration * minute];
  const full: [number, number] = [span[0] - meeting.setup * minute, span[1] + meeting.clearing * minute];
  return { span: owner.kind === "venue" ? full : span, title: meeting.name, source: { kind: "meeting", id: meeting.id } };
}

export function isStale(all: Stored, owner: Resource): { as_of: string; id: number } | undefined {
  const mine = all.calendars.filter((each) => each.owner.kind === owner.kind && each.owner.id === owner.id);
  return mine.find(({ as_of }) => ms(now) - ms(as_of) > all.settings.calendar_stale_days * day);
}

/** Judges placements of one request; the tracks are gathered once. */
export class Case {
  readonly #all: Stored;
  readonly request: Request;
  readonly moving: Meeting | undefined;
  /** Minutes: as the request asks, or as the meeting being moved was given, or as it is to be. */
  readonly duration: number;
  readonly #tracks = new Map<string, Block[]>();

  constructor(all: Stored, requestId: number, duration?: number | null) {
    this.#all = all;
    this.request = found(all.requests, "request", requestId);
    this.moving = all.meetings.find((each) => each.request_id === requestId && takesTime(each));
    this.duration = duration ?? this.moving?.duration ?? this.request.duration;
  }

  check(at: Placement): { verdict: Verdict; reasons: Reason[]; speakers: number[] } {
    const venue = found(this.#all.venues, "venue", at.venue_id);
    const start = ms(at.start);
    const people = this.#people(start);
    const reasons = [...this.#time(start), ...this.#venue(venue), ...this.#venueAt(venue, start), ...people.reasons];
    return { verdict: verdictOf(reasons), reasons, speakers: people.chosen };
  }

  #track(owner: Resource): Block[] {
    const key = `${owner.kind}${owner.id}`;
    const known = this.#tracks.get(key) ?? track(this.#all, owner, this.moving?.id);
    this.#tracks.set(key, known);
    return known;
  }

  #calendar({ source }: Block): CalendarSource | null {
    const known = source.kind === "calendar" ? this.#all.calendars.find(({ id }) => id === source.id) : undefined;
    return known ? { name: known.name, as_of: known.as_of, age_days: daysBetween(dayOf(ms(known.as_of)), dayOf(ms(now))) } : null;
  }

  #time(start: number): Reason[] {
    const { settings } = this.#all;
    const lead = daysBetween(dayOf(ms(now)), dayOf(start));
    const date = dayOf(start);
    return [
      ...(start <= ms(now) ? [reason("blocks", { rule: "in_the_past", start: rfc3339(start) })] : []),
      ...(lead < settings.lead_min_days ? [reason("blocks", { rule: "lead_time_minimum", days: lead, needed: settings.lead_min_days })] : []),
      ...(lead < settings.lead_target_days ? [reason("warns", { rule: "lead_time_target", days: lead, wanted: settings.lead_target_days })] : []),
      ...(isOff(date) ? [reason("blocks", { rule: "public_holiday", date, holiday: holidays[date.slice(5)] ?? null })] : []),
      ...(weekday(date) < 6 && minuteOf(start) < settings.evening_from && this.request.audience !== "seniors"
        ? [reason("warns", { rule: "evening_preference", start: minuteOf(start), evening_from: settings.evening_from })]
        : []),
    ];
  }

  #venue(venue: Venue): Reason[] {
    const { attendance, needs } = this.request;
    const small = venue.capacity < attendance;
    const lacking = needs.filter((feature) => venue.access[feature] === "no");
    const unknown = needs.filter((feature) => (venue.access[feature] ?? "unknown") === "unknown");
    return [
      ...(small ? [reason("blocks", { rule: "venue_too_small", venue_id: venue.id, capacity: venue.capacity, attendance })] : []),
      ...lacking.map((feature) => reason("blocks", { rule: "venue_lacks_access", venue_id: venue.id, feature, presence: "no" })),
      ...unknown.map((feature) => reason("warns", { rule: "access_unknown", venue_id: venue.id, feature })),
    ];
  }

  #venueAt(venue: Venue, start: number): Reason[] {
    const span: [number, number] = [start - venue.setup * minute, start + (this.duration + venue.clearing) * minute];
    const date = dayOf(start);
    const owner = { kind: "venue", id: venue.id } as const;
    const clash = this.#track(owner).find((block) => overlap(block.span, span));
    const closed = venue.closures.find(({ from, to }) => from <= date && date <= to);
    const hours = venue.hours.rules.some(({ weekdays, from, to }) => weekdays.includes(weekday(date)) && from <= minuteOf(span[0]) && minuteOf(start) + this.duration + venue.clearing <= to);
    const stale = isStale(this.#all, owner);
    return [
      ...(clash ? [reason("blocks", { rule: "venue_busy", venue_id: venue.id, busy: intervalOf(clash), source: clash.source, calendar: this.#calendar(clash), title: clash.title })] : []),
      ...(closed || !hours ? [reason("blocks", { rule: "venue_closed", venue_id: venue.id, date, closure: closed?.reason ?? null })] : []),
      ...(stale && !clash ? [reason("unknown", { rule: "calendar_stale", owner, calendar_id: stale.id, as_of: stale.as_of })] : []),
    ];
  }

  /** One of a pool is enough. */
  #people(start: number): { reasons: Reason[]; chosen: number[] } {
    const judged = this.request.roles.map((role) => {
      const all = role.candidates.map((id) => ({ id, reasons: this.person(id, start) }));
      const free = all.find(({ reasons }) => reasons.length === 0);
      return free ? { id: free.id, reasons: [] } : { id: all[0]?.id ?? 0, reasons: all.flatMap(({ reasons }) => reasons) };
    });
    return { reasons: judged.flatMap(({ reasons }) => reasons), chosen: judged.map(({ id }) => id) };
  }

  /** What stands in one person's way, whichever the venue. */
  person(id: number, start: number): Reason[] {
    const person = found(this.#all.people, "person", id);
    const span: [number, number] = [start, start + this.duration * minute];
    const date = dayOf(start);
    const clash = this.#track({ kind: "person", id }).find((block) => overlap(block.span, span));
    const absent = person.absences.some(({ from, to }) => from <= date && date <= to);
    const working = person.hours.rules.some(({ weekdays, from, to }) => weekdays.includes(weekday(date)) && from <= minuteOf(start) && minuteOf(start) + this.duration <= to);
    return [
      ...(clash ? [reason("blocks", { rule: "person_busy", person_id: id, busy: intervalOf(clash), source: clash.source, calendar: this.#calendar(clash), title: clash.title })] : []),
      ...(absent || !working ? [reason("blocks", { rule: "outside_hours", person_id: id, date, absent })] : []),
    ];
  }
}

const reason = (severity: Severity, fact: Fact): Reason => ({ severity, ...fact });
const intervalOf = ({ span }: Block) => ({ start: rfc3339(span[0]), end: rfc3339(span[1]) });

const holidays: Record<string, "christmas_eve" | "christmas_day" | "second_christmas_day" | "new_year" | "epiphany"> = {
  "12-24": "christmas_eve",
  "12-25": "christmas_day",
  "12-26": "second_christmas_day",
  "01-01": "new_year",
  "01-06": "epiphany",
};
export const holidayOn = (date: string) => holidays[date.slice(5)] ?? null;
const isOff = (date: string) => weekday(date) === 7 || holidayOn(date) !== null;

const order: Verdict[] = ["free", "warned", "unknown", "blocked"];
const weights: Record<Severity, Verdict> = { notes: "free", warns: "warned", unknown: "unknown", blocks: "blocked" };
export const worse = (a: Verdict, b: Verdict) => order.indexOf(a) - order.indexOf(b);

export function verdictOf(reasons: readonly Reason[]): Verdict {
  return reasons.map(({ severity }) => weights[severity]).sort(worse).at(-1) ?? "free";
}

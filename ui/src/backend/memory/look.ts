/** Lists, search, the ledger, the first view of the day. */
import { fold } from "../../words/fold.ts";
import type { Answers } from "../memory.ts";
import type { Meeting } from "../types/Meeting.ts";
import type { Hit } from "../types/Hit.ts";
import type { TodayItem } from "../types/TodayItem.ts";
import type { TodayLine } from "../types/TodayLine.ts";
import { now } from "./about.ts";
import { bookingCards } from "./bookings.ts";
import { answerOf, meetingCard, requestCard } from "./cards.ts";
import { day, instantOn, ms, rfc3339 } from "./instants.ts";
import { channelCards, districts } from "./sample/shipped.ts";
import { history, ledger, step, stored } from "./stored.ts";

const line = (item: TodayItem, by: number): TodayLine => ({ ...item, by: rfc3339(by), overdue: by < ms(now) });

function waitingLines(): TodayLine[] {
  const waiting = stored.requests.filter(({ state }) => state === "waiting").map(requestCard);
  return waiting.map((card) => {
    const received = stored.requests.find(({ id }) => id === card.id)?.received_on ?? now.slice(0, 10);
    const item: TodayItem = { item: "request_waiting", request_id: card.id, name: card.name, days: card.waiting_days ?? 0 };
    return line(item, instantOn(received, 0) + 30 * day);
  });
}

function meetingLines(): TodayLine[] {
  return stored.meetings.flatMap((meeting) => {
    const { id: meeting_id, name, stage, start } = meeting;
    const target = ms(start) - stored.settings.lead_target_days * day;
    const soon = ms(start) - ms(now) < 14 * day && ["confirmed", "announced", "moved"].includes(stage);
    const stale = stored.publications.filter((each) => each.stale && each.meeting_id === meeting_id);
    return [
      ...(stage === "held" ? [line({ item: "hold_open", meeting_id, name }, target)] : []),
      ...(stage === "confirmed" ? [line({ item: "not_announced", meeting_id, name }, target)] : []),
      ...(soon ? [line({ item: "meeting_soon", meeting_id, name }, ms(start))] : []),
      ...hallLines(meeting),
      ...declinedLines(meeting),
      ...stale.map(({ channel_id }) => line({ item: "channel_stale", meeting_id, name, channel_id }, ms(now))),
    ];
  });
}

function hallLines(meeting: Meeting): TodayLine[] {
  return bookingCards(meeting).flatMap(({ here, kept, state, hold_until, venue_id, venue_name }) => {
    const about = { meeting_id: meeting.id, name: meeting.name, venue_id, venue_name };
    if (!here) return kept ? [line({ item: "venue_to_give_back", ...about }, ms(now))] : [];
    if (state === "refused") return [line({ item: "venue_refused", ...about }, ms(now))];
    const ends = state !== "booked" && hold_until !== null;
    return ends ? [line({ item: "hold_ends", ...about }, instantOn(hold_until, 0) + day)] : [];
  });
}

function declinedLines(meeting: Meeting): TodayLine[] {
  const people = meeting.participants.filter(({ person_id }) => answerOf(meeting, person_id) === "declined");
  return people.map(({ person_id }) => {
    const person = stored.people.find(({ id }) => id === person_id)?.name ?? "";
    return line({ item: "participant_declined", meeting_id: meeting.id, name: meeting.name, person_id, person }, ms(now));
  });
}

function noticeLines(): TodayLine[] {
  const due = stored.notices.filter(({ sent_at }) => sent_at === null);
  return due.map(({ id, meeting_id, addressee, due_by }) => {
    const name = stored.meetings.find((meeting) => meeting.id === meeting_id)?.name ?? "";
    return line({ item: "notice_due", notice_id: id, meeting_id, name, addressee: addressee.name }, ms(due_by));
  });
}

function mailLines(): TodayLine[] {
  return stored.mails.flatMap(({ id: mail_id, meeting_id, meeting_name: name, to, state, tried_at, queued_at }) => {
    const item = state === "uncertain" ? "mail_uncertain" : state === "failed" ? "mail_failed" : undefined;
    return item ? [line({ item, mail_id, meeting_id, name, to }, ms(tried_at ?? queued_at))] : [];
  });
}

function calendarLines(): TodayLine[] {
  const limit = stored.settings.calendar_stale_days * day;
  const stale = stored.calendars.filter(({ as_of }) => ms(now) - ms(as_of) > limit);
  return stale.map(({ id, owner, as_of }) => {
    const owners: readonly { id: number; name: string }[] = owner.kind === "person" ? stored.people : stored.venues;
    const name = owners.find((each) => each.id === owner.id)?.name ?? "";
    return line({ item: "calendar_stale", calendar_id: id, owner, name }, ms(as_of) + limit);
  });
}

/** What residents raised and wait for, and meetings of which nobody has written down what came of them. */
function outcomeLines(): TodayLine[] {
  const over = stored.meetings.filter(({ stage }) => stage === "took_place");
  return over.flatMap(({ id: meeting_id, name, start }) => {
    const outcome = stored.outcomes[meeting_id];
    if (!outcome) return [line({ item: "outcome_missing", meeting_id, name }, ms(start) + 7 * day)];
    return outcome.matters
      .filter(({ answered_on }) => answered_on === null)
      .map(({ text, unit, answer_by }) =>
        line({ item: "answer_due", meeting_id, name, matter: text, unit }, answer_by === null ? ms(start) + 30 * day : instantOn(answer_by, 1440)),
      );
  });
}

function search(text: string): Hit[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const all: Hit[] = [
    ...stored.requests.map(({ id, title }): Hit => ({ kind: "request", id, title })),
    ...stored.meetings.map(({ id, name }): Hit => ({ kind: "meeting", id, title: name })),
    ...stored.people.map(({ id, name }): Hit => ({ kind: "person", id, title: name })),
    ...stored.venues.map(({ id, name }): Hit => ({ kind: "venue", id, title: name })),
  ];
  const begins = (title: string, word: string) => fold(title).split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word));
  return words.length === 0 ? [] : all.filter(({ title }) => words.every((word) => begins(title, word))).slice(0, 50);
}

export const looking = {
  register: () => ({
    now,
    requests: stored.requests.map(requestCard),
    meetings: stored.meetings.map(meetingCard).sort((a, b) => ms(a.start) - ms(b.start)),
    people: stored.people,
    venues: stored.venues,
    channels: channelCards(stored.settings.disabled_channels),
    districts: districts,
    settings: stored.settings,
    history: history(),
  }),
  today: () => ({
    lines: [...waitingLines(), ...meetingLines(), ...noticeLines(), ...mailLines(), ...calendarLines(), ...outcomeLines()].sort((a, b) => ms(a.by) - ms(b.by)),
  }),
  search: ({ text }) => search(text),
  ledger: ({ since }) => ledger.filter(({ at }) => since === null || ms(at) >= ms(since)),
  undo: () => step("undo"),
  redo: () => step("redo"),
} satisfies Partial<Answers>;

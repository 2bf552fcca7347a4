/** One meeting's panel and its steps up to publication. */
import type { Answers } from "../memory.ts";
import type { Entity } from "../types/Entity.ts";
import type { LedgerRow } from "../types/LedgerRow.ts";
import type { Meeting } from "../types/Meeting.ts";
import type { MeetingPanel } from "../types/MeetingPanel.ts";
import type { Notice } from "../types/Notice.ts";
import type { NoticeKind } from "../types/NoticeKind.ts";
import type { Stage } from "../types/Stage.ts";
import type { Step } from "../types/Step.ts";
import { now } from "./about.ts";
import { draftOf } from "./announcing/said.ts";
import { book, bookingCards } from "./bookings.ts";
import { answerOf, endOf, meetingCard } from "./cards.ts";
import { bandOf, leadDays, nearestFree } from "./grid.ts";
import { day, dayOf, minute, ms, rfc3339 } from "./instants.ts";
import { Case, takesTime } from "./judge.ts";
import { channelCards } from "./sample/shipped.ts";
import { act, found, ledger, nextId, refuse, stored, type Stored } from "./stored.ts";
import { daysBetween } from "../../time/civil.ts";

const after: Partial<Record<Stage, Partial<Record<Step, Stage>>>> = {
  held: { move: "held", release: "requested", confirm: "confirmed", cancel: "cancelled" },
  confirmed: { move: "confirmed", announce: "announced", cancel: "cancelled", close: "took_place" },
  announced: { move: "moved", announce: "announced", cancel: "cancelled", close: "took_place" },
  moved: { move: "moved", announce: "announced", cancel: "cancelled", close: "took_place" },
  cancelled: { announce: "cancelled" },
};

function stageAfter(meeting: Meeting, step: Step): Stage {
  const refusal = { why: "step_not_allowed", thing: { kind: "meeting", id: meeting.id }, from: meeting.stage, step } as const;
  return after[meeting.stage]?.[step] ?? refuse(refusal);
}

/** Everybody who asked, is linked, takes part or passes it on is due to be told; the unsent of before are replaced. */
export function makeDue(draft: Stored, meeting: Meeting, kind: NoticeKind, touch: (entity: Entity) => void): Notice[] {
  draft.notices = draft.notices.filter(({ meeting_id, sent_at }) => meeting_id !== meeting.id || sent_at !== null);
  const request = found(draft.requests, "request", meeting.request_id);
  const venue = found(draft.venues, "venue", meeting.venue_id);
  const person = (id: number) => found(draft.people, "person", id);
  const addressees: Notice["addressee"][] = [
    { ...request.requester, kind: "requester" },
    ...request.bodies.map((body) => ({ ...body, kind: "linked_body" as const, gender: "unstated" as const })),
    ...meeting.participants.map(({ person_id }) => ({ ...person(person_id), kind: "participant" as const })),
    { name: venue.name, email: venue.email, phone: venue.phone, kind: "venue", gender: "unstated" },
  ];
  const due_by = rfc3339(ms(now) + draft.settings.notice_hours * 60 * minute);
  return addressees.map(({ kind: who, name, gender, email, phone }) => {
    const addressee = { kind: who, name, gender, email, phone };
    const notice: Notice = { id: nextId(draft.notices), meeting_id: meeting.id, kind, addressee, since: now, due_by, sent_at: null, sent_by: null };
    draft.notices.push(notice);
    touch({ kind: "notice", id: notice.id });
    return notice;
  });
}

function firstPublic(meeting: Meeting): number | null {
  const open = channelCards([]).filter((each) => each.public).map(({ id }) => id);
  const all = stored.publications.filter((each) => each.meeting_id === meeting.id && open.includes(each.channel_id));
  const first = Math.min(...all.map(({ at }) => ms(at)));
  return Number.isFinite(first) ? daysBetween(dayOf(first), dayOf(ms(meeting.start))) : null;
}

function checkOf(meeting: Meeting): MeetingPanel["check"] {
  if (!takesTime(meeting) || ms(endOf(meeting)) <= ms(now)) return null;
  const asked = new Case(stored, meeting.request_id);
  const { verdict, reasons } = asked.check(meeting);
  return { verdict, reasons, alternatives: verdict === "blocked" ? nearestFree(asked, meeting) : [] };
}

/** Of the meeting, or of what hangs on it. */
function concerns({ entity, before, after }: LedgerRow, { id, request_id }: Meeting): boolean {
  if (entity.kind === "request") return entity.id === request_id;
  if (["meeting", "announcement", "outcome"].includes(entity.kind)) return entity.id === id;
  const document = (after ?? before) as { meeting_id?: number } | null;
  return document?.meeting_id === id;
}

function panel(id: number): MeetingPanel {
  const meeting = found(stored.meetings, "meeting", id);
  const announced = firstPublic(meeting);
  const lead = announced ?? leadDays(ms(meeting.start));
  const published = (channel: string) =>
    stored.publications.filter((each) => each.meeting_id === id && each.channel_id === channel).at(-1) ?? null;
  const channels = channelCards(stored.settings.disabled_channels).filter(({ enabled }) => enabled);
  const person = (personId: number) => stored.people.find((each) => each.id === personId);
  return {
    card: meetingCard(meeting),
    meeting,
    request: stored.requests.find((each) => each.id === meeting.request_id) ?? null,
    venue: stored.venues.find((each) => each.id === meeting.venue_id) ?? null,
    participants: meeting.participants.map(({ person_id, role, required }) => ({
      person_id,
      name: person(person_id)?.name ?? "",
      office: person(person_id)?.office ?? null,
      role,
      required,
      calendar_answer: answerOf(meeting, person_id),
    })),
    check: checkOf(meeting),
    bookings: bookingCards(meeting),
    notices: stored.notices.filter(({ meeting_id }) => meeting_id === id),
    channels: channels.map((channel) => ({
      channel,
      publication: published(channel.id),
      due_by: rfc3339(ms(meeting.start) - stored.settings.lead_target_days * day),
    })),
    releases: stored.releases.filter(({ meeting_id }) => meeting_id === id),
    outcome: stored.outcomes[id] ?? null,
    lead_days: lead,
    lead_band: bandOf(lead),
    announced: announced !== null,
    steps: (["confirm", "move", "release", "announce", "cancel", "close"] as const).filter((step) => after[meeting.stage]?.[step]),
    history: ledger.filter((row) => concerns(row, meeting)).toReversed(),
  };
}

const confirm: Answers["confirm"] = ({ meeting_id }) =>
  act("confirm_meeting", (draft, touch) => {
    const meeting = found(draft.meetings, "meeting", meeting_id);
    meeting.stage = stageAfter(meeting, "confirm");
    meeting.confirmed_at = now;
    touch({ kind: "meeting", id: meeting_id });
    return { meeting_id, notices: makeDue(draft, meeting, "confirmed", touch) };
  });

const cancel: Answers["cancel"] = ({ meeting_id, reason }) =>
  act("cancel_meeting", (draft, touch) => {
    if (reason.trim() === "") refuse({ why: "reason_needed" });
    const meeting = found(draft.meetings, "meeting", meeting_id);
    const promised = meeting.stage !== "held";
    meeting.stage = stageAfter(meeting, "cancel");
    meeting.cancel_reason = reason.trim();
    found(draft.requests, "request", meeting.request_id).state = "waiting";
    for (const publication of draft.publications) if (publication.meeting_id === meeting_id) publication.stale = true;
    touch({ kind: "meeting", id: meeting_id });
    touch({ kind: "request", id: meeting.request_id });
    return { meeting_id, notices: promised ? makeDue(draft, meeting, "cancelled", touch) : [] };
  });

const publish: Answers["publish"] = ({ order }) =>
  act("publish", (draft, touch) => {
    if ([order.url, order.note, order.proof ?? ""].every((text) => text.trim() === "")) refuse({ why: "empty", field: "url" });
    const meeting = found(draft.meetings, "meeting", order.meeting_id);
    const stage = after[meeting.stage]?.announce ?? refuse({ why: "not_final", meeting_id: meeting.id, stage: meeting.stage });
    const id = nextId(draft.publications);
    const release = draft.releases.filter((each) => each.meeting_id === meeting.id).at(-1);
    for (const old of draft.publications) if (old.meeting_id === meeting.id && old.channel_id === order.channel_id) old.stale = false;
    const { start, venue_id } = meeting;
    draft.publications.push({ id, ...order, release_id: release?.id ?? null, stale: false, by: "Anna Wzorcowa", start, venue_id });
    if (channelCards([]).some((each) => each.id === order.channel_id && each.public)) meeting.stage = stage;
    touch({ kind: "publication", id });
    touch({ kind: "meeting", id: meeting.id });
    const lead = daysBetween(dayOf(ms(order.at)), dayOf(ms(meeting.start)));
    return { publication_id: id, lead_days: lead, band: bandOf(lead), still_unannounced: [] };
  });

const close: Answers["close_meeting"] = ({ meeting_id }) =>
  act("close_meeting", (draft, touch) => {
    const meeting = found(draft.meetings, "meeting", meeting_id);
    const stage = stageAfter(meeting, "close");
    if (ms(endOf(meeting)) > ms(now)) refuse({ why: "not_final", meeting_id, stage: meeting.stage });
    meeting.stage = stage;
    touch({ kind: "meeting", id: meeting_id });
    return { meeting_id, notices: [] };
  });

const mark: Answers["mark_notice"] = ({ order }) =>
  act("mark_notice", (draft, touch) => {
    const notice = found(draft.notices, "notice", order.notice_id);
    Object.assign(notice, { sent_at: now, sent_by: order.by });
    touch({ kind: "notice", id: notice.id });
    return { notice };
  });

function noticeCards() {
  const cards = stored.notices.map((notice) => {
    const meeting = stored.meetings.find(({ id }) => id === notice.meeting_id);
    return {
      ...notice,
      name: notice.addressee.name,
      meeting_name: meeting?.name ?? "",
      meeting_start: meeting?.start ?? null,
      overdue: notice.sent_at === null && ms(notice.due_by) < ms(now),
    };
  });
  return cards.sort((a, b) => Number(a.sent_at !== null) - Number(b.sent_at !== null) || ms(a.due_by) - ms(b.due_by));
}

const writeWords: Answers["put_announcement"] = ({ meeting_id, draft: words, stretch }) =>
  act(
    "edit_announcement",
    (draft, touch) => {
      found(draft.meetings, "meeting", meeting_id);
      draft.announcements[meeting_id] = words;
      touch({ kind: "announcement", id: meeting_id });
      return { meeting_id, draft: words };
    },
    stretch ?? undefined,
  );

const recordOutcome: Answers["put_outcome"] = ({ meeting_id, outcome }) =>
  act("record_outcome", (draft, touch) => {
    const meeting = found(draft.meetings, "meeting", meeting_id);
    if (meeting.stage !== "took_place") refuse({ why: "not_final", meeting_id, stage: meeting.stage });
    if (outcome.matters.some(({ text }) => text.trim() === "")) refuse({ why: "outcome_faults", faults: ["matter_empty"] });
    draft.outcomes[meeting_id] = outcome;
    touch({ kind: "outcome", id: meeting_id });
    return { meeting_id, outcome };
  });

export const papers = {
  put_outcome: recordOutcome,
  announcement_draft: ({ meeting_id }) => draftOf(meeting_id),
  put_announcement: writeWords,
  meeting: ({ meeting_id }) => panel(meeting_id),
  book_venue: book,
  confirm,
  cancel,
  close_meeting: close,
  publish,
  notices: noticeCards,
  mark_notice: mark,
} satisfies Partial<Answers>;

/** Where a line of Today stands and where it leads. What is due, and when, the desk has said. */
import type { TodayLine } from "../../backend/types/TodayLine.ts";
import type { IconName } from "../../components/icons.ts";
import type { Place } from "../../state/navigation.svelte.ts";
import { civilAt, daysBetween, type Day } from "../../time/civil.ts";

export type Kind = Exclude<TodayLine["item"], "meeting_soon">;
export type Due = TodayLine & { item: Kind };
export type Group = "overdue" | "today" | "week" | "later";

export const kinds: readonly Kind[] = [
  "mail_uncertain",
  "mail_failed",
  "channel_stale",
  "notice_due",
  "venue_refused",
  "participant_declined",
  "hold_ends",
  "venue_to_give_back",
  "hold_open",
  "not_announced",
  "request_waiting",
  "answer_due",
  "outcome_missing",
  "calendar_stale",
];

export const icons: Record<Kind, IconName> = {
  request_waiting: "document",
  hold_open: "clock",
  notice_due: "mail",
  not_announced: "horn",
  channel_stale: "warning",
  calendar_stale: "calendar",
  hold_ends: "lock",
  venue_refused: "warning",
  participant_declined: "warning",
  venue_to_give_back: "undo",
  answer_due: "mail",
  outcome_missing: "edit",
  mail_uncertain: "warning",
  mail_failed: "mail",
};

export const isDue = (line: TodayLine): line is Due => line.item !== "meeting_soon";

function groupOf(line: TodayLine, today: Day): Group {
  const days = daysBetween(today, civilAt(line.by).day);
  return line.overdue ? "overdue" : days <= 0 ? "today" : days <= 7 ? "week" : "later";
}

/** The groups that hold something, in their order; within each the desk's order stays. */
export function grouped(lines: readonly Due[], today: Day): { group: Group; lines: Due[] }[] {
  const groups: Group[] = ["overdue", "today", "week", "later"];
  const of = (group: Group) => lines.filter((line) => groupOf(line, today) === group);
  return groups.map((group) => ({ group, lines: of(group) })).filter((each) => each.lines.length > 0);
}

/** Where the matter is dealt with. */
export function placeFor(line: TodayLine): Place {
  if (line.item === "request_waiting") return { view: "requests", params: { request: String(line.request_id) } };
  // The outbox has the ways out: it has arrived, it goes again, it is taken back.
  if (line.item === "mail_uncertain" || line.item === "mail_failed") return { view: "settings", params: { section: "mail" } };
  if (line.item === "calendar_stale") return { view: "people", params: { [line.owner.kind]: String(line.owner.id) } };
  return { view: "calendar", params: { meeting: String(line.meeting_id) } };
}

/** Stays the same while the line stays. */
export function keyOf(line: TodayLine): string {
  if (line.item === "request_waiting") return `request ${line.request_id}`;
  if (line.item === "calendar_stale") return `calendar ${line.calendar_id}`;
  if (line.item === "mail_uncertain" || line.item === "mail_failed") return `mail ${line.mail_id}`;
  if (line.item === "notice_due") return `notice ${line.notice_id}`;
  if (line.item === "channel_stale") return `stale ${line.meeting_id} ${line.channel_id}`;
  if (line.item === "participant_declined") return `declined ${line.meeting_id} ${line.person_id}`;
  if (line.item === "venue_to_give_back") return `give back ${line.meeting_id} ${line.venue_id}`;
  if (line.item === "answer_due") return `answer ${line.meeting_id} ${line.matter}`;
  return `${line.item} ${line.meeting_id}`;
}

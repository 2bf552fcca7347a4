import type { ParticipantCard } from "../../backend/types/ParticipantCard.ts";
import { t } from "../../words/index.ts";

/**
 * Who comes, line by line. Once anybody has answered in a calendar, it is said of everybody; before, there is nothing to
 * say.
 */
export function whoComes(participants: readonly ParticipantCard[]): string[] {
  const { terms, meeting } = t();
  const answered = participants.some(({ calendar_answer }) => calendar_answer !== null);
  return participants.map(({ name, role, calendar_answer }) => {
    const answer = calendar_answer === null ? meeting.noCalendarAnswer : terms.participations[calendar_answer];
    return `${name} – ${terms.roles[role]}${answered ? ` (${answer})` : ""}`;
  });
}

/** Everybody once, whatever they do there. */
export const whoDeclined = (participants: readonly ParticipantCard[]): string[] => [
  ...new Set(participants.filter(({ calendar_answer }) => calendar_answer === "declined").map(({ name }) => name)),
];

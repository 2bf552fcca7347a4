/** Everything about several meetings at once: what a matrix of channels or a report is made of. */
import { backend } from "../../backend/index.ts";
import type { MeetingCard } from "../../backend/types/MeetingCard.ts";
import type { MeetingPanel } from "../../backend/types/MeetingPanel.ts";
import type { Stage } from "../../backend/types/Stage.ts";
import { onChanged } from "../../state/changes.svelte.ts";
import { theRegister } from "../../state/register.svelte.ts";
import { Reading } from "../../state/work.svelte.ts";

const final: readonly Stage[] = ["confirmed", "announced", "moved", "took_place"];

/** A date that was promised to residents, or kept. */
export const isFinal = (card: MeetingCard) => final.includes(card.state);

/** The panels of all final meetings, soonest first, read again after each change. */
export function finalMeetings(): Reading<MeetingPanel[]> {
  const register = theRegister();
  const reading = new Reading(async () => {
    const meetings = (register.value ?? (await backend.call("register"))).meetings.filter(isFinal);
    return Promise.all(meetings.map(({ id }) => backend.call("meeting", { meeting_id: id })));
  });
  $effect(() => onChanged(() => void register.read().then(reading.read)));
  return reading;
}

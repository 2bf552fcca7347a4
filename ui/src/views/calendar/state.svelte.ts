/** The calendar's state: what is shown, what is chosen, what is carried, what was dropped. */
import { backend } from "../../backend/index.ts";
import type { MeetingCard } from "../../backend/types/MeetingCard.ts";
import type { RequestCard } from "../../backend/types/RequestCard.ts";
import { tellTrouble } from "../../state/history.svelte.ts";
import { say, tell } from "../../state/messages.svelte.ts";
import { choose, navigation } from "../../state/navigation.svelte.ts";
import { saving } from "../../state/work.svelte.ts";
import { t } from "../../words/index.ts";
import { fold } from "../../words/fold.ts";
import { Carry, loadOf, type Load } from "./carry.svelte.ts";
import { Drop, venueName } from "./drop.svelte.ts";
import { instantOf, slotOf, type Slot } from "./layout.ts";
import { Week } from "./week.svelte.ts";

const idIn = (text: string | undefined) => (text === undefined || !/^\d+$/.test(text) ? null : Number(text));

export class CalendarState {
  readonly week = new Week();
  readonly carry = new Carry(this.week);
  drop = $state.raw<Drop | null>(null);
  query = $state("");

  readonly meetingId = $derived(idIn(navigation.params.meeting));
  readonly requestId = $derived(this.meetingId === null ? idIn(navigation.params.request) : null);
  readonly waiting = $derived(
    (this.week.register.value?.requests ?? [])
      .filter(({ state }) => state === "waiting")
      .toSorted((a, b) => (b.waiting_days ?? 0) - (a.waiting_days ?? 0)),
  );
  readonly listed = $derived(this.waiting.filter((card) => matches(card, this.query)));

  select(request: RequestCard | null) {
    choose({ request: request?.id ?? null, meeting: null });
  }

  open(meeting: MeetingCard | null) {
    choose({ meeting: meeting?.id ?? null, request: null });
  }

  /** A link to a meeting need not say its day; then its week is shown. */
  revealUnlessSaid(start: string) {
    if (navigation.params.day === undefined) this.week.reveal(slotOf(start).day);
  }

  close() {
    choose({ meeting: null, request: null });
  }

  /** Picks something up with the keyboard: a meeting where it stands, a request on the first evening shown. */
  pickUp(load: Load) {
    const evening = { day: this.week.days.find((day) => day > this.week.today) ?? this.week.day, minute: 17 * 60 };
    const at = load.meeting ? slotOf(load.meeting.start) : evening;
    this.week.reveal(at.day);
    this.carry.begin(load, "keyboard", at);
  }

  pickUpRequest(card: RequestCard) {
    this.pickUp(loadOf.request(card));
  }

  pickUpMeeting(card: MeetingCard) {
    this.pickUp(loadOf.meeting(card));
  }

  /** Lets go over a slot: the venues are asked for. What is carried stays in sight until one is chosen. */
  letGo(at: Slot | null) {
    const { load } = this.carry;
    const start = at && instantOf(at);
    if (!load || start === null) return this.putBack();
    this.carry.moveTo(at);
    this.drop = new Drop(load, start, (meetingId) => this.#dropped(meetingId));
  }

  /** Over the list: a held date is given back; a final one only moves or is cancelled. */
  async letGoOverList() {
    const { load } = this.carry;
    this.carry.end();
    if (!load?.meeting) return;
    if (load.meeting.state !== "held") return void tell({ tone: "warn", text: t().calendar.releaseRefused });
    await release(load.meeting.id);
  }

  putBack() {
    if (this.carry.load) say(t().calendar.putBack);
    this.carry.end();
  }

  /** Thinking better of the venue, one still holds what the keyboard carried; the pointer has let go. */
  #dropped(meetingId: number | null) {
    this.drop = null;
    if (meetingId !== null || this.carry.by === "pointer") this.carry.end();
  }
}

/** Gives a held date back to the list of requests. */
export async function release(meetingId: number) {
  try {
    const { request_id, halls_kept } = await saving(backend.call("release_meeting", { meeting_id: meetingId }));
    choose({ meeting: null, request: request_id });
    const kept = halls_kept.map((id) => venueName(id)).join(", ");
    tell(kept === "" ? { tone: "good", text: t().calendar.released } : { tone: "warn", text: t().calendar.releasedKept(kept) });
  } catch (trouble) {
    tellTrouble(trouble);
  }
}

function matches(card: RequestCard, query: string): boolean {
  const all = fold([card.name, card.district ?? "", card.topic, card.case_mark ?? ""].join(" "));
  return fold(query)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

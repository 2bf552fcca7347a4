/** The calendar's state: what is shown, what is chosen, what is carried, what was dropped. */
import { backend } from "../../backend/index.ts";
import type { MeetingCard } from "../../backend/types/MeetingCard.ts";
import type { RequestCard } from "../../backend/types/RequestCard.ts";
import { tellStep, tellTrouble } from "../../state/history.svelte.ts";
import { say, tell } from "../../state/messages.svelte.ts";
import { choose, navigation } from "../../state/navigation.svelte.ts";
import { saving } from "../../state/work.svelte.ts";
import { t } from "../../words/index.ts";
import { fold } from "../../words/fold.ts";
import { Busy } from "./busy.svelte.ts";
import { Carry, loadOf, type Load } from "./carry.svelte.ts";
import { Drop, venueName } from "./drop.svelte.ts";
import { fits } from "./filters.ts";
import { evening, instantOf, slotOf, type Slot } from "./layout.ts";
import { Resize } from "./resize.svelte.ts";
import { venueOf } from "./resources.ts";
import { mine } from "./settings.svelte.ts";
import type { Surface } from "./surface.ts";
import { Week } from "./week.svelte.ts";

const idIn = (text: string | undefined) => (text === undefined || !/^\d+$/.test(text) ? null : Number(text));

export class CalendarState {
  readonly week = new Week();
  readonly carry = new Carry(this.week);
  readonly busy = new Busy(this.week);
  readonly resize = new Resize((load) => this.#keepLength(load));
  drop = $state.raw<Drop | null>(null);
  /** What one drags over; the look that is shown sets it. */
  surface: Surface | null = null;
  query = $state("");

  readonly meetingId = $derived(idIn(navigation.params.meeting));
  readonly requestId = $derived(this.meetingId === null ? idIn(navigation.params.request) : null);
  readonly waiting = $derived(
    (this.week.register.value?.requests ?? [])
      .filter(({ state }) => state === "waiting")
      .toSorted((a, b) => (b.waiting_days ?? 0) - (a.waiting_days ?? 0)),
  );
  readonly listed = $derived(this.waiting.filter((card) => matches(card, this.query)));

  /** The meetings of the days shown that the filter leaves. */
  readonly meetings = $derived((this.week.page.value?.meetings ?? []).filter((card) => fits(card, mine.filter.value)));

  /** Asked by each of a thousand meetings: none of them looks again while something else is carried. */
  readonly carriedId = $derived(this.carry.load?.meeting?.id ?? null);
  readonly resizedId = $derived(this.resize.meeting?.id ?? null);

  /** Every meeting of the register, by its id. */
  readonly cards = $derived(new Map((this.week.register.value?.meetings ?? []).map((card) => [card.id, card])));

  /** Shows what is dragged over, until the answer is called. */
  over(surface: Surface): () => void {
    this.surface = surface;
    return () => {
      if (this.surface === surface) this.surface = null;
    };
  }

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
    const first = { day: this.week.days.find((day) => day > this.week.today) ?? this.week.day, minute: evening };
    const at = load.meeting ? slotOf(load.meeting.start) : first;
    this.week.reveal(at.day);
    const row = load.meeting && this.week.look === "resources" ? { owner: { kind: "venue" as const, id: load.meeting.venue_id } } : {};
    this.carry.begin(load, "keyboard", { ...at, ...row });
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
    // On the row of a hall one has said where.
    this.drop = new Drop(load, start, (meetingId) => this.#dropped(meetingId), venueOf(at?.owner));
  }

  /** The same meeting at its place, with another length. */
  #keepLength(load: Load) {
    if (!load.meeting) return;
    const { start, venue_id } = load.meeting;
    this.drop = new Drop(load, start, (meetingId) => this.#dropped(meetingId), venue_id);
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
    if (kept === "") tellStep(t().calendar.released);
    else tell({ tone: "warn", text: t().calendar.releasedKept(kept) });
  } catch (trouble) {
    tellTrouble(trouble, () => void release(meetingId));
  }
}

function matches(card: RequestCard, query: string): boolean {
  const all = fold([card.name, card.district ?? "", card.topic, card.case_mark ?? ""].join(" "));
  return fold(query)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

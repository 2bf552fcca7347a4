/** What follows a drop: the venues to choose from, what stands against one, and placing the meeting. */
import { asError, backend, Refused, type Failed } from "../../backend/index.ts";
import type { Placement } from "../../backend/types/Placement.ts";
import type { Reason } from "../../backend/types/Reason.ts";
import type { VenueChoice } from "../../backend/types/VenueChoice.ts";
import { tellStep } from "../../state/history.svelte.ts";
import { choose } from "../../state/navigation.svelte.ts";
import { theRegister } from "../../state/register.svelte.ts";
import { saving } from "../../state/work.svelte.ts";
import { civilAt } from "../../time/civil.ts";
import { t } from "../../words/index.ts";
import type { Load } from "./carry.svelte.ts";

/** What stands against a placement, and the ways out. */
export interface Obstacle {
  at: Placement;
  reasons: Reason[];
  alternatives: Placement[];
  overridable: boolean;
}

const isOpen = ({ verdict }: VenueChoice) => verdict !== "blocked";
const blocks = ({ reasons }: VenueChoice) => reasons.filter(({ severity }) => severity === "blocks").length;

export class Drop {
  readonly load: Load;
  start = $state("");
  choices = $state.raw<VenueChoice[]>();
  obstacle = $state.raw<Obstacle | null>(null);
  error = $state.raw<Failed | Refused>();
  taking = $state<number | null>(null);
  readonly open = $derived(this.choices?.filter(isOpen) ?? []);
  readonly shut = $derived(this.choices?.filter((choice) => !isOpen(choice)) ?? []);
  readonly #done: (meetingId: number | null) => void;

  /** The hall was chosen with the drop: nothing is asked unless something stands against it. */
  #said = $state<number>();
  readonly asks = $derived(this.#said === undefined || this.obstacle !== null || this.error !== undefined);

  /** `done` hears the meeting's id, or null when one thought better of it. */
  constructor(load: Load, start: string, done: (meetingId: number | null) => void, venueId?: number) {
    this.load = load;
    this.#done = done;
    this.#said = venueId;
    if (venueId === undefined) void this.ask(start);
    else {
      this.start = start;
      void this.take({ start, venue_id: venueId });
    }
  }

  /** Asks for the venues at a start; where all are shut, for what stands against the likeliest. */
  async ask(start: string) {
    Object.assign(this, { start, choices: undefined, obstacle: null, error: undefined });
    try {
      const choices = await backend.call("venues_at", { request_id: this.load.requestId, start });
      if (this.start !== start) return;
      this.choices = presentFirst(choices, this.load.meeting?.venue_id);
      const likeliest = this.choices.toSorted((a, b) => blocks(a) - blocks(b))[0];
      if (this.open.length === 0 && likeliest) await this.look(likeliest.venue_id);
    } catch (trouble) {
      this.error = asError(trouble);
    }
  }

  /** What stands against a venue at this start. */
  async look(venueId: number) {
    const at = { start: this.start, venue_id: venueId };
    try {
      const { reasons, alternatives } = await backend.call("check", { question: { request_id: this.load.requestId, ...at } });
      const overridable = reasons.every(({ rule }) => rule !== "in_the_past");
      this.obstacle = { at, reasons, alternatives, overridable };
    } catch (trouble) {
      this.error = asError(trouble);
    }
  }

  /** Holds the date there, or moves the meeting there. A reason overrides what stands against it. */
  async take(at: Placement, reason: string | null = null) {
    if (this.taking !== null) return;
    Object.assign(this, { taking: at.venue_id, error: undefined });
    try {
      const { meeting_id } = await saving(this.#write(at, reason));
      this.#told(at, meeting_id);
    } catch (trouble) {
      this.#refused(at, asError(trouble));
    } finally {
      this.taking = null;
    }
  }

  #write(at: Placement, override_reason: string | null) {
    const { meeting, requestId } = this.load;
    if (meeting) return backend.call("move_meeting", { order: { meeting_id: meeting.id, ...at, duration: this.load.duration, override_reason } });
    return backend.call("place", { order: { request_id: requestId, ...at, override_reason } });
  }

  #told(at: Placement, meetingId: number) {
    const { calendar, dates } = t();
    const { meeting } = this.load;
    const moved = meeting && (meeting.venue_id !== at.venue_id || Date.parse(meeting.start) !== Date.parse(at.start));
    const words = moved ? calendar.movedTo : calendar.placed;
    const text = meeting && !moved ? calendar.lasts(dates.length(this.load.duration)) : words(dates.moment(at.start), venueName(at.venue_id));
    tellStep(text);
    choose({ meeting: meetingId, request: null, day: civilAt(at.start).day });
    this.#done(meetingId);
  }

  #refused(at: Placement, error: Failed | Refused) {
    if (error instanceof Refused && error.refusal.why === "conflicts") {
      const { reasons, alternatives, overridable } = error.refusal;
      this.obstacle = { at, reasons, alternatives, overridable };
    } else this.error = error;
  }

  cancel() {
    this.#done(null);
  }
}

/** A meeting that only moves in time stays where it is, if it can. */
function presentFirst(choices: VenueChoice[], present: number | undefined): VenueChoice[] {
  const here = choices.filter((choice) => choice.venue_id === present && isOpen(choice));
  return [...here, ...choices.filter((choice) => !here.includes(choice))];
}

export function venueName(id: number): string {
  return theRegister().value?.venues.find((venue) => venue.id === id)?.name ?? "";
}

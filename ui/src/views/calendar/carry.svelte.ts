/** What is being carried over the grid, by the pointer or by the keyboard, and what the desk says of each start. */
import type { MeetingCard } from "../../backend/types/MeetingCard.ts";
import type { OptionsMap } from "../../backend/types/OptionsMap.ts";
import type { RequestCard } from "../../backend/types/RequestCard.ts";
import type { Resource } from "../../backend/types/Resource.ts";
import type { Point } from "../../components/pointerDrag.ts";
import { onChanged } from "../../state/changes.svelte.ts";
import { tellTrouble } from "../../state/history.svelte.ts";
import { say } from "../../state/messages.svelte.ts";
import type { Day } from "../../time/civil.ts";
import { t } from "../../words/index.ts";
import { evening, sameSlot, slotOf, type Slot } from "./layout.ts";
import { OptionsCache } from "./options.ts";
import { cellAt, indexOf, nextFree, outlookOf, slotOfIndex, startOn } from "./paint.ts";
import type { Week } from "./week.svelte.ts";
import { slotWords } from "./spoken.ts";

/** A request on its way to a date, or a meeting on its way to another. */
export interface Load {
  requestId: number;
  /** Set when a meeting is moved. */
  meeting: MeetingCard | null;
  name: string;
  /** Minutes. */
  duration: number;
}

export const loadOf = {
  request: (card: RequestCard): Load => ({ requestId: card.id, meeting: null, name: card.name, duration: card.duration }),
  meeting: (card: MeetingCard): Load => ({
    requestId: card.request_id,
    meeting: card,
    name: card.name,
    duration: (Date.parse(card.end) - Date.parse(card.start)) / 60_000,
  }),
};

export class Carry {
  load = $state.raw<Load | null>(null);
  by = $state<"pointer" | "keyboard">("pointer");
  at = $state.raw<Slot | null>(null);
  pointer = $state.raw<Point | null>(null);
  /** The pointer is over the list, where a held date is given back. */
  overList = $state(false);
  map = $state.raw<OptionsMap>();
  /** The answer for what may be picked up next, so that what takes long to draw can be made ready. */
  foreseen = $state.raw<OptionsMap>();
  readonly cell = $derived(this.map && this.at ? this.#cell(this.map, this.at) : null);
  readonly outlook = $derived(this.at ? outlookOf(this.map, this.at.day) : undefined);

  readonly #week: Week;
  readonly #cache = new OptionsCache();
  /** A slot was said before the desk had answered; it is said again with the answer. */
  #unanswered = false;

  constructor(week: Week) {
    this.#week = week;
    $effect(() => onChanged(() => (this.#cache.forget(), (this.foreseen = undefined))));
  }

  /** Whose card is pointed at or stood on may be picked up next: asked then, the answer is there when it is. */
  foresee(requestId: number) {
    if (this.load) return;
    const asked = this.#cache.ask(requestId, this.#week.today, this.#week.monday);
    asked.then((map) => (this.foreseen = map)).catch(() => undefined);
  }

  begin(load: Load, by: "pointer" | "keyboard", at: Slot | null) {
    const map = this.#cache.here(load.requestId, at?.day ?? this.#week.monday);
    Object.assign(this, { load, by, at, map, overList: false, pointer: null });
    if (!map) void this.#ask(load);
    if (by === "keyboard") say(t().calendar.pickedUp(load.name));
  }

  /** Asks once; a week beyond the answer is asked for when one gets there. */
  async #ask(load: Load) {
    try {
      const map = await this.#cache.ask(load.requestId, this.#week.today, this.at?.day ?? this.#week.monday);
      if (this.load !== load) return;
      this.map = map;
      if (this.at && this.#unanswered) this.#speak(this.at);
    } catch (trouble) {
      if (this.load !== load) return;
      this.end();
      tellTrouble(trouble);
    }
  }

  moveTo(at: Slot | null) {
    if (sameSlot(at, this.at)) return;
    this.at = at;
    if (at && this.load && this.map && !outlookOf(this.map, at.day)) void this.#ask(this.load);
    if (at && this.by === "keyboard") this.#speak(at);
  }

  /** The next free start; said when there is none. */
  jump() {
    if (!this.map || !this.at) return;
    const next = nextFree(this.map, indexOf(this.map, this.at) ?? -1, this.at.owner);
    const free = next === null ? null : slotOfIndex(this.map, next);
    if (!free) return say(t().calendar.noneFree);
    const slot = { ...this.at, ...free };
    this.#week.reveal(slot.day);
    this.moveTo(slot);
  }

  /** Where a day is one box: the hour meant by it. */
  hourOn(day: Day, owner?: Resource): number {
    const own = this.load?.meeting ? slotOf(this.load.meeting.start).minute : evening;
    return startOn(this.map, day, own, owner);
  }

  end() {
    Object.assign(this, { load: null, at: null, pointer: null, map: undefined, overList: false });
  }

  #speak(at: Slot) {
    this.#unanswered = this.map === undefined;
    const { title, lines } = slotWords(at, this.cell, this.outlook);
    say([title, ...lines].join("; "));
  }

  #cell(map: OptionsMap, at: Slot) {
    const index = indexOf(map, at);
    return index === null ? null : cellAt(map, index, at.owner);
  }
}

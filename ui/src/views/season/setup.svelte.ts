/** What is to be planned: the days, the limits, the weights, what is locked. */
import { SvelteSet } from "svelte/reactivity";
import { backend } from "../../backend/index.ts";
import type { PlanSeason } from "../../backend/types/PlanSeason.ts";
import type { SeasonPick } from "../../backend/types/SeasonPick.ts";
import type { SeasonPrices } from "../../backend/types/SeasonPrices.ts";
import type { SeasonStart } from "../../backend/types/SeasonStart.ts";
import { remembered } from "../../state/preferences.svelte.ts";
import { theRegister } from "../../state/register.svelte.ts";
import { saving } from "../../state/work.svelte.ts";
import { keyOf, pickOf } from "./difference.ts";
import type { SeasonPlacement } from "../../backend/types/SeasonPlacement.ts";

const isIds = (value: unknown): value is number[] => Array.isArray(value) && value.every((each) => typeof each === "number");

export class Setup {
  readonly usual: SeasonPrices;
  order: PlanSeason = $state() as PlanSeason;
  prices: SeasonPrices = $state() as SeasonPrices;
  #kept: SeasonPrices = $state.raw() as SeasonPrices;
  /** Held meetings that stay; kept over a new start of the program, since a lock is a promise to oneself. */
  readonly #locked = remembered<number[]>("season.locked", [], isIds);
  readonly mayMove = new SvelteSet<number>();
  pins = $state.raw<readonly SeasonPick[]>([]);

  constructor({ order, usual }: SeasonStart) {
    this.usual = usual;
    this.order = order;
    this.prices = { ...order.wishes.prices };
    this.#kept = order.wishes.prices;
  }

  get locked(): readonly number[] {
    return this.#locked.value;
  }

  readonly lockedCount = $derived(this.pins.length + this.locked.filter((id) => isHeld(id)).length);

  isLocked = (meetingId: number) => this.locked.includes(meetingId);
  isPinned = (key: string) => this.pins.some((pin) => keyOf(pin) === key);

  lock(meetingId: number, locked: boolean) {
    const others = this.locked.filter((id) => id !== meetingId);
    this.#locked.value = locked ? [...others, meetingId] : others;
  }

  /** Fastens a proposed date where it is, or lets it go. */
  pin(placement: SeasonPlacement, pinned: boolean) {
    this.fasten(pickOf(placement), pinned);
  }

  fasten(pick: SeasonPick, pinned: boolean) {
    const others = this.pins.filter((each) => keyOf(each) !== keyOf(pick));
    this.pins = pinned ? [...others, pick] : others;
  }

  /** What was pinned has a date by now: the meeting itself is locked instead. */
  lockAccepted(accepted: readonly { pick: SeasonPick; meetingId: number }[]) {
    for (const { pick, meetingId } of accepted) {
      if (!this.isPinned(keyOf(pick))) continue;
      this.fasten(pick, false);
      this.lock(meetingId, true);
    }
  }

  readonly daysWrong = $derived(this.order.to < this.order.from);
  readonly pricesDiffer = $derived(JSON.stringify(this.prices) !== JSON.stringify(this.#kept));

  usualPrices() {
    this.prices = { ...this.usual };
  }

  /** The office's settings take the present weights over. */
  async keepPrices() {
    const settings = theRegister().value?.settings;
    if (!settings) return;
    const season_prices = $state.snapshot(this.prices);
    await saving(backend.call("put_settings", { settings: { ...settings, season_prices } }));
    this.#kept = season_prices;
  }

  /** The question as the desk takes it; `warm` is what a search goes on from. */
  asked(warm: readonly SeasonPick[]): PlanSeason {
    const { wishes, ...order } = $state.snapshot(this.order);
    return {
      ...order,
      wishes: { ...wishes, prices: $state.snapshot(this.prices), keep: [...this.locked], may_move: [...this.mayMove], pinned: [...this.pins] },
      warm: [...warm],
    };
  }
}

const isHeld = (id: number) => theRegister().value?.meetings.some((each) => each.id === id && each.state === "held") ?? false;

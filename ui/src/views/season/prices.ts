/** The weights as an officer sets them: in steps of the usual one. What a price is for is told in words/…/season.ts. */
import type { SeasonPrices } from "../../backend/types/SeasonPrices.ts";

/** A register's requests wish for no single date and no ranked venues: those two prices never count here. */
export type PriceName = Exclude<keyof SeasonPrices, "date" | "venue_rank">;

export const groups = {
  residents: ["unplaced", "lead", "evening", "time", "weekday"],
  venue: ["venue_far", "waste", "fee"],
  people: ["candidate", "optional"],
  rhythm: ["week", "spacing"],
  changes: ["move_time", "move_day", "move_venue", "move_person", "announced_factor"],
} as const satisfies Record<string, readonly PriceName[]>;

/** Times the usual price. */
export const stops = [0, 0.25, 0.5, 1, 2, 4, 8] as const;

/** Where a slider begins: without these two at all there would be no plan, or no care for what is announced. */
export const firstStop = (name: PriceName) => (name === "unplaced" || name === "announced_factor" ? 1 : 0);

export const timesAt = (stop: number) => stops[stop] ?? 1;

export const priceAt = (stop: number, usual: number) => Math.round(timesAt(stop) * usual);

/** The stop that is nearest to a price. */
export function stopOf(price: number, usual: number): number {
  const away = stops.map((times) => Math.abs(times * usual - price));
  return away.indexOf(Math.min(...away));
}

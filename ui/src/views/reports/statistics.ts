/** Counting over what the desk has judged: medians, shares, months. Which band a lead time is in, the desk says. */
import type { Band } from "../../backend/types/Band.ts";
import type { District } from "../../backend/types/District.ts";
import type { MeetingCard } from "../../backend/types/MeetingCard.ts";
import type { MeetingPanel } from "../../backend/types/MeetingPanel.ts";
import { civilAt, type Day } from "../../time/civil.ts";

export const bands: readonly Band[] = ["exemplary", "good", "minimum", "too_late"];

export interface Quarter {
  id: string;
  year: number;
  number: number;
  meetings: number;
  /** Days; of an even number the mean of the two in the middle. */
  median: number;
  shares: { band: Band; count: number; percent: number }[];
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function quarterOf(instant: string): { id: string; year: number; number: number } {
  const { day } = civilAt(instant);
  const [year, number] = [Number(day.slice(0, 4)), Math.ceil(Number(day.slice(5, 7)) / 3)];
  return { id: `${year}-${number}`, year, number };
}

/** Announced meetings by the quarter they take place in, the latest quarter first. */
export function byQuarter(panels: readonly MeetingPanel[]): Quarter[] {
  const announced = panels.filter((panel) => panel.announced);
  const all = new Map(announced.map(({ card }) => [quarterOf(card.start).id, quarterOf(card.start)]));
  const quarters = [...all.values()].map((quarter) => {
    const group = announced.filter(({ card }) => quarterOf(card.start).id === quarter.id);
    const days = group.map(({ lead_days }) => lead_days);
    return { ...quarter, meetings: group.length, median: median(days), shares: sharesOf(group) };
  });
  return quarters.sort((a, b) => b.year - a.year || b.number - a.number);
}

function sharesOf(group: readonly MeetingPanel[]): Quarter["shares"] {
  const all = bands.map((band) => ({ band, count: group.filter(({ lead_band }) => lead_band === band).length }));
  return all.map(({ band, count }) => ({ band, count, percent: Math.round((100 * count) / group.length) }));
}

export type CoverageState = "recent" | "planned" | "long_ago" | "none";

export interface Coverage {
  id: number;
  name: string;
  meetings: number;
  last: Day | null;
  /** Whole calendar months since the last one. */
  months: number | null;
  next: Day | null;
  votersPerMeeting: number | null;
  state: CoverageState;
}

/** What each district has had, of the final meetings given. */
export function coverage(districts: readonly District[], meetings: readonly MeetingCard[], now: string): Coverage[] {
  return districts.map((district) => {
    const name = `${district.roman} ${district.name}`;
    const days = meetings.filter((card) => card.district === name).map((card) => ({ card, day: civilAt(card.start).day }));
    const past = days.filter(({ card }) => Date.parse(card.start) < Date.parse(now)).map(({ day }) => day);
    const ahead = days.filter(({ card }) => Date.parse(card.start) >= Date.parse(now)).map(({ day }) => day);
    const last = past.sort().at(-1) ?? null;
    const next = ahead.sort().at(0) ?? null;
    const months = last === null ? null : monthsBetween(last, civilAt(now).day);
    const votersPerMeeting = days.length === 0 ? null : Math.round(district.eligible_voters / days.length);
    const state = months !== null && months < 12 ? "recent" : next !== null ? "planned" : last === null ? "none" : "long_ago";
    return { id: district.number, name, meetings: days.length, last, months, next, votersPerMeeting, state };
  });
}

/** Whole months from one day to a later one: 23 May to 22 June is none. */
export function monthsBetween(from: Day, to: Day): number {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split("-").map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.split("-").map(Number);
  return (y2 - y1) * 12 + m2 - m1 - (d2 < d1 ? 1 : 0);
}

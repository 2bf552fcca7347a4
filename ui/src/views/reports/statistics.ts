/** Counting over what the desk has judged: medians, shares, months. Which band a lead time is in, the desk says. */
import type { AddresseeKind } from "../../backend/types/AddresseeKind.ts";
import type { Band } from "../../backend/types/Band.ts";
import type { ChannelKind } from "../../backend/types/ChannelKind.ts";
import type { District } from "../../backend/types/District.ts";
import type { MeetingCard } from "../../backend/types/MeetingCard.ts";
import type { MeetingPanel } from "../../backend/types/MeetingPanel.ts";
import { civilAt, daysBetween, type Day } from "../../time/civil.ts";

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

/** Who was told of one meeting's date, and how fast. */
export interface Informing {
  id: number;
  name: string;
  /** When the date became final. */
  final: string;
  told: { kind: AddresseeKind; hours: number | null; inTime: boolean }[];
  waiting: number;
  /** Hours; null while nobody was told. */
  slowest: number | null;
}

/** Hours from the moment a date was final to each notice, by meeting; the first notices, not those of later changes. */
export function informing(panels: readonly MeetingPanel[], within: number): Informing[] {
  return panels.flatMap((panel): Informing[] => {
    const final = panel.meeting.confirmed_at;
    const first = panel.notices.filter(({ kind }) => kind === "confirmed");
    if (final === null || first.length === 0) return [];
    const told = first.map(({ addressee, sent_at }) => {
      const hours = sent_at === null ? null : Math.max(0, Math.round((Date.parse(sent_at) - Date.parse(final)) / 360_000) / 10);
      return { kind: addressee.kind, hours, inTime: hours !== null && hours <= within };
    });
    const hours = told.flatMap((one) => (one.hours === null ? [] : [one.hours]));
    const slowest = hours.length === 0 ? null : Math.max(...hours);
    return [{ id: panel.card.id, name: panel.card.name, final, told, waiting: told.length - hours.length, slowest }];
  });
}

export interface ChannelUse {
  id: string;
  name: string;
  kind: ChannelKind;
  /** Meetings it has carried. */
  carried: number;
  /** Days before the meeting. */
  median: number | null;
  stale: number;
}

/** What each channel has carried, the busiest first. */
export function byChannel(panels: readonly MeetingPanel[]): ChannelUse[] {
  const all = new Map(panels.flatMap(({ channels }) => channels.map(({ channel }) => [channel.id, channel] as const)));
  const uses = [...all.values()].map(({ id, name, kind }): ChannelUse => {
    const out = panels.flatMap((panel) => {
      const publication = panel.channels.find(({ channel }) => channel.id === id)?.publication;
      return publication ? [{ stale: publication.stale, days: daysBetween(civilAt(publication.at).day, civilAt(panel.card.start).day) }] : [];
    });
    return { id, name, kind, carried: out.length, median: out.length === 0 ? null : median(out.map(({ days }) => days)), stale: out.filter(({ stale }) => stale).length };
  });
  return uses.sort((a, b) => b.carried - a.carried || a.name.localeCompare(b.name, "pl"));
}

/** The season at a glance: a row for each district, a column for each week, a mark for each meeting. */
import type { MeetingCard } from "../../backend/types/MeetingCard.ts";
import type { Register } from "../../backend/types/Register.ts";
import type { Stage } from "../../backend/types/Stage.ts";
import { addDays, civilAt, daysBetween, mondayOf, type Day } from "../../time/civil.ts";
import type { Item } from "./difference.ts";

export interface Mark {
  /** Of the placement, or of the meeting that stands. */
  key: string;
  kind: "stands" | "new" | "moved" | "was";
  name: string;
  start: string;
  venueId: number;
  stage?: Stage;
  meetingId: number | null;
}

export interface Row {
  /** „XII Bieżanów-Prokocim”; null for meetings of the whole city. */
  district: string | null;
  /** One for each week. */
  cells: Mark[][];
}

export interface Overview {
  mondays: Day[];
  rows: Row[];
  /** Meetings in each week if the proposal stood. */
  counts: number[];
}

const gone: readonly Stage[] = ["cancelled", "declined", "requested"];

export function mondaysOf(from: Day, to: Day): Day[] {
  const first = mondayOf(from);
  const weeks = Math.max(Math.floor(daysBetween(first, to) / 7) + 1, 1);
  return Array.from({ length: weeks }, (_, index) => addDays(first, index * 7));
}

/** Marks of what stands and of what is proposed; what would move leaves a mark where it was. */
function marksOf(items: readonly Item[], register: Register): { district: string | null; mark: Mark }[] {
  const open = items.filter(({ status }) => status === "open");
  const moving = new Set(open.map(({ placement }) => placement.meeting_id));
  const districtOf = (requestId: number) => register.requests.find(({ id }) => id === requestId)?.district ?? null;
  const standing = register.meetings.filter(({ state }) => !gone.includes(state));
  return [
    ...standing.map((card) => ({ district: card.district, mark: standingMark(card, moving.has(card.id)) })),
    ...open.map(({ key, placement }) => ({
      district: districtOf(placement.request_id),
      mark: {
        key,
        kind: placement.meeting_id === null ? ("new" as const) : ("moved" as const),
        name: placement.name,
        start: placement.start,
        venueId: placement.venue_id,
        meetingId: placement.meeting_id,
      },
    })),
  ];
}

function standingMark({ id, name, start, venue_id, state }: MeetingCard, moves: boolean): Mark {
  const kind = moves ? "was" : "stands";
  return { key: `M${id}`, kind, name, start, venueId: venue_id, stage: state, meetingId: id };
}

export function overviewOf(items: readonly Item[], register: Register, from: Day, to: Day): Overview {
  const mondays = mondaysOf(from, to);
  const marks = marksOf(items, register).map(({ district, mark }) => ({ district, mark, week: mondayOf(civilAt(mark.start).day) }));
  const shown = marks.filter(({ week }) => mondays.includes(week));
  const districts = register.districts.map(({ roman, name }) => `${roman} ${name}`);
  const others = shown.some(({ district }) => district === null || !districts.includes(district)) ? [null] : [];
  const rowOf = (district: string | null): Row => {
    const own = shown.filter((each) => (districts.includes(each.district ?? "") ? each.district : null) === district);
    return { district, cells: mondays.map((monday) => byStart(own.filter(({ week }) => week === monday).map(({ mark }) => mark))) };
  };
  const counts = mondays.map((monday) => shown.filter(({ week, mark }) => week === monday && mark.kind !== "was").length);
  return { mondays, rows: [...districts, ...others].map(rowOf), counts };
}

const byStart = (marks: Mark[]) => marks.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));

/** Every start × venue as runs of equal answers, as the desk's `ask_options.rs` compacts them. */
import { daysBetween, daysFrom, type Day } from "../../time/civil.ts";
import type { Band } from "../types/Band.ts";
import type { OptionsMap } from "../types/OptionsMap.ts";
import type { Placement } from "../types/Placement.ts";
import type { Reason } from "../types/Reason.ts";
import type { RuleId } from "../types/RuleId.ts";
import type { Severity } from "../types/Severity.ts";
import type { Verdict } from "../types/Verdict.ts";
import { now } from "./about.ts";
import { dayOf, instantOn, minute, ms, rfc3339 } from "./instants.ts";
import { Case, verdictOf, worse } from "./judge.ts";
import { flat, joined, type Run } from "./runs.ts";
import { stored } from "./stored.ts";

const quarter = 15 * minute;

export const bandOf = (days: number): Band => (days >= 21 ? "exemplary" : days >= 14 ? "good" : days >= 7 ? "minimum" : "too_late");
export const leadDays = (start: number) => daysBetween(dayOf(ms(now)), dayOf(start));

export function optionsMap(requestId: number, from: Day, to: Day): OptionsMap {
  const asked = new Case(stored, requestId);
  const first = instantOn(from, 0);
  const days = daysFrom(from, daysBetween(from, to) + 1).map((date) => {
    const [start, end] = [instantOn(date, 0), instantOn(daysFrom(date, 2)[1] ?? date, 0)];
    const lead = leadDays(start);
    return { date, first: (start - first) / quarter, starts: (end - start) / quarter, lead_days: lead, band: bandOf(lead) };
  });
  const starts = days.reduce((sum, each) => sum + each.starts, 0);
  const rules: RuleId[] = [];
  const severities: Severity[] = [];
  const bit = ({ rule, severity }: Reason) => {
    if (!rules.includes(rule)) {
      rules.push(rule);
      severities.push(severity);
    }
    return 1 << rules.indexOf(rule);
  };
  const told = (slot: number, verdict: Verdict, reasons: readonly Reason[]): Run => {
    const bits = reasons.filter(({ severity }) => severity !== "notes").reduce((all, reason) => all | bit(reason), 0);
    return [slot, slot + 1, verdict, bits, 1];
  };
  const cell = (venue_id: number, slot: number): Run => {
    const { verdict, reasons } = asked.check({ start: rfc3339(first + slot * quarter), venue_id });
    return told(slot, verdict, reasons);
  };
  const ofPerson = (id: number, slot: number): Run => {
    const reasons = asked.person(id, first + slot * quarter);
    return told(slot, verdictOf(reasons), reasons);
  };
  const slots = Array.from({ length: starts }, (_, slot) => slot);
  const cells = stored.venues.map(({ id }) => slots.map((slot) => cell(id, slot)));
  const people = new Set(asked.request.roles.flatMap(({ candidates }) => candidates));
  return {
    request_id: requestId,
    from: rfc3339(first),
    starts,
    days,
    rules,
    severities,
    ...flat(
      joined(slots.map((slot) => bestOf(slot, cells.map((row) => row[slot] as Run)))),
      new Map(stored.venues.map(({ id }, index) => [id, joined(cells[index] ?? [])])),
      new Map([...people].map((id) => [id, joined(slots.map((slot) => ofPerson(id, slot)))])),
    ),
  };
}

function bestOf(slot: number, cells: Run[]): Run {
  return cells.reduce<Run>(
    (best, cell) => {
      const order = worse(cell[2], best[2]);
      if (order < 0) return [slot, slot + 1, cell[2], cell[3], 1];
      return order === 0 ? [slot, slot + 1, best[2], best[3] | cell[3], best[4] + 1] : best;
    },
    [slot, slot + 1, "blocked", 0, 0],
  );
}

/** Other venues at the same start, then the nearest days in the same venue. */
export function nearestFree(asked: Case, at: Placement, most = 4): Placement[] {
  const open = (placement: Placement) => ["free", "warned"].includes(asked.check(placement).verdict);
  const elsewhere = stored.venues.map(({ id }) => ({ start: at.start, venue_id: id })).filter((each) => each.venue_id !== at.venue_id);
  const around = Array.from({ length: 35 }, (_, index) => index - 7).sort((a, b) => Math.abs(a) - Math.abs(b));
  const nearby = around.map((days) => ({ start: rfc3339(ms(at.start) + days * 96 * quarter), venue_id: at.venue_id }));
  const other = elsewhere.filter(open).slice(0, most / 2);
  return [...other, ...nearby.filter(({ start }) => ms(start) > ms(now)).filter(open).slice(0, most - other.length)];
}

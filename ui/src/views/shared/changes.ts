/** What one step changed in a thing, field by field, as people say it: names for numbers, dates for instants. */
import type { LedgerRow } from "../../backend/types/LedgerRow.ts";
import type { Register } from "../../backend/types/Register.ts";
import { t } from "../../words/index.ts";
import { differences, type Difference } from "./difference.ts";

type Lists = Pick<Register, "people" | "venues" | "requests" | "meetings" | "channels">;

/** What nobody outside a program means when they ask what has changed. */
const technical = new Set(["id", "uid", "sequence", "ics_sequence"]);

const last = (path: string) => path.split(".").at(-1) ?? path;

/** "wishes.weekdays" → „życzenia › dni tygodnia”; a place in a list counts from one. */
export function fieldSaid(path: string): string {
  const said = (part: string) => (/^\d+$/.test(part) ? String(Number(part) + 1) : (t().fields[part] ?? part));
  return path.split(".").map(said).join(" › ");
}

/** A value as it is said; what isn't known here stays as it is stored. */
export function valueSaid(path: string, value: string, lists: Lists | undefined): string {
  const named = (list: readonly { id: number | string; name: string }[] | undefined) =>
    list?.find(({ id }) => String(id) === value)?.name ?? value;
  const { terms, dates, common } = t();
  const of = (names: Record<string, string>) => names[value] ?? value;
  const known: Record<string, () => string> = {
    venue_id: () => named(lists?.venues),
    person_id: () => named(lists?.people),
    candidates: () => value.split(", ").map((id) => lists?.people.find((each) => String(each.id) === id)?.name ?? id).join(", "),
    request_id: () => named(lists?.requests),
    meeting_id: () => named(lists?.meetings),
    channel_id: () => named(lists?.channels),
    stage: () => of(terms.stages),
    state: () => (terms.requestStates as Record<string, string>)[value] ?? of(terms.bookingStates),
    role: () => of(terms.roles),
    duty: () => of(terms.duties),
    layout: () => of(terms.layouts),
    audience: () => of(terms.audiences),
    gender: () => of(terms.genders),
    duration: () => dates.length(Number(value)),
    setup: () => dates.length(Number(value)),
    clearing: () => dates.length(Number(value)),
  };
  const say = known[last(path)];
  if (value === "") return "";
  if (say) return say();
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value)) return dates.moment(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dates.day(value);
  return value === "true" ? common.yes : value === "false" ? common.no : value;
}

/** The changed fields of a row; those of the program alone are left out. */
export function changesOf(row: LedgerRow, lists: Lists | undefined): Difference[] {
  return differences(row.before, row.after)
    .filter(({ field }) => !technical.has(last(field)))
    .map(({ field, before, after }) => ({
      field: fieldSaid(field),
      before: valueSaid(field, before, lists),
      after: valueSaid(field, after, lists),
    }));
}

import type { CalendarSource } from "../../backend/types/CalendarSource.ts";
import type { Fact } from "../../backend/types/Fact.ts";
import type { Feature } from "../../backend/types/Feature.ts";
import type { Holiday } from "../../backend/types/Holiday.ts";
import type { Resource } from "../../backend/types/Resource.ts";
import type { RuleId } from "../../backend/types/RuleId.ts";
import { englishDates } from "../dates.ts";
import type { Names, Sentences } from "../pl/conflicts.ts";
import { numbersIn } from "../plural.ts";
import type { Words } from "../words.svelte.ts";

const dates = englishDates();
const { count, number } = numbersIn("en");
const days = (n: number) => count(n, { one: "day", other: "days" });
const people = (n: number) => count(n, { one: "person", other: "people" });

const holidays: Record<Holiday, string> = {
  new_year: "New Year's Day",
  epiphany: "Epiphany",
  easter_sunday: "Easter Sunday",
  easter_monday: "Easter Monday",
  labour_day: "Labour Day",
  constitution_day: "Constitution Day",
  pentecost: "Pentecost",
  corpus_christi: "Corpus Christi",
  assumption: "Assumption Day",
  all_saints: "All Saints' Day",
  independence_day: "Independence Day",
  christmas_eve: "Christmas Eve",
  christmas_day: "Christmas Day",
  second_christmas_day: "Second Day of Christmas",
};

const lacking: Record<Feature, string> = {
  step_free: "step-free entry",
  lift: "a lift",
  accessible_toilet: "an accessible toilet",
  induction_loop: "an induction loop",
  parking: "a parking place for a disabled person",
  stop: "a stop nearby",
  quiet_corner: "a quiet corner",
};

const roles = {
  speaker: "who talks with the residents",
  organiser: "organiser",
  host: "host of the place",
  interpreter: "sign language interpreter",
  guest: "guest",
};

const titled = (title: string | null) => (title === null || title === "" ? "" : ` (“${title}”)`);
const from = (calendar: CalendarSource | null) =>
  calendar === null ? "" : `, by the calendar “${calendar.name}” ${calendar.age_days <= 0 ? "of today" : `${days(calendar.age_days)} old`}`;
const span = ({ start, end }: { start: string; end: string }) => dates.momentRange(start, end);

const who = (names: Names, id: number) => names.person(id) ?? "Somebody not in the register";
const where = (names: Names, id: number) => names.venue(id) ?? "A venue not in the register";
const owner = (names: Names, { kind, id }: Resource) => (kind === "person" ? who(names, id) : where(names, id));

const sentences: Sentences = {
  person_busy: (fact, names) => `${who(names, fact.person_id)} is busy ${span(fact.busy)}${titled(fact.title)}${from(fact.calendar)}.`,
  outside_hours: ({ person_id, date, absent }, names) =>
    `${who(names, person_id)} ${absent ? "is away" : "does not work at this hour"} ${dates.onDay(date)}.`,
  calendar_stale: (fact, names) =>
    fact.as_of === null
      ? `${owner(names, fact.owner)} has no calendar here: nobody knows whether this is free.`
      : `${owner(names, fact.owner)}: the calendar is from ${dates.moment(fact.as_of)}; free time may be out of date.`,
  venue_busy: (fact, names) =>
    `${where(names, fact.venue_id)} is taken ${span(fact.busy)}${titled(fact.title)}${from(fact.calendar)}; setting up and clearing count too.`,
  venue_closed: ({ venue_id, date, closure }, names) =>
    `${where(names, venue_id)} is closed ${dates.onDay(date)}${closure === null ? "" : ` (${closure})`}.`,
  venue_too_small: ({ venue_id, capacity, attendance }, names) =>
    `${where(names, venue_id)} holds ${number(capacity)}; ${people(attendance)} are expected.`,
  venue_lacks_access: ({ venue_id, feature }, names) =>
    `${where(names, venue_id)} lacks ${lacking[feature]}, which the request needs.`,
  public_holiday: ({ date, holiday }) =>
    holiday === null ? `${dates.dayFull(date)} is a Sunday.` : `${dates.dayFull(date)} is a day off: ${holidays[holiday]}.`,
  lead_time_minimum: (fact) => `${days(fact.days)} are left to announce it; at least ${number(fact.needed)} are needed.`,
  lead_time_target: (fact) => `${days(fact.days)} are left to announce it; the aim is ${number(fact.wanted)}.`,
  travel_time: (fact, names) =>
    `${who(names, fact.person_id)} needs ${dates.length(fact.needed)} for the journey and has ${dates.length(fact.left)} (beside ${span(fact.busy)}${titled(fact.title)}${from(fact.calendar)}).`,
  week_limit: ({ person_id, monday, meetings, limit }, names) =>
    `${who(names, person_id)} has ${number(meetings)} other meetings in the week of ${dates.dayShort(monday)}; the limit is ${number(limit)}.`,
  district_gap: (fact, names) =>
    `District ${names.district(fact.district) ?? number(fact.district)} has a meeting on ${dates.moment(fact.start)}, ${days(fact.days)} apart; the aim is ${number(fact.wanted)}.`,
  session_clash: ({ name, interval }) => `At the same time: ${name}, ${span(interval)}.`,
  school_break: ({ name }) => `It is a school break: ${name}.`,
  election_silence: ({ name, interval }) => `It is election silence: ${name}, ${span(interval)}.`,
  campaign: ({ name }) => `An election campaign is under way: ${name}.`,
  office_closed: ({ name }) => `The office is closed that day: ${name}.`,
  capacity_wasted: ({ venue_id, capacity, attendance }, names) =>
    `${where(names, venue_id)} holds ${number(capacity)}; only ${people(attendance)} are expected.`,
  evening_preference: ({ start, evening_from }) =>
    `It begins at ${dates.time(start)}; on working days residents can usually come from ${dates.time(evening_from)}.`,
  access_unknown: ({ venue_id, feature }, names) =>
    `${where(names, venue_id)}: nobody knows whether it has ${lacking[feature]}.`,
  interpreter_notice: ({ working_days, needed }) =>
    `${count(working_days, { one: "working day is", other: "working days are" })} left to book an interpreter; ${number(needed)} are needed.`,
  role_unfilled: ({ role }) => `Nobody is named for the role: ${roles[role]}.`,
  already_announced: ({ announced }) =>
    `Residents already know the date ${dates.moment(announced)}; moving it needs a reason and corrections.`,
  venue_refused: ({ venue_id, interval, note }, names) =>
    `${where(names, venue_id)}: the owner said no for ${span(interval)}${titled(note)}.`,
  venue_only_asked: ({ venue_id }, names) => `${where(names, venue_id)}: the owner was asked and has not answered yet.`,
  hold_ends_soon: ({ venue_id, hold_until }, names) =>
    `${where(names, venue_id)}: the hall is kept until ${dates.dayShort(hold_until)} only.`,
  hold_expired: ({ venue_id, hold_until }, names) =>
    `${where(names, venue_id)}: the hall was kept until ${dates.dayShort(hold_until)} and is not booked.`,
  in_the_past: ({ start }) => `${dates.moment(start)} has passed.`,
};

const said = (fact: Fact, names: Names): string =>
  (sentences[fact.rule] as (fact: Fact, names: Names) => string)(fact, names);

const waysOut: Record<RuleId, string> = {
  person_busy: "Choose another hour, or ask this person to free it.",
  outside_hours: "Choose a time within working hours, or somebody else for this role.",
  calendar_stale: "Import a current calendar, or confirm by telephone.",
  venue_busy: "Choose another venue or another hour.",
  venue_closed: "Choose another venue or another day.",
  venue_too_small: "Choose a larger hall.",
  venue_lacks_access: "Choose a hall that is accessible.",
  public_holiday: "Choose a working day.",
  lead_time_minimum: "Choose a later day, so that residents can learn of it.",
  lead_time_target: "A later day leaves more time to announce it.",
  travel_time: "Leave more time for the journey, or choose a nearer venue.",
  week_limit: "Choose another week.",
  district_gap: "Choose a later date for this district.",
  session_clash: "Choose another evening.",
  school_break: "Choose a date in term time.",
  election_silence: "Choose a date after the vote.",
  campaign: "Ask for a legal opinion, or choose a date after the election.",
  office_closed: "Choose another day.",
  capacity_wasted: "A smaller hall is friendlier and cheaper.",
  evening_preference: "A later hour makes it easier to come.",
  access_unknown: "Call the host of the place and complete its card.",
  interpreter_notice: "Choose a later day, or book the interpreter today.",
  role_unfilled: "Name somebody in the request.",
  already_announced: "Give a reason; the channels to correct will show themselves.",
  venue_refused: "Choose another hall or another day; should the owner think again, write it down with the meeting.",
  venue_only_asked: "Call the owner and write the answer down with the meeting.",
  hold_ends_soon: "Book the hall, or ask for a longer hold.",
  hold_expired: "Ask the owner again and write the answer down with the meeting.",
  in_the_past: "Choose a date in the future.",
};

export const conflicts: Words["conflicts"] = { said, waysOut, holidays };

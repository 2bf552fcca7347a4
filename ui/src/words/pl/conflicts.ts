import type { CalendarSource } from "../../backend/types/CalendarSource.ts";
import type { Fact } from "../../backend/types/Fact.ts";
import type { Feature } from "../../backend/types/Feature.ts";
import type { Holiday } from "../../backend/types/Holiday.ts";
import type { Resource } from "../../backend/types/Resource.ts";
import type { RuleId } from "../../backend/types/RuleId.ts";
import { polishDates } from "../dates.ts";
import { numbersIn } from "../plural.ts";

const dates = polishDates();
const { count, number } = numbersIn("pl");
const days = (n: number) => count(n, { one: "dzień", few: "dni", many: "dni", other: "dnia" });
const daysAgo = (n: number) => count(n, { one: "dnia", few: "dni", many: "dni", other: "dnia" });
const workingDays = (n: number) => count(n, { one: "dzień roboczy", few: "dni robocze", many: "dni roboczych", other: "dnia roboczego" });
const peopleOf = (n: number) => count(n, { one: "osoba", few: "osoby", many: "osób", other: "osoby" });
const meetingsOf = (n: number) => count(n, { one: "spotkanie", few: "spotkania", many: "spotkań", other: "spotkania" });

/** The names of what a fact speaks of; a thing that is gone has none. */
export interface Names {
  person(id: number): string | undefined;
  venue(id: number): string | undefined;
  /** „XII Bieżanów-Prokocim” */
  district(number: number): string | undefined;
}

const holidays: Record<Holiday, string> = {
  new_year: "Nowy Rok",
  epiphany: "Trzech Króli",
  easter_sunday: "Wielkanoc",
  easter_monday: "Poniedziałek Wielkanocny",
  labour_day: "Święto Pracy",
  constitution_day: "Święto Konstytucji 3 Maja",
  pentecost: "Zielone Świątki",
  corpus_christi: "Boże Ciało",
  assumption: "Wniebowzięcie Najświętszej Maryi Panny",
  all_saints: "Wszystkich Świętych",
  independence_day: "Święto Niepodległości",
  christmas_eve: "Wigilia",
  christmas_day: "Boże Narodzenie",
  second_christmas_day: "drugi dzień Bożego Narodzenia",
};

/** What is missing, in the genitive: „nie ma windy”. */
const lacking: Record<Feature, string> = {
  step_free: "wejścia bez stopni",
  lift: "windy",
  accessible_toilet: "dostępnej toalety",
  induction_loop: "pętli indukcyjnej",
  parking: "miejsca parkingowego dla osoby z niepełnosprawnością",
  stop: "przystanku w pobliżu",
  quiet_corner: "cichego kąta",
};

const titled = (title: string | null) => (title === null || title === "" ? "" : ` („${title}”)`);
/** From which calendar that is known, and how old it is. */
const from = (calendar: CalendarSource | null) =>
  calendar === null ? "" : `, kalendarz „${calendar.name}” ${calendar.age_days <= 0 ? "z dziś" : `sprzed ${daysAgo(calendar.age_days)}`}`;
const span = ({ start, end }: { start: string; end: string }) => dates.momentRange(start, end);

const roles = {
  speaker: "rozmówca mieszkańców",
  organiser: "organizacja",
  host: "gospodarz miejsca",
  interpreter: "tłumacz PJM",
  guest: "gość",
};

export type Sentences = { [Rule in Fact["rule"]]: (fact: Extract<Fact, { rule: Rule }>, names: Names) => string };

const who = (names: Names, id: number) => names.person(id) ?? "Osoba spoza rejestru";
const where = (names: Names, id: number) => names.venue(id) ?? "Miejsce spoza rejestru";
const owner = (names: Names, { kind, id }: Resource) => (kind === "person" ? who(names, id) : where(names, id));

/** What stands against a date: one sentence with the names, the time and the numbers. */
const sentences: Sentences = {
  person_busy: (fact, names) => `${who(names, fact.person_id)}: zajęty termin ${span(fact.busy)}${titled(fact.title)}${from(fact.calendar)}.`,
  outside_hours: ({ person_id, date, absent }, names) =>
    `${who(names, person_id)}: ${absent ? "nieobecność" : "poza godzinami pracy"} ${dates.onDay(date)}`,
  calendar_stale: (fact, names) =>
    fact.as_of === null
      ? `${owner(names, fact.owner)}: brak kalendarza, nie wiadomo, czy termin jest wolny.`
      : `${owner(names, fact.owner)}: kalendarz jest z ${dates.moment(fact.as_of)}, wolny czas może być nieaktualny.`,
  venue_busy: (fact, names) =>
    `${where(names, fact.venue_id)}: sala zajęta ${span(fact.busy)}${titled(fact.title)}${from(fact.calendar)}; liczy się też przygotowanie i sprzątanie.`,
  venue_closed: ({ venue_id, date, closure }, names) =>
    `${where(names, venue_id)}: zamknięte ${dates.onDay(date)}${closure === null ? "" : ` (${closure}).`}`,
  venue_too_small: ({ venue_id, capacity, attendance }, names) =>
    `${where(names, venue_id)} mieści ${number(capacity)}, a spodziewamy się ${peopleOf(attendance)}.`,
  venue_lacks_access: ({ venue_id, feature }, names) =>
    `${where(names, venue_id)}: nie ma ${lacking[feature]}, a wniosek tego wymaga.`,
  public_holiday: ({ date, holiday }) =>
    holiday === null ? `${dates.dayFull(date)} to niedziela.` : `${dates.dayFull(date)} to dzień wolny: ${holidays[holiday]}.`,
  lead_time_minimum: (fact) => `Na ogłoszenie zostaje ${days(fact.days)}; potrzeba co najmniej ${number(fact.needed)}.`,
  lead_time_target: (fact) => `Na ogłoszenie zostaje ${days(fact.days)}; celem jest ${number(fact.wanted)}.`,
  travel_time: (fact, names) =>
    `${who(names, fact.person_id)}: dojazd zajmie ${dates.length(fact.needed)}, a jest na niego ${dates.length(fact.left)} (obok: ${span(fact.busy)}${titled(fact.title)}${from(fact.calendar)}).`,
  week_limit: ({ person_id, monday, meetings, limit }, names) =>
    `${who(names, person_id)}: w tygodniu od ${dates.dayShort(monday)} ma już ${meetingsOf(meetings)}; przyjęto najwyżej ${number(limit)}.`,
  district_gap: (fact, names) =>
    `Dzielnica ${names.district(fact.district) ?? number(fact.district)} ma spotkanie ${dates.moment(fact.start)}, w odstępie ${days(fact.days)}; celem jest ${number(fact.wanted)}.`,
  session_clash: ({ name, interval }) => `W tym czasie: ${name}, ${span(interval)}.`,
  school_break: ({ name }) => `Trwa przerwa w nauce: ${name}.`,
  election_silence: ({ name, interval }) => `Trwa cisza wyborcza: ${name}, ${span(interval)}.`,
  campaign: ({ name }) => `Trwa kampania wyborcza: ${name}.`,
  office_closed: ({ name }) => `Urząd tego dnia nie pracuje: ${name}.`,
  capacity_wasted: ({ venue_id, capacity, attendance }, names) =>
    `${where(names, venue_id)} mieści ${number(capacity)}, a spodziewamy się tylko ${peopleOf(attendance)}.`,
  evening_preference: ({ start, evening_from }) =>
    `Początek o ${dates.time(start)}; w dni robocze mieszkańcy mogą zwykle od ${dates.time(evening_from)}.`,
  access_unknown: ({ venue_id, feature }, names) =>
    `${where(names, venue_id)}: nie wiadomo, czy nie brakuje ${lacking[feature]}.`,
  interpreter_notice: ({ working_days, needed }) =>
    `Na zamówienie tłumacza PJM zostaje ${workingDays(working_days)}; potrzeba ${number(needed)}.`,
  role_unfilled: ({ role }) => `Nikogo nie wskazano do roli: ${roles[role]}.`,
  already_announced: ({ announced }) =>
    `Mieszkańcy znają już termin ${dates.moment(announced)}; zmiana wymaga uzasadnienia i sprostowań.`,
  venue_refused: ({ venue_id, interval, note }, names) =>
    `${where(names, venue_id)}: gospodarz odmówił na ${span(interval)}${titled(note)}.`,
  venue_only_asked: ({ venue_id }, names) => `${where(names, venue_id)}: gospodarz został zapytany i jeszcze nie odpowiedział.`,
  hold_ends_soon: ({ venue_id, hold_until }, names) =>
    `${where(names, venue_id)}: rezerwacja wstępna wygasa ${dates.onDay(hold_until)}`,
  hold_expired: ({ venue_id, hold_until }, names) =>
    `${where(names, venue_id)}: rezerwacja wstępna wygasła ${dates.onDay(hold_until)}`,
  in_the_past: ({ start }) => `${dates.moment(start)} to termin, który już minął.`,
};

const said = (fact: Fact, names: Names): string =>
  (sentences[fact.rule] as (fact: Fact, names: Names) => string)(fact, names);

/** What to do about it. */
const waysOut: Record<RuleId, string> = {
  person_busy: "Wybierz inną godzinę albo poproś tę osobę o zwolnienie terminu.",
  outside_hours: "Wybierz termin w godzinach pracy albo inną osobę do tej roli.",
  calendar_stale: "Wczytaj aktualny kalendarz albo potwierdź termin telefonicznie.",
  venue_busy: "Wybierz inne miejsce albo inną godzinę.",
  venue_closed: "Wybierz inne miejsce albo inny dzień.",
  venue_too_small: "Wybierz większą salę.",
  venue_lacks_access: "Wybierz salę, która jest dostępna.",
  public_holiday: "Wybierz dzień roboczy.",
  lead_time_minimum: "Wybierz późniejszy dzień, aby mieszkańcy zdążyli się dowiedzieć.",
  lead_time_target: "Późniejszy dzień daje więcej czasu na ogłoszenie.",
  travel_time: "Zostaw więcej czasu na dojazd albo wybierz bliższe miejsce.",
  week_limit: "Wybierz inny tydzień.",
  district_gap: "Wybierz późniejszy termin dla tej dzielnicy.",
  session_clash: "Wybierz inny wieczór.",
  school_break: "Wybierz termin w czasie nauki.",
  election_silence: "Wybierz termin po zakończeniu głosowania.",
  campaign: "Zasięgnij opinii prawnej albo wybierz termin po wyborach.",
  office_closed: "Wybierz inny dzień.",
  capacity_wasted: "Mniejsza sala będzie przytulniejsza i tańsza.",
  evening_preference: "Późniejsza godzina ułatwi przyjście.",
  access_unknown: "Zadzwoń do gospodarza miejsca i uzupełnij jego kartę.",
  interpreter_notice: "Wybierz późniejszy dzień albo zamów tłumacza już dziś.",
  role_unfilled: "Wskaż osobę we wniosku.",
  already_announced: "Podaj uzasadnienie; kanały do sprostowania pokażą się same.",
  venue_refused: "Wybierz inną salę albo inny dzień; gdy gospodarz zmieni zdanie, zapisz to przy spotkaniu.",
  venue_only_asked: "Zadzwoń do gospodarza i zapisz odpowiedź przy spotkaniu.",
  hold_ends_soon: "Potwierdź rezerwację sali albo poproś o przedłużenie.",
  hold_expired: "Zapytaj gospodarza ponownie i zapisz odpowiedź przy spotkaniu.",
  in_the_past: "Wybierz termin w przyszłości.",
};

export const conflicts = { said, waysOut, holidays };

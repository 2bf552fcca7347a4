import type { Audience } from "../../backend/types/Audience.ts";
import type { Band } from "../../backend/types/Band.ts";
import type { BookingState } from "../../backend/types/BookingState.ts";
import type { ChannelKind } from "../../backend/types/ChannelKind.ts";
import type { Duty } from "../../backend/types/Duty.ts";
import type { EntityKind } from "../../backend/types/EntityKind.ts";
import type { Feature } from "../../backend/types/Feature.ts";
import type { Gender } from "../../backend/types/Gender.ts";
import type { Layout } from "../../backend/types/Layout.ts";
import type { Participation } from "../../backend/types/Participation.ts";
import type { PeriodKind } from "../../backend/types/PeriodKind.ts";
import type { Presence } from "../../backend/types/Presence.ts";
import type { RequestState } from "../../backend/types/RequestState.ts";
import type { RoleKind } from "../../backend/types/RoleKind.ts";
import type { RuleId } from "../../backend/types/RuleId.ts";
import type { Severity } from "../../backend/types/Severity.ts";
import type { Stage } from "../../backend/types/Stage.ts";
import type { StepName } from "../../backend/types/StepName.ts";
import type { VenueKind } from "../../backend/types/VenueKind.ts";

const stages: Record<Stage, string> = {
  requested: "wniosek",
  held: "termin wstępny",
  confirmed: "zatwierdzone",
  announced: "ogłoszone",
  moved: "przeniesione",
  took_place: "odbyło się",
  cancelled: "odwołane",
  declined: "odrzucone",
};

const requestStates: Record<RequestState, string> = {
  waiting: "czeka na termin",
  planned: "ma termin",
  declined: "odrzucony",
};

const audiences: Record<Audience, string> = {
  residents: "mieszkańcy",
  parents: "rodzice",
  seniors: "seniorzy",
  youth: "młodzież",
  students: "studenci",
  ngos: "organizacje pozarządowe",
  minorities: "mniejszości i cudzoziemcy",
};

const features: Record<Feature, string> = {
  step_free: "wejście bez stopni",
  lift: "winda",
  accessible_toilet: "dostępna toaleta",
  induction_loop: "pętla indukcyjna",
  parking: "miejsce parkingowe dla osoby z niepełnosprawnością",
  stop: "przystanek w pobliżu",
  quiet_corner: "cichy kąt",
};

const presences: Record<Presence, string> = { yes: "tak", no: "nie", unknown: "brak informacji" };

const layouts: Record<Layout, string> = {
  rows: "rzędy krzeseł",
  tables: "stoły",
  circle: "krąg",
  standing: "na stojąco",
};

const bookingStates: Record<BookingState, string> = {
  asked: "zapytano",
  promised: "obiecana",
  booked: "zarezerwowana",
  refused: "odmowa",
};

const duties: Record<Duty, string> = {
  mayor: "prezydent miasta",
  deputy: "zastępca prezydenta",
  organiser: "organizacja",
  host: "gospodarz miejsca",
  interpreter: "tłumacz PJM",
  other: "inna",
};

const roles: Record<RoleKind, string> = {
  speaker: "rozmówca mieszkańców",
  organiser: "organizacja",
  host: "gospodarz miejsca",
  interpreter: "tłumacz PJM",
  guest: "gość",
};

const genders: Record<Gender, string> = { feminine: "żeński", masculine: "męski", unstated: "nie podano" };

const venueKinds: Record<VenueKind, string> = {
  school: "szkoła",
  culture_centre: "dom kultury",
  sports_club: "klub sportowy",
  city_hall: "urząd miasta",
  library: "biblioteka",
  seniors_club: "klub seniora",
  outdoor: "plener",
  other: "inne",
};

const channelKinds: Record<ChannelKind, string> = {
  city_web: "Strony miasta",
  tv: "Telewizja",
  social: "Media społecznościowe",
  district: "Dzielnica",
  print: "Druk",
  press: "Prasa",
  official: "BIP",
  mail: "Poczta",
  data: "Dane",
};

const bands: Record<Band, string> = {
  too_late: "za późno",
  minimum: "minimum",
  good: "dobrze",
  exemplary: "wzorowo",
};

const severities: Record<Severity, string> = {
  notes: "tylko informuje",
  warns: "ostrzega",
  unknown: "oznacza jako brak danych",
  blocks: "blokuje",
};

const periodKinds: Record<PeriodKind, string> = {
  school_break: "przerwa szkolna",
  election_silence: "cisza wyborcza",
  campaign: "kampania wyborcza",
  city_council_session: "sesja Rady Miasta",
  district_council_session: "sesja rady dzielnicy",
  event: "wydarzenie",
  office_closed: "dzień wolny w urzędzie",
};

const entities: Record<EntityKind, string> = {
  person: "osoba",
  venue: "miejsce",
  request: "wniosek",
  meeting: "spotkanie",
  notice: "zawiadomienie",
  calendar: "kalendarz",
  period: "okres",
  publication: "publikacja",
  announcement: "treść ogłoszenia",
  release: "wydanie ogłoszenia",
  letter: "pismo",
  outcome: "przebieg spotkania",
  settings: "ustawienia",
  register: "rejestr",
  waiver: "pominięta uwaga",
  mail: "wiadomość",
};

const steps: Record<StepName, string> = {
  sample: "wczytanie przykładowego wydziału",
  import_people: "import osób",
  import_venues: "import miejsc",
  import_requests: "import wniosków",
  import_calendar: "import kalendarza",
  receive_request: "przyjęcie wniosku",
  attach_letter: "dołączenie pisma",
  remove_letter: "usunięcie pisma",
  record_outcome: "zapis przebiegu spotkania",
  edit_request: "poprawienie wniosku",
  decline_request: "odrzucenie wniosku",
  place_meeting: "wyznaczenie terminu",
  move_meeting: "przeniesienie spotkania",
  release_meeting: "powrót wniosku na listę",
  confirm_meeting: "zatwierdzenie terminu",
  cancel_meeting: "odwołanie spotkania",
  close_meeting: "zamknięcie spotkania",
  book_venue: "rezerwacja sali",
  mark_notice: "zawiadomienie",
  edit_announcement: "treść ogłoszenia",
  put_photo: "zdjęcie do ogłoszenia",
  waive: "pominięcie uwagi",
  queue_mail: "wiadomość do wysłania",
  send_mail: "wysłanie wiadomości",
  settle_mail: "rozstrzygnięcie o wiadomości",
  export: "eksport materiałów",
  publish: "publikacja ogłoszenia",
  edit_person: "zmiana danych osoby",
  edit_venue: "zmiana danych miejsca",
  edit_settings: "zmiana ustawień",
  edit_periods: "zmiana okresów",
  apply_season: "przyjęcie planu sezonu",
  erase_requester: "usunięcie danych wnioskodawcy",
  erase_person: "usunięcie danych osoby",
  forget_needs: "usunięcie szczególnych potrzeb",
  restore_copy: "przywrócenie kopii rejestru",
  synchronise: "synchronizacja",
  resolve_conflict: "rozstrzygnięcie rozbieżności",
  undo: "cofnięcie",
  redo: "ponowienie",
};

const rules: Record<RuleId, string> = {
  person_busy: "osoba jest zajęta",
  outside_hours: "poza godzinami pracy osoby",
  calendar_stale: "nieaktualny kalendarz",
  venue_busy: "miejsce jest zajęte",
  venue_closed: "miejsce jest zamknięte",
  venue_too_small: "sala jest za mała",
  venue_lacks_access: "miejsce nie ma potrzebnego udogodnienia",
  public_holiday: "dzień ustawowo wolny",
  lead_time_minimum: "mniej dni na ogłoszenie niż minimum",
  lead_time_target: "mniej dni na ogłoszenie niż cel",
  travel_time: "za mało czasu na dojazd",
  week_limit: "za dużo spotkań w tygodniu",
  district_gap: "niedawne spotkanie w tej samej dzielnicy",
  session_clash: "sesja rady lub wydarzenie w mieście",
  school_break: "przerwa w nauce",
  election_silence: "cisza wyborcza",
  campaign: "kampania wyborcza",
  office_closed: "urząd nie pracuje",
  capacity_wasted: "sala jest o wiele za duża",
  evening_preference: "przed popołudniem w dzień roboczy",
  access_unknown: "nie wiadomo, czy jest udogodnienie",
  interpreter_notice: "za mało czasu na tłumacza PJM",
  role_unfilled: "nikt nie pełni potrzebnej roli",
  already_announced: "termin jest już ogłoszony",
  venue_refused: "gospodarz odmówił",
  venue_only_asked: "gospodarz jeszcze nie odpowiedział",
  hold_ends_soon: "rezerwacja wstępna niedługo wygasa",
  hold_expired: "rezerwacja wstępna wygasła",
  in_the_past: "termin już minął",
};

/** Whoever it is, no gender is guessed. */
const participations: Record<Participation, string> = {
  accepted: "potwierdzone w kalendarzu",
  declined: "odmowa w kalendarzu",
  tentative: "wstępnie potwierdzone w kalendarzu",
  delegated: "w kalendarzu przekazane komuś innemu",
};

/** Names of things the desk speaks of by a code. Lower case: each stands in a sentence or a cell. */
export const terms = {
  stages,
  requestStates,
  audiences,
  features,
  presences,
  layouts,
  bookingStates,
  duties,
  roles,
  genders,
  venueKinds,
  channelKinds,
  bands,
  severities,
  periodKinds,
  entities,
  steps,
  rules,
  participations,
};

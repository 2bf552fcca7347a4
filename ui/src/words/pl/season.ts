import type { SeasonChange } from "../../backend/types/SeasonChange.ts";
import type { SeasonPrices } from "../../backend/types/SeasonPrices.ts";
import type { SeasonRelaxation } from "../../backend/types/SeasonRelaxation.ts";
import type { UnplacedBecause } from "../../backend/types/UnplacedBecause.ts";
import { numbersIn } from "../plural.ts";

const { count, form, number } = numbersIn("pl");
const points = (n: number) => count(n, { one: "punkt", few: "punkty", many: "punktów", other: "punktu" });
const dates = (n: number) => count(n, { one: "termin", few: "terminy", many: "terminów", other: "terminu" });
const newDates = (n: number) => count(n, { one: "nowy termin", few: "nowe terminy", many: "nowych terminów", other: "nowego terminu" });
const movedDates = (n: number) => count(n, { one: "przeniesiony", few: "przeniesione", many: "przeniesionych", other: "przeniesionego" });
const requests = (n: number) => count(n, { one: "wniosek", few: "wnioski", many: "wniosków", other: "wniosku" });
const withoutDate = (n: number) => `${number(n)} bez terminu`;

/** „14 nowych terminów, 2 przeniesione, 1 bez terminu”; what there is none of is left out. */
function counted(placed: number, moved: number, unplaced: number): string {
  const all = [
    ...(placed > 0 ? [newDates(placed)] : []),
    ...(moved > 0 ? [movedDates(moved)] : []),
    ...(unplaced > 0 ? [withoutDate(unplaced)] : []),
  ];
  return all.length === 0 ? "bez zmian" : all.join(", ");
}

/** The names that a relaxation speaks of. */
export interface SeasonNames {
  person(id: number): string | undefined;
  meeting(id: number): string | undefined;
  request(id: number): string | undefined;
}

/** A price that an office or an officer may set, in plain words: what it is paid for. */
type PriceWords = Record<Exclude<keyof SeasonPrices, "date" | "venue_rank">, { label: string; about: string }>;

const prices: PriceWords = {
  unplaced: {
    label: "Wniosek bez terminu",
    about: "Najważniejsze: żeby każdy wniosek dostał termin. Im dłużej czeka, tym więcej to kosztuje.",
  },
  lead: { label: "Mało dni na ogłoszenie", about: "Za każdy dzień poniżej celu, żeby mieszkańcy zdążyli się dowiedzieć." },
  evening: { label: "Przed wieczorem", about: "Za każdy kwadrans przed porą, o której mieszkańcy wracają z pracy." },
  time: { label: "Inna godzina niż w życzeniu", about: "Za każdy kwadrans poza godzinami, o które prosi wniosek." },
  weekday: { label: "Inny dzień tygodnia niż w życzeniu", about: "Raz za spotkanie w innym dniu tygodnia." },
  venue_far: { label: "Miejsce poza dzielnicą", about: "Za każde pięć minut drogi z dzielnicy do miejsca spotkania." },
  waste: { label: "Za duża sala", about: "Za każdą dziesiątą część miejsc, która zostałaby pusta, ponad trzy dziesiąte." },
  fee: { label: "Opłata za salę", about: "Za każde sto złotych najmu." },
  candidate: { label: "Ktoś z końca listy", about: "Za każde miejsce w dół listy osób, z których wystarczy jedna." },
  optional: { label: "Ktoś nie może przyjść", about: "Za każdą nieobowiązkową osobę, której by zabrakło, i za porę, która budzi zastrzeżenia." },
  week: { label: "Zbyt pełny tydzień", about: "Za każde spotkanie ponad przyjętą liczbę w tygodniu; drugie kosztuje dwa razy tyle." },
  spacing: { label: "Dwa spotkania w dzielnicy blisko siebie", about: "Za każdy dzień poniżej przyjętego odstępu." },
  move_time: { label: "Przeniesienie terminu", about: "Za każde stojące spotkanie, które zaczęłoby się kiedy indziej." },
  move_day: { label: "Przeniesienie o wiele dni", about: "Dodatkowo za każdy dzień, o który termin się przesuwa." },
  move_venue: { label: "Zmiana miejsca", about: "Za każde stojące spotkanie, które przeszłoby do innej sali." },
  move_person: { label: "Zmiana osoby", about: "Za każdą osobę, którą ktoś by zastąpił." },
  announced_factor: { label: "Zmiana już ogłoszonego", about: "Ile razy więcej kosztuje zmiana, o której trzeba powiedzieć mieszkańcom." },
};

/** What points stand for, by the part of the score. */
const parts: Record<string, string> = {
  unplaced: "wnioski bez terminu",
  dropped_current: "spotkania, które traciłyby termin",
  optional_missing: "zabrakłoby kogoś nieobowiązkowego albo pora budzi zastrzeżenia",
  candidate: "przyjdzie ktoś z dalszego miejsca na liście",
  time: "inna godzina niż w życzeniu",
  weekday: "inny dzień tygodnia niż w życzeniu",
  date: "inny dzień niż w życzeniu",
  evening: "przed wieczorem",
  lead: "mniej dni na ogłoszenie, niż wynosi cel",
  venue_rank: "dalsze miejsce na liście życzeń",
  venue_far: "miejsce poza dzielnicą",
  waste: "sala większa, niż potrzeba",
  fee: "opłata za salę",
  move: "zmienia się to, co już stoi",
  week: "pełny tydzień",
  spacing: "inne spotkanie w tej dzielnicy jest blisko",
};

const because: Record<UnplacedBecause, string> = {
  static: "Przy obecnych danych żaden termin nie jest możliwy, nawet gdyby nic innego nie planować.",
  crowded: "Wszystkie możliwe terminy zajmują inne spotkania.",
  choice: "Termin by się znalazł, ale cały plan byłby przez to gorszy.",
};

const some = (name: string | undefined, otherwise: string) => (name === undefined || name === "" ? otherwise : `„${name}”`);

/** What would have to change, as a step somebody can take. */
function relaxed(change: SeasonRelaxation, names: SeasonNames): string {
  switch (change.change) {
    case "blocked_date":
      return "Spotkanie w dniu lub porze, w których spotkań się nie planuje.";
    case "dates":
      return "Dłuższy okres: inne dni niż w życzeniu albo poza tym sezonem.";
    case "weekdays":
      return "Inny dzień tygodnia niż w życzeniu.";
    case "hours":
      return "Inna pora dnia niż przyjęta w planie.";
    case "lead_time":
      return "Krótszy czas na ogłoszenie niż przyjęte minimum.";
    case "district_gap":
      return "Mniejszy odstęp od innego spotkania w tej dzielnicy.";
    case "other_venue":
      return "Inne miejsce: dalsze, mniejsze, mniej dostępne albo z kalendarzem, któremu dziś nie wierzymy.";
    case "venue_hours":
      return "Dłuższe godziny otwarcia którejś z sal.";
    case "venue_booked":
      return "Zwolnienie jednej z zajętych sal.";
    case "person_hours":
      return `${names.person(change.person_id) ?? "Osoba spoza rejestru"}: obecność poza godzinami pracy.`;
    case "person_busy":
      return `${names.person(change.person_id) ?? "Osoba spoza rejestru"}: zwolnienie zajętego terminu.`;
    case "person_limit":
      return `${names.person(change.person_id) ?? "Osoba spoza rejestru"}: jedno spotkanie więcej w tygodniu.`;
    case "meeting":
      return `Spotkanie ${some(names.meeting(change.meeting_id), "wstępnie ustalone")} ustąpi miejsca.`;
    case "request":
      return `Wniosek ${some(names.request(change.request_id), "z tego planu")} ustąpi miejsca.`;
  }
}

/** Where one does something about it. */
const waysOut: Record<SeasonRelaxation["change"], string> = {
  blocked_date: "Sprawdź dni i okresy",
  dates: "Popraw życzenia",
  weekdays: "Popraw życzenia",
  hours: "Zmień pory w planie",
  lead_time: "Zmień minimum dni",
  district_gap: "Zmień odstęp",
  other_venue: "Zobacz miejsca",
  venue_hours: "Zobacz miejsca",
  venue_booked: "Zobacz miejsca",
  person_hours: "Otwórz kartę osoby",
  person_busy: "Otwórz kartę osoby",
  person_limit: "Zmień limit tygodnia",
  meeting: "Otwórz spotkanie",
  request: "Pokaż w planie",
};

const changes: Record<SeasonChange, string> = { placed: "nowy termin", start: "inny termin", venue: "inne miejsce", people: "inne osoby" };

export const season = {
  print: {
    do: "Drukuj",
    heading: (range: string) => `Propozycja planu, ${range}`,
    about: "Propozycja niczego jeszcze nie zmienia: obowiązuje to, co przyjęto w kalendarzu.",
    none: "Propozycja niczego nie zmienia.",
    day: "Dzień",
    hours: "Godziny",
    meeting: "Spotkanie",
    place: "Miejsce",
    before: "Dotąd",
    new: "nowy termin",
    without: "bez terminu",
    printed: (day: string) => `Wydrukowano ${day}.`,
  },
  title: "Plan sezonu",
  open: "Plan sezonu…",
  plan: "Zaplanuj sezon",
  again: "Zaplanuj ponownie",
  stop: "Zatrzymaj i pokaż",
  stopping: "Zatrzymuję…",
  tabs: "Co pokazać obok planu",
  tab: { proposal: "Propozycja", setup: "Ustawienia planu" },

  // What is planned
  days: "Sezon",
  from: "Od dnia",
  to: "Do dnia",
  daysWrong: "Ostatni dzień wypada przed pierwszym albo sezon już minął.",
  seconds: "Czas szukania",
  secondsOf: (n: number) => count(n, { one: "sekunda", few: "sekundy", many: "sekund", other: "sekundy" }),
  secondsHint: "Można zatrzymać w każdej chwili; dłuższe szukanie nigdy nie daje gorszego planu.",
  limits: "Granice",
  earliest: "Nie wcześniej niż",
  latestEnd: "Koniec najpóźniej o",
  maxTravel: "Najdalej od środka dzielnicy",
  minutes: "minut drogi",
  believeStale: "Wierz też nieaktualnym kalendarzom",
  believeStaleHint: "Wolny czas z dawnego kalendarza jest niepewny; przed zatwierdzeniem trzeba zadzwonić.",
  officeLimits: (min: number, target: number, week: number, gap: number) =>
    `Z Ustawień: co najmniej ${number(min)} dni na ogłoszenie (cel: ${number(target)}), ${number(week)} spotkania w tygodniu, ${number(gap)} dni między spotkaniami w dzielnicy.`,
  changeOfficeLimits: "Zmień w Ustawieniach",
  prices: "Co jest ważne",
  pricesAbout: "Plan ma jak najmniej punktów przeciw sobie. Tu widać, za co je dostaje; liczy się, jak mają się do siebie.",
  priceGroups: {
    residents: "Dla mieszkańców",
    venue: "Miejsce",
    people: "Osoby",
    rhythm: "Rozłożenie w czasie",
    changes: "Zmiany w tym, co już stoi",
  },
  price: prices,
  weight: (times: number) =>
    times === 0
      ? "nie liczy się"
      : times === 1
        ? "jak zwykle"
        : times < 1
          ? `${number(1 / times)} razy mniej niż zwykle`
          : `${number(times)} razy więcej niż zwykle`,
  weightSaid: (weight: string, price: number) => `${weight}: ${points(price)}`,
  pricesUsual: "Przywróć zwykłe",
  pricesKeep: "Zapamiętaj dla urzędu",
  pricesKept: "Zapamiętano. Tak będzie liczony każdy następny plan.",
  pricesChanged: "Te wagi obowiązują tylko w tym planie, póki nie zapamiętasz ich dla urzędu.",

  // While it is searched
  searching: "Szukam najlepszego planu",
  soFar: (placed: number, unplaced: number) => `${dates(placed)}, ${withoutDate(unplaced)}`,
  score: (n: number) => `${points(n)} przeciw planowi`,
  scoreOfWhich: (all: number, without: number) => `${points(all)} przeciw planowi, w tym ${number(without)} za wnioski bez terminu`,
  best: "To najlepszy możliwy plan.",
  course: (first: number, last: number, seconds: number) =>
    `Przebieg szukania: od ${number(first)} do ${points(last)} w ${count(seconds, { one: "sekundę", few: "sekundy", many: "sekund", other: "sekundy" })}`,
  progress: "Postęp szukania",
  counts: (placed: number, moved: number, unplaced: number) => counted(placed, moved, unplaced),
  found: (placed: number, moved: number, unplaced: number) => `Propozycja gotowa: ${counted(placed, moved, unplaced)}.`,
  show: "Pokaż",
  failed: "Planowanie nie powiodło się",

  // Before there is a proposal
  nothingTitle: "Ułóż cały sezon naraz",
  nothingAbout: (waiting: number, standing: number) =>
    `${form(waiting, { one: "Czeka", few: "Czekają", many: "Czeka", other: "Czeka" })} ${requests(waiting)}, ${form(standing, { one: "stoi", few: "stoją", many: "stoi", other: "stoi" })} już ${dates(standing)}. Propozycja powstaje obok obecnego planu; nic się nie zmieni, dopóki jej nie przyjmiesz.`,
  nothingWaits: "Każdy wniosek ma termin. Możesz sprawdzić, czy coś wymaga przeniesienia.",
  sameTitle: "Nic do zmiany",
  sameAbout: "Obecny plan jest najlepszy, jaki udało się znaleźć: żaden termin nie musi się przesunąć.",

  // Season at a glance
  overview: "Sezon: tygodnie i dzielnice",
  district: "Dzielnica",
  wholeCity: "Całe miasto",
  week: (day: string) => `Tydzień od ${day}`,
  legend: "Legenda",
  marks: { stands: "stoi", new: "propozycja", moved: "przeniesienie", was: "skąd" },
  markSaid: (what: string, name: string, when: string, where: string) => `${what}: ${name}, ${when}, ${where}`,
  weekCount: "Spotkań w tygodniu",
  openWeek: (day: string) => `Pokaż w kalendarzu tydzień od ${day}`,
  summary: "Podsumowanie propozycji",

  // The difference
  difference: "Różnica",
  placed: "Nowe terminy",
  moved: "Przeniesione",
  unplaced: "Bez terminu",
  standing: "Nie mogą zostać, a nie mają dokąd pójść",
  troubled: "Stoją mimo przeszkód",
  held: "Terminy wstępne",
  kept: "Bez zmian",
  changes,
  when: "Termin",
  where: "Miejsce",
  who: "Osoby",
  nobody: "nikt",
  wasIs: (was: string, is: string) => `było ${was}, jest ${is}`,
  announced: "ogłoszony",
  warned: "z zastrzeżeniem",
  statuses: { accepted: "przyjęto", overtaken: "ustalono inaczej" },
  choose: (name: string) => `Zaznacz: ${name}`,
  chooseAll: "Zaznacz wszystkie",
  accept: "Przyjmij",
  acceptOne: (name: string) => `Przyjmij tylko: ${name}`,
  acceptAll: (n: number) => `Przyjmij wszystkie (${number(n)})`,
  acceptChosen: (n: number) => `Przyjmij zaznaczone (${number(n)})`,
  reject: "Odrzuć propozycję",
  rejected: "Propozycję odrzucono. W kalendarzu nic się nie zmieniło.",
  accepted: (placed: number, moved: number, released: number) =>
    `Przyjęto plan sezonu: ${[
      ...(placed > 0 ? [newDates(placed)] : []),
      ...(moved > 0 ? [movedDates(moved)] : []),
      ...(released > 0 ? [`${dates(released)} zwolniono`] : []),
    ].join(", ")}.`,
  reason: "Dlaczego zmienia się ogłoszony termin",
  reasonHint: "Mieszkańcy już go znają. Uzasadnienie zostanie w dzienniku, a kanały do sprostowania pokażą się same.",
  blockedNow: "Tego terminu nie można już przyjąć",
  blockedAlone: "Bez pozostałych zmian ten termin nie jest możliwy",
  outdated: (blocked: number, fresh: number) =>
    [
      ...(blocked > 0 ? [`${dates(blocked)} z propozycji nie da się już przyjąć`] : []),
      ...(fresh > 0 ? [`${requests(fresh)} spoza propozycji czeka na termin`] : []),
    ].join("; "),
  outdatedTitle: "Od tej propozycji coś się zmieniło",

  // Locks
  lock: (name: string) => `Zablokuj: ${name}`,
  lockShort: "Zablokuj",
  unlockShort: "Odblokuj",
  locked: "zablokowany",
  lockHint: "Zablokowany termin zostaje, gdy planujesz ponownie.",
  lockedCount: (n: number) => `Zablokowane terminy: ${number(n)}`,
  stays: "zostaje",
  mayMove: "Pozwól przenieść to spotkanie",
  mayMoveHint: "Obiecany termin zmieni się tylko wtedy, gdy na to pozwolisz; wszyscy zostaną zawiadomieni ponownie.",

  // Why here, why not
  whyHere: "Dlaczego tu?",
  reckoning: "Sprawdzam, co przemawia przeciw i gdzie jeszcze można…",
  nothingAgainst: "Nic nie przemawia przeciw temu terminowi: spełnia życzenia i cele.",
  against: (n: number) => `Przeciw temu terminowi: ${points(n)}`,
  part: (part: string) => parts[part] ?? part,
  partLine: (part: string, n: number) => `${parts[part] ?? part}: ${number(n)}`,
  elsewhere: "Najlepsze inne terminy",
  noElsewhere: "Żaden inny termin w tym sezonie nie jest możliwy.",
  worse: (n: number) => (n === 0 ? "tak samo dobry" : n > 0 ? `gorszy o ${points(n)}` : `sam w sobie lepszy o ${points(-n)}`),
  differs: (part: string, n: number) => `${parts[part] ?? part} ${n > 0 ? "+" : "−"}${number(Math.abs(n))}`,
  takeInstead: "Zaplanuj z tym terminem",
  whyNot: "Dlaczego nie?",
  lookingWhy: "Sprawdzam, co stoi na przeszkodzie…",
  because,
  unknownBecause: "Nie udało się znaleźć terminu w czasie, który był na szukanie.",
  pinnedBecause: "Ten termin jest zablokowany w miejscu, które przestało być możliwe. Odblokuj go i zaplanuj ponownie.",
  oneIsEnough: "Wystarczy jedna z tych zmian:",
  nearest: (n: number): string =>
    n === 1 ? "Najbliżej terminu jest tam, gdzie na przeszkodzie stoi tylko:" : "Żadna pojedyncza zmiana nie wystarczy. Najbliżej terminu jest tam, gdzie na przeszkodzie stoją naraz:",
  nothingHelps: "Spróbuj dłuższego sezonu albo dłuższego szukania.",
  openCard: (name: string) => `Otwórz kartę: ${name}`,
  obstacle: (owner: string | undefined, rule: string) => (owner === undefined ? rule : `${owner}: ${rule}`),
  relaxed,
  waysOut,
  release: "Zwolnij termin, niech wniosek czeka",

  // Something is lost
  lost: "Coś wypadło…",
  lostTitle: "Coś wypadło",
  lostAbout: "Zapisz, kto lub co jest niedostępne. Plan zostanie ułożony ponownie z jak najmniejszą liczbą zmian, a różnicę zobaczysz przed przyjęciem.",
  lostKinds: "Co wypadło",
  lostKind: { person: "Osoba nieobecna", venue: "Sala niedostępna" },
  lostPerson: "Kto",
  lostVenue: "Która sala",
  lostFrom: "Od dnia",
  lostTo: "Do dnia włącznie",
  lostReason: "Powód",
  lostReasonExample: "np. choroba, awaria ogrzewania",
  lostMissing: "Wybierz z listy.",
  lostSave: "Zapisz i zaplanuj ponownie",

  // On the calendar
  ghost: (name: string, when: string, where: string) => `Propozycja: ${name}, ${when}, ${where}`,
  ghostHint: "Enter pokazuje ją w planie sezonu.",
  ghostsShown: (n: number) => `Propozycja sezonu: ${dates(n)} na kalendarzu`,
  backToPlan: "Wróć do planu sezonu",
};

import { numbersIn } from "../plural.ts";

const { count, number } = numbersIn("pl");
const days = (n: number) => count(n, { one: "dzień", few: "dni", many: "dni", other: "dnia" });

export const today = {
  title: "Dziś",
  todo: "Do zrobienia",
  filter: "Pokaż sprawy",
  kinds: {
    request_waiting: "Wnioski",
    hold_open: "Terminy wstępne",
    notice_due: "Zawiadomienia",
    not_announced: "Do ogłoszenia",
    channel_stale: "Do sprostowania",
    hold_ends: "Rezerwacje sal",
    venue_refused: "Odmowy",
    venue_to_give_back: "Sale do zwolnienia",
    calendar_stale: "Kalendarze",
    answer_due: "Odpowiedzi mieszkańcom",
    outcome_missing: "Przebieg spotkań",
  },
  groups: { overdue: "Po terminie", today: "Na dziś", week: "W ciągu 7 dni", later: "Później" },
  requestWaiting: (n: number) => `wyznacz termin – wniosek czeka ${days(n)}`,
  holdOpen: "zatwierdź termin albo go zwolnij",
  noticeDue: (name: string) => `zawiadom: ${name}`,
  notAnnounced: "opublikuj pierwsze ogłoszenie",
  channelStale: (channel: string) => `sprostuj na kanale: ${channel}`,
  holdEnds: (venue: string) => `potwierdź salę, zanim wygaśnie: ${venue}`,
  venueRefused: (venue: string) => `znajdź inną salę – odmowa: ${venue}`,
  venueToGiveBack: (venue: string) => `odwołaj rezerwację: ${venue}`,
  calendarStale: "wczytaj aktualny kalendarz",
  answerDue: (unit: string, matter: string) => (unit === "" ? `odpowiedz: ${matter}` : `odpowiada ${unit}: ${matter}`),
  outcomeMissing: "zapisz, ile osób przyszło i jakie sprawy podniosły",
  late: (n: number) => `${days(n)} po terminie`,
  informed: {
    title: "Kogo zawiadomić",
    summary: (told: number, all: number) => `zawiadomiono ${number(told)} z ${number(all)}`,
    more: (n: number) => `i jeszcze ${number(n)}`,
    allTold: "Wszyscy, którzy prosili o spotkanie, znają termin.",
  },
  soon: "Spotkania w ciągu dwóch tygodni",
  noneSoon: "W ciągu dwóch tygodni nie ma spotkań.",
  allDone: "Wszystko zrobione",
  allDoneAbout: "Nic nie czeka na Twoją rękę. Nowe sprawy pojawią się tutaj same.",
  noneOfKind: "Tu nic nie czeka",
  emptyTitle: "Zacznij od danych wydziału",
  emptyAbout:
    "Wczytaj osoby, miejsca i wnioski z arkusza albo obejrzyj program na przykładowym wydziale. Przykład można potem cofnąć.",
  loadSample: "Wczytaj przykładowy wydział",
  sampleLoaded: "Wczytano przykładowy wydział.",
  importData: "Importuj dane…",
  newRequest: "Nowy wniosek",
};

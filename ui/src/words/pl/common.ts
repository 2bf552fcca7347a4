import { numbersIn } from "../plural.ts";

const { count, number } = numbersIn("pl");

/** Said in many places. */
export const common = {
  number,
  close: "Zamknij",
  cancel: "Anuluj",
  save: "Zapisz",
  copy: "Kopiuj",
  copied: "Skopiowano",
  more: "Więcej",
  loading: "Wczytywanie…",
  required: "pole wymagane",
  optional: "nieobowiązkowe",
  noInformation: "brak informacji",
  days: (n: number) => count(n, { one: "dzień", few: "dni", many: "dni", other: "dnia" }),
  people: (n: number) => count(n, { one: "osoba", few: "osoby", many: "osób", other: "osoby" }),
  notADay: "To nie jest data. Wpisz ją na przykład tak: 16.12.2026.",
  notATime: "To nie jest godzina. Wpisz ją na przykład tak: 17.30.",
  notANumber: (min: number, max: number) => `Wpisz liczbę całkowitą od ${number(min)} do ${number(max)}.`,
  dayExample: "np. 16.12.2026",
  nothingFound: "Nic nie pasuje. Spróbuj innego słowa.",
  add: "Dodaj",
  remove: "Usuń",
  edit: "Edytuj",
  all: "wszystkie",
  clearFilters: "Wyczyść filtry",
  none: "brak",
  yes: "tak",
  no: "nie",
  verdicts: {
    free: "wolne",
    warned: "z zastrzeżeniem",
    blocked: "zajęte",
    unknown: "brak danych",
  },
  restored: "Przywrócono to, czego nie zapisano ostatnim razem.",
  overtaken: "Od tego czasu ktoś to zmienił: sprawdź pola, zanim zapiszesz.",
  startOver: "Zacznij od nowa",
};

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
  verdicts: {
    free: "wolne",
    warned: "z zastrzeżeniem",
    blocked: "zajęte",
    unknown: "brak danych",
  },
};

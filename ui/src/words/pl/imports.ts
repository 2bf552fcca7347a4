import { numbersIn } from "../plural.ts";

const { count, number } = numbersIn("pl");
const rows = (n: number) => count(n, { one: "wiersz", few: "wiersze", many: "wierszy", other: "wiersza" });

/** Why a value of a table was not taken. */
const reasons: Record<string, (details: Record<string, unknown>) => string> = {
  missing: () => "brakuje wartości",
  not_a_number: ({ min, max }) => `to nie jest liczba całkowita od ${number(Number(min))} do ${number(Number(max))}`,
  not_a_coordinate: () => "to nie jest współrzędna geograficzna",
  not_one_of: ({ allowed }) => `wpisz jedno ze słów: ${Array.isArray(allowed) ? allowed.join(", ") : ""}`,
  not_a_district: () => "to nie jest dzielnica: wpisz numer, liczbę rzymską lub nazwę",
  not_a_date: () => "to nie jest data; wpisz ją tak: 18.03.2027",
  not_a_time: () => "to nie jest godzina; wpisz ją tak: 18.00",
  not_hours: () => "to nie są godziny; wpisz je tak: pn-pt 8.00-16.00",
  not_an_email: () => "to nie jest adres e-mail",
  not_a_phone: () => "to nie jest numer telefonu",
  not_a_case_mark: () => "to nie jest znak sprawy; wpisz go tak: OR-03.0003.275.2026",
  ends_before_it_begins: () => "koniec wypada przed początkiem",
  too_long: ({ max }) => `tekst jest dłuższy niż ${number(Number(max))} znaków`,
  cell_error: ({ code }) => `komórka zawiera błąd arkusza ${String(code)}`,
  repeated: ({ first_row }) => `ta sama nazwa jest już w wierszu ${number(Number(first_row))}`,
};

export const imports = {
  title: "Import danych",
  choose: "Wybierz plik…",
  chooseAnother: "Wybierz inny plik…",
  hint: "Upuść plik w dowolnym miejscu okna albo wybierz go z dysku. CSV i XLSX to osoby, miejsca lub wnioski; .ics to kalendarz osoby lub miejsca.",
  file: "Plik",
  fileKinds: "Tabele i kalendarze",
  what: "Co zawiera tabela",
  kinds: { people: "Osoby", venues: "Miejsca", requests: "Wnioski" },
  whose: "Czyj to kalendarz",
  whoseHint: "Wpisz nazwisko albo nazwę miejsca. Nowy plik zastąpi poprzedni kalendarz o tej samej nazwie.",
  whoseMissing: "Wybierz osobę lub miejsce.",
  notKnown: "Tego pliku nie można wczytać. Wybierz plik CSV, XLSX lub .ics.",
  go: "Importuj",
  working: "Import danych",
  done: (name: string) => `Wczytano: ${name}`,
  imported: (n: number) => `Dodano ${rows(n)}.`,
  known: (n: number) => `Pominięto ${rows(n)}: te wpisy są już w rejestrze.`,
  rejected: (n: number) => `Odrzucono wartości: ${number(n)}. Popraw je w pliku i wczytaj go ponownie; to, co już weszło, nie powtórzy się.`,
  row: "Wiersz",
  column: "Kolumna",
  value: "Wartość",
  reason: "Dlaczego",
  wholeRow: "cały wiersz",
  unknownReason: "wartość jest niezrozumiała",
  whyNot: (reason: { kind: string } & Record<string, unknown>) => reasons[reason.kind]?.(reason),
  unknownColumns: (names: string) => `Nie odczytano kolumn: ${names}.`,
  calendar: (busy: number, all: number) => `Zajęte terminy: ${number(busy)}, wszystkie wydarzenia: ${number(all)}.`,
  unread: (n: number) => `Nie odczytano wydarzeń: ${number(n)}. Reszta kalendarza weszła.`,
  line: (n: number) => `wiersz ${n} pliku`,
  hit: "Z nowym kalendarzem nie zgadzają się spotkania:",
  undo: "Cofnij import",
  undone: "Cofnięto import.",
  more: "Importuj kolejny plik",
};

import type { Failure } from "../../backend/types/Failure.ts";
import type { OutcomeFault } from "../../backend/types/OutcomeFault.ts";
import type { Refusal } from "../../backend/types/Refusal.ts";
import type { RequestFault } from "../../backend/types/RequestFault.ts";
import { numbersIn } from "../plural.ts";
import { saidOfAnnouncing, stays, type AnnouncingRefusal } from "./refusals-announcing.ts";

const { number } = numbersIn("pl");

/** What is wrong with a request, and how to put it right. */
const faults: Record<RequestFault, string> = {
  title_missing: "Wpisz, o jakie spotkanie chodzi.",
  requester_missing: "Wpisz, kto prosi o spotkanie.",
  case_mark_malformed: "Znak sprawy ma postać jak OR-03.0003.275.2026: komórka, klasa, numer i rok, rozdzielone kropkami.",
  duration_out_of_range: "Spotkanie trwa od 15 minut do 8 godzin.",
  wishes_reversed: "Ostatni dzień wypada przed pierwszym. Zamień je miejscami.",
  attendance_out_of_range: "Podaj liczbę osób do 100 000.",
};

/** What is wrong with the record of a meeting. */
const outcomeFaults: Record<OutcomeFault, string> = {
  matter_empty: "Sprawa nie ma treści. Wpisz, o co pytali mieszkańcy, albo usuń ją.",
  answered_without_answer: "Podano dzień odpowiedzi, ale nie jej treść. Wpisz, co odpowiedziano.",
  attendance_out_of_range: "Podaj liczbę osób do 100 000.",
};

/** A file that is not the table that was asked for. */
const tables: Record<string, string> = {
  empty: "Plik jest pusty. Sprawdź, czy dane są na pierwszym arkuszu.",
  too_large: "Plik jest za duży. Podziel go na mniejsze.",
  too_many_rows: "Plik ma za dużo wierszy. Podziel go na mniejsze.",
  too_many_columns: "Plik ma za dużo kolumn. Zostaw tylko te, które są potrzebne.",
  not_a_workbook: "Plik nie jest skoroszytem XLSX, choć tak się nazywa. Zapisz go ponownie jako XLSX lub CSV.",
  encrypted_or_old_workbook: "Skoroszyt jest zaszyfrowany albo w dawnym formacie XLS. Zapisz go bez hasła jako XLSX.",
  damaged_workbook: "Skoroszyt jest uszkodzony. Otwórz go w arkuszu kalkulacyjnym i zapisz ponownie.",
  not_text: "To nie jest ani CSV, ani XLSX. Zapisz tabelę w jednym z tych formatów.",
  missing_columns: "W tabeli brakuje potrzebnych kolumn. Sprawdź, czy pierwszy wiersz zawiera nagłówki.",
  repeated_column: "Dwie kolumny znaczą to samo. Zostaw jedną z nich.",
};

/** Letters, and records of meetings. */
function aboutPapers(refusal: Extract<Refusal, { why: "not_a_letter" | "letter_too_large" | "outcome_faults" }>): string {
  switch (refusal.why) {
    case "not_a_letter":
      return `„${refusal.name}” nie jest pismem w formacie PDF, PNG, JPEG ani wiadomością .eml. Zapisz je w jednym z tych formatów.`;
    case "letter_too_large":
      return `Plik ma ${number(Math.ceil(refusal.bytes / 1_048_576))} MB, a pismo może mieć najwyżej ${number(refusal.most / 1_048_576)} MB. Zmniejsz skan i spróbuj ponownie.`;
    case "outcome_faults":
      return refusal.faults.map((fault) => outcomeFaults[fault]).join(" ");
  }
}

/** Why a rule says no, and the way out. */
function said(refusal: Refusal): string {
  switch (refusal.why) {
    case "conflicts":
      return "W tym terminie coś stoi na przeszkodzie. Wybierz inny termin lub inne miejsce.";
    case "step_not_allowed":
      return "Na tym etapie nie można tego zrobić. Otwórz spotkanie: tam widać, co jest teraz możliwe.";
    case "request_not_waiting":
      return "Ten wniosek ma już termin albo został odrzucony. Odśwież listę wniosków.";
    case "not_found":
      return "Tego wpisu już nie ma: ktoś go usunął lub cofnięto krok. Odśwież listę.";
    case "request_faults":
      return "Wniosek ma braki. Popraw zaznaczone pola i zapisz ponownie.";
    case "reason_needed":
      return "Potrzebne jest uzasadnienie. Wpisz je i spróbuj ponownie.";
    case "not_empty":
      return `Przykładowe dane można wczytać tylko do pustej bazy. Są w niej już osoby (${number(refusal.people)}), miejsca (${number(refusal.venues)}) i wnioski (${number(refusal.requests)}).`;
    case "nothing_to_undo":
      return "Nie ma czego cofnąć.";
    case "nothing_to_redo":
      return "Nie ma czego ponowić.";
    case "released_stays":
      return stays(refusal.step);
    case "unknown_channel":
      return "Nie ma takiego kanału. Odśwież listę kanałów.";
    case "channel_switched_off":
      return "Ten kanał jest wyłączony. Można go włączyć w Ustawieniach.";
    case "not_a_table":
      return tables[kindOf(refusal.error)] ?? "Ten plik nie jest tabelą, której szukamy. Zapisz ją jako CSV lub XLSX.";
    case "not_a_calendar":
      return "Ten plik nie jest kalendarzem iCalendar (.ics). Wyeksportuj go ponownie z programu, z którego pochodzi.";
    case "not_a_letter":
    case "letter_too_large":
    case "outcome_faults":
      return aboutPapers(refusal);
    case "newer_database":
      return "Bazę zapisała nowsza wersja programu. Zaktualizuj Ławkę na tym komputerze.";
    case "not_final":
      return "Ten termin nie jest jeszcze ostateczny. Najpierw zatwierdź termin.";
    case "hold_is_over":
      return "Sali nie da się zatrzymać do dnia, który już minął. Podaj dzień od dziś.";
    case "empty":
      return "Pole jest puste. Wypełnij je i zapisz ponownie.";
    default:
      return ofTheRegister(refusal);
  }
}

/** What keeps a register closed. */
type Sealed =
  | "locked"
  | "wrong_recovery_code"
  | "not_a_recovery_code"
  | "wrong_passphrase"
  | "passphrase_too_short"
  | "encrypted_already"
  | "not_encrypted_now";

/** What concerns the register as a whole: its copies, exports, archive, encryption. */
type OfTheRegister = Extract<
  Refusal,
  {
    why: "not_a_copy" | "is_the_register" | "folder_not_empty" | "not_portable" | "kept_for_archive" | Sealed;
  }
>;

function ofTheRegister(refusal: OfTheRegister | AtServer | AnnouncingRefusal): string {
  switch (refusal.why) {
    case "not_a_copy":
      return `Plik ${refusal.path} nie jest całą kopią rejestru. Wybierz inną kopię; nic nie zostało zmienione.`;
    case "is_the_register":
      return "To jest sam rejestr, a nie kopia. Wybierz inny plik.";
    case "folder_not_empty":
      return "Ten folder nie jest pusty. Wybierz nowy albo pusty folder.";
    case "not_portable":
      return "To nie jest pełny eksport rejestru: czegoś brakuje albo coś zmieniono. Wyeksportuj rejestr ponownie.";
    case "kept_for_archive":
      return `Akta tej sprawy (klasa ${refusal.class}) przechowuje się wieczyście, dlatego danych nie usunięto. Okresy zmienia się w Ustawieniach.`;
    case "locked":
      return "Okno jest zablokowane albo rejestr jest zaszyfrowany i brakuje klucza. Odblokuj okno hasłem albo kodem odzyskiwania.";
    case "wrong_recovery_code":
      return "Ten kod nie otwiera tego rejestru. Sprawdź, czy to kod tego rejestru, a nie innego.";
    case "not_a_recovery_code":
      return "To nie jest kod odzyskiwania: brakuje znaku albo któryś jest inny. Sprawdź kod z kartką.";
    case "encrypted_already":
      return "Rejestr jest już zaszyfrowany innym kodem. Najpierw wyłącz szyfrowanie.";
    case "not_encrypted_now":
      return "Rejestr nie jest zaszyfrowany.";
    case "wrong_passphrase":
      return refusal.wait_seconds === 0 ? "To nie jest hasło blokady. Spróbuj ponownie." : `To nie jest hasło blokady. Następna próba za ${number(refusal.wait_seconds)} s.`;
    case "passphrase_too_short":
      return `Hasło ma mieć co najmniej ${number(refusal.least)} znaków.`;
    default:
      return atServer(refusal);
  }
}

/** What concerns the department's calendar server. */
type AtServer = Extract<
  Refusal,
  {
    why:
      | "not_an_address"
      | "not_encrypted"
      | "account_is_there"
      | "server_elsewhere"
      | "no_such_account"
      | "no_password"
      | "no_such_collection"
      | "not_an_address_book"
      | "no_such_conflict"
      | "no_such_subscription"
      | "no_copy"
      | "still_needed";
  }
>;

function atServer(refusal: AtServer | AnnouncingRefusal): string {
  switch (refusal.why) {
    case "not_an_address":
      return "To nie jest adres serwera kalendarzy. Wpisz go tak, jak podaje informatyk, na przykład https://kalendarz.urzad.pl.";
    case "not_encrypted":
      return "To połączenie nie byłoby szyfrowane. Wpisz adres zaczynający się od https://.";
    case "server_elsewhere":
      return `Domena ${refusal.domain} podaje serwer ${refusal.host}, który do niej nie należy. Hasła tam nie wysłano. Jeśli to właściwy serwer, wpisz jego adres: https://${refusal.host}.`;
    case "account_is_there":
      return `Konto „${refusal.user}” na serwerze ${refusal.url} jest już na liście, a jedno konto dodaje się raz. Zmień tam jego hasło albo kalendarze; aby dodać je od nowa, najpierw je usuń.`;
    case "no_such_account":
      return "Tego konta już nie ma. Odśwież listę kont.";
    case "no_password":
      return "Nie ma hasła do tego konta. Wpisz je w Ustawieniach, w części „Wspólny plan”.";
    case "no_such_collection":
      return `Na tym koncie nie ma „${refusal.name}”. Są: ${refusal.found.join(", ")}.`;
    case "not_an_address_book":
      return `Dane osobowe wnioskodawców zapisuje się tylko w książce adresowej, a „${refusal.name}” nią nie jest.`;
    case "no_such_conflict":
      return "To już rozstrzygnięto. Odśwież listę.";
    case "no_such_subscription":
      return "Ten kalendarz nie jest już czytany. Odśwież listę.";
    case "no_copy":
      return "Tu nie może być kopii. Wybierz jedną z dwóch wersji.";
    case "still_needed":
      return `„${refusal.name}” jest tu jeszcze potrzebne. Zachowaj to albo najpierw odwołaj to, co z tego korzysta.`;
    default:
      return saidOfAnnouncing(refusal);
  }
}

const kindOf = (error: unknown) =>
  typeof error === "object" && error !== null && "kind" in error ? String(error.kind) : "";

/** What broke: what happened, and the way out. */
const failures: Record<Failure["what"], { title: string; wayOut: string }> = {
  disk_full: {
    title: "Na dysku brakuje miejsca",
    wayOut: "Nic nie zostało zmienione. Zwolnij miejsce na dysku i spróbuj ponownie.",
  },
  read_only: {
    title: "Nie można tu zapisać",
    wayOut: "Nic nie zostało zmienione. Wybierz inny folder lub poproś informatyka o prawo zapisu.",
  },
  busy: {
    title: "Danych używa teraz inny program",
    wayOut: "Nic nie zostało zmienione. Poczekaj chwilę i spróbuj ponownie.",
  },
  damaged: {
    title: "Baza danych jest uszkodzona",
    wayOut: "Przekaż szczegóły informatykowi: dane można odtworzyć z kopii zapasowej.",
  },
  file: {
    title: "Nie udało się odczytać lub zapisać pliku",
    wayOut: "Nic nie zostało zmienione. Sprawdź, czy plik istnieje i nie jest otwarty w innym programie.",
  },
  paper: {
    title: "Nie udało się przygotować materiałów",
    wayOut: "Nic nie zostało wydane. Spróbuj ponownie; jeśli to nie pomoże, przekaż szczegóły informatykowi.",
  },
  server: {
    title: "Serwer kalendarzy nie dał odpowiedzi",
    wayOut: "Nic nie zostało stracone: zmiany poczekają na tym komputerze. Sprawdź połączenie, adres i hasło.",
  },
  keychain: {
    title: "Systemowy magazyn haseł nie odpowiada",
    wayOut: "Nic nie zostało zapisane. Odblokuj magazyn haseł i spróbuj ponownie albo poproś o pomoc informatyka.",
  },
  mail: {
    title: "Serwer poczty odmówił albo nie odpowiada",
    wayOut: "Nic nie zostało wysłane. Sprawdź ustawienia konta i połączenie, potem spróbuj ponownie.",
  },
  fault: {
    title: "Nie udało się dokończyć",
    wayOut: "Nic nie zostało zmienione. Spróbuj ponownie; jeśli to nie pomoże, przekaż szczegóły informatykowi.",
  },
};

export const refusals = { title: "Tego nie można teraz zrobić", faults, said, failures };

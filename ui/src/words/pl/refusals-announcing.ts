import type { Refusal } from "../../backend/types/Refusal.ts";
import type { StepName } from "../../backend/types/StepName.ts";
import { terms } from "./terms.ts";

/** The refusals of announcing: of packs, pictures, checklists and messages. */
type Why =
  | "cannot_be_printed"
  | "personal_data_in_text"
  | "not_ready"
  | "nothing_stale"
  | "no_such_finding"
  | "cannot_be_waived"
  | "not_a_picture"
  | "no_such_picture"
  | "stopped"
  | "mail_account_missing"
  | "password_needed"
  | "no_address"
  | "already_queued"
  | "mail_is_past";

export type AnnouncingRefusal = Extract<Refusal, { why: Why }>;

/** What has left the office is not taken back; what to do instead. */
export function stays(step: StepName): string {
  switch (step) {
    case "export":
      return "Materiały zostały wydane, dlatego tego kroku nie można cofnąć. Zmianę ogłosi nowe wydanie.";
    case "send_mail":
      return "Wiadomość została wysłana, dlatego nie można jej cofnąć. Jeśli coś się zmieniło, zawiadom adresata jeszcze raz.";
    case "erase_requester":
    case "erase_person":
      return "Dane osobowe zostały usunięte na stałe. Tego kroku nie można cofnąć.";
    default:
      return `Tego kroku nie można cofnąć: ${terms.steps[step]}.`;
  }
}

/** Why a rule of announcing says no, and the way out. */
export function saidOfAnnouncing(refusal: AnnouncingRefusal): string {
  switch (refusal.why) {
    case "cannot_be_printed":
      return "Tekst nie mieści się w materiałach albo czegoś w nim brakuje. Popraw dane spotkania i spróbuj ponownie.";
    case "personal_data_in_text":
      return `W tekście dla mieszkańców stoją dane osobowe: ${refusal.found.join(", ")}. Usuń je z tytułu lub tematu wniosku i wyeksportuj ponownie.`;
    case "not_ready":
      return "Żaden kanał nie jest jeszcze gotowy. Lista kontrolna mówi, czego brakuje: uzupełnij to albo odnotuj z uzasadnieniem, że tak ma zostać.";
    case "nothing_stale":
      return "Żaden kanał nie pokazuje nieaktualnych danych, więc nie ma czego prostować.";
    case "no_such_finding":
      return "Tej uwagi nie ma już na liście kontrolnej. Odśwież listę.";
    case "cannot_be_waived":
      return "Tej uwagi nie można pominąć: trzeba poprawić treść.";
    case "not_a_picture":
      return "Tego pliku nie da się odczytać jako zdjęcia. Wybierz plik JPEG lub PNG.";
    case "no_such_picture":
      return "Tego obrazu nie ma już w bazie. Dodaj go ponownie.";
    case "stopped":
      return "Praca została zatrzymana. To, co powstało wcześniej, zostało; nic nie jest zapisane w połowie.";
    case "mail_account_missing":
      return "Nie ma konta pocztowego do wysyłki. Ustaw je w Ustawieniach albo otwórz wersje robocze we własnym programie pocztowym.";
    case "password_needed":
      return "Potrzebne jest hasło do konta pocztowego. Wpisz je; zostanie zapamiętane w systemowym pęku kluczy, jeśli system na to pozwala.";
    case "no_address":
      return "Nie znamy adresu e-mail tej osoby. Uzupełnij go albo zawiadom ją telefonicznie lub pismem.";
    case "already_queued":
      return "Wiadomość do tej osoby jest już w skrzynce nadawczej.";
    case "mail_is_past":
      return "Ta wiadomość jest już w innym stanie. Odśwież skrzynkę nadawczą.";
  }
}

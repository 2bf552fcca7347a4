import type { Settled } from "../../backend/types/Settled.ts";
import type { MailAccountCard } from "../../backend/types/MailAccountCard.ts";
import type { MailSecurity } from "../../backend/types/MailSecurity.ts";
import type { MailState } from "../../backend/types/MailState.ts";
import { numbersIn } from "../plural.ts";

const { count, number } = numbersIn("pl");
const messages = (n: number) => count(n, { one: "wiadomość", few: "wiadomości", many: "wiadomości", other: "wiadomości" });

const states: Record<MailState, string> = {
  queued: "czeka na wysłanie",
  sending: "wychodzi",
  sent: "wysłana",
  failed: "nie wyszła",
  uncertain: "nie wiadomo, czy wyszła",
  withdrawn: "wycofana",
};

const settle: Record<Settled, string> = { sent: "Wyszła", again: "Wyślij ponownie", withdraw: "Wycofaj" };

const securities: Record<MailSecurity, string> = { tls: "TLS", start_tls: "STARTTLS" };

const passwords: Record<MailAccountCard["password"], string> = {
  kept: "Hasło jest zapisane w systemie. Wpisz nowe tylko wtedy, gdy się zmieniło.",
  in_memory: "Hasło jest w pamięci programu do jego zamknięcia.",
  missing: "Hasła jeszcze nie ma. Bez magazynu haseł w systemie program zapyta o nie po każdym uruchomieniu.",
  not_needed: "Serwer nie wymaga logowania.",
};

export const mail = {
  outbox: "Poczta do wysłania",
  none: "Nic nie czeka. Wiadomości dodasz w panelu spotkania, przy zawiadomieniach.",
  send: (n: number) => `Wyślij (${number(n)})`,
  sentNow: (sent: number, rest: number) =>
    rest === 0 ? `Wysłano: ${messages(sent)}.` : `Wysłano: ${messages(sent)}. Do wyjaśnienia: ${messages(rest)}.`,
  states,
  settle,
  uncertainHint: "Połączenie zerwało się w chwili wysyłania. Sprawdź w skrzynce „Wysłane”, czy wiadomość jest, i zaznacz, co zrobić.",
  passwordTitle: "Hasło do poczty",
  passwordHint: "Program użyje go tylko teraz.",
  account: {
    title: "Konto pocztowe",
    hint: "Bez konta program przygotowuje wiadomości jako wersje robocze, które wysyłasz w swoim programie pocztowym.",
    host: "Serwer SMTP",
    port: "Port",
    security: "Szyfrowanie",
    securities,
    from: "Adres nadawcy",
    fromHint: "Np. dialog@um.krakow.pl",
    user: "Użytkownik",
    password: "Hasło",
    passwords,
    authority: "Certyfikat urzędu (plik PEM)",
    authorityHint: "Tylko gdy serwer ma certyfikat wydany w urzędzie.",
    test: "Sprawdź połączenie",
    works: "Serwer przyjął połączenie. Nic nie zostało wysłane.",
    save: "Zapisz konto",
    saved: "Zapisano konto pocztowe.",
  },
};

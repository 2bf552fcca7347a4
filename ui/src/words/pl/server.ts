import type { ServerFault } from "../../backend/types/ServerFault.ts";

/** What is the matter with a calendar server: in the line of the state, as a title, and what can be done. */
export const server: Record<ServerFault, { brief: string; title: string; wayOut: string }> = {
  unreachable: {
    brief: "bez połączenia",
    title: "Nie ma połączenia z serwerem kalendarzy",
    wayOut: "Zmiany poczekają na tym komputerze. Sprawdź sieć i adres serwera.",
  },
  timed_out: {
    brief: "serwer nie odpowiada",
    title: "Serwer kalendarzy nie odpowiedział na czas",
    wayOut: "Zmiany poczekają na tym komputerze; program spróbuje znowu za kilka minut.",
  },
  not_let_in: {
    brief: "serwer nie przyjął hasła",
    title: "Serwer kalendarzy nie przyjął nazwy lub hasła",
    wayOut: "Sprawdź nazwę i wpisz hasło jeszcze raz. Hasło aplikacji mogło wygasnąć.",
  },
  password_missing: {
    brief: "brak hasła",
    title: "Nie ma hasła do tego konta",
    wayOut: "Wpisz hasło. Zmiany poczekają na tym komputerze.",
  },
  forbidden: {
    brief: "brak uprawnień na serwerze",
    title: "To konto nie ma na to uprawnień",
    wayOut: "Poproś informatyka o prawo zapisu w zaznaczonych kalendarzach albo wybierz inne.",
  },
  not_found: {
    brief: "kalendarza nie ma na serwerze",
    title: "Pod tym adresem nie ma kalendarza",
    wayOut: "Sprawdź adres. Jeśli kalendarz przeniesiono, usuń konto i dodaj je jeszcze raz: rejestr pozostanie bez zmian.",
  },
  asks_to_wait: {
    brief: "serwer prosi, żeby poczekać",
    title: "Serwer kalendarzy prosi, żeby poczekać",
    wayOut: "Zmiany poczekają na tym komputerze; program spróbuje znowu za kilka minut.",
  },
  no_room: {
    brief: "na serwerze brakuje miejsca",
    title: "Na serwerze kalendarzy nie ma już miejsca",
    wayOut: "Zmiany poczekają na tym komputerze. Poproś informatyka o miejsce na serwerze.",
  },
  too_large: {
    brief: "za duża odpowiedź serwera",
    title: "Odpowiedź serwera jest większa, niż wolno przyjąć",
    wayOut: "Nic nie zostało zmienione. Wybierz mniejszy kalendarz albo poproś o pomoc informatyka.",
  },
  certificate: {
    brief: "nieznany certyfikat serwera",
    title: "Temu komputerowi nieznany jest certyfikat serwera",
    wayOut: "Nic nie zostało wysłane. Weź od informatyka certyfikat urzędu i podaj go przy dodawaniu konta.",
  },
  contradicts: {
    brief: "serwer odrzucił zapis",
    title: "To, co stoi na serwerze, przeczy zapisowi",
    wayOut: "Zmiany poczekają na tym komputerze; program porówna wszystko jeszcze raz.",
  },
  not_understood: {
    brief: "niezrozumiała odpowiedź serwera",
    title: "Odpowiedź serwera jest niezrozumiała",
    wayOut: "Sprawdź, czy to adres serwera kalendarzy (CalDAV). Zmiany poczekają na tym komputerze.",
  },
  stopped: {
    brief: "zatrzymano",
    title: "Synchronizację zatrzymano",
    wayOut: "To, co zrobiono, pozostaje; reszta poczeka do następnej.",
  },
};

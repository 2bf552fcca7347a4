import { numbersIn } from "../plural.ts";

const { number } = numbersIn("pl");

/** The tour of two minutes. */
export const tour = {
  begin: "Pokaż mi program (2 minuty)",
  beginOnSample: "Poznaj program w 2 minuty",
  end: "Zakończ oprowadzanie",
  back: "Wstecz",
  next: "Dalej",
  finish: "Zaczynam pracę",
  progress: (step: number, all: number) => `Krok ${number(step)} z ${number(all)}`,
  steps: {
    today: {
      title: "Dziś: co czeka na Twoją rękę",
      about: "Sprawy stoją od najpilniejszej. Naciśnij wiersz, a trafisz tam, gdzie się ją załatwia. Załatwiona znika sama.",
    },
    list: {
      title: "Wnioski czekające na termin",
      about: "Przeciągnij wniosek na kalendarz. Bez myszy: Enter go podnosi, strzałki przesuwają, N szuka wolnego terminu.",
    },
    grid: {
      title: "Kalendarz odpowiada od razu",
      about: "Podczas przeciągania widać, gdzie jest wolno, gdzie są zastrzeżenia, a gdzie przeszkoda i dlaczego. Po upuszczeniu wybierasz salę; pierwsza pasuje najlepiej.",
    },
    season: {
      title: "Sezon: wiele spotkań naraz",
      about: "Program proponuje plan kilku tygodni obok tego, co już stoi. Nic się nie zmieni, dopóki planu nie przyjmiesz.",
    },
    requests: {
      title: "Wnioski i pisma",
      about: "Upuść na okno wiadomość .eml, skan, PDF albo arkusz: formularz wypełni się sam, a listę zobaczysz przed zapisem. Niedokończone formularze czekają na liście Dziś.",
    },
    people: {
      title: "Osoby i miejsca",
      about: "Karty, kalendarze i dostępność. „lagiewniki” znajdzie Łagiewniki. Gdy kalendarz jest stary, program nie uznaje czasu za wolny.",
    },
    announcements: {
      title: "Ogłoszenia na każdy kanał",
      about: "Gdy termin jest ostateczny, powstaje pakiet: plakat, strona, posty, pisma. Widać, czego brakuje i ile dni mieszkańcy mieli na wiadomość.",
    },
    reports: {
      title: "Raporty i dowody",
      about: "Czas na ogłoszenie, dzielnice, kanały. Na pytanie radnego odpowiesz gotowym pismem z dowodami.",
    },
    help: {
      title: "Zawsze pod ręką",
      about: "Ctrl+K szuka wszystkiego, Ctrl+Z cofa krok, a znak zapytania otwiera skróty i pomoc. Stamtąd można zacząć to oprowadzanie od nowa.",
    },
  },
};

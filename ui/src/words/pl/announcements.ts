import { numbersIn } from "../plural.ts";

const { count, number } = numbersIn("pl");

export const announcements = {
  title: "Ogłoszenia",
  about: "Ostateczne terminy i kanały, na których mają się ukazać",
  show: "Które spotkania",
  ahead: "Przed nami",
  open: "Niedokończone",
  past: "Minione",
  meeting: "Spotkanie",
  out: "wyszło",
  outOn: (day: string) => `wyszło ${day}`,
  stale: "do sprostowania",
  late: "po terminie",
  due: "czeka",
  wasDue: (day: string) => `termin minął ${day}`,
  dueBy: (day: string) => `opublikuj do ${day}`,
  progress: (done: number, all: number) => `${number(done)} z ${number(all)} kanałów`,
  leadTime: (days: number, announced: boolean) =>
    announced
      ? `ogłoszone ${count(days, { one: "dzień", few: "dni", many: "dni", other: "dnia" })} wcześniej`
      : `zostało ${count(days, { one: "dzień", few: "dni", many: "dni", other: "dnia" })}`,
  legend: "Znaki w tabeli",
  emptyTitle: "Nie ma jeszcze ostatecznych terminów",
  emptyAbout: "Gdy zatwierdzisz termin w kalendarzu, zobaczysz tu, na których kanałach trzeba go ogłosić i do kiedy.",
  toCalendar: "Przejdź do kalendarza",
  noneTitle: "Tu nic nie czeka",
  exportAll: "Eksportuj wszystkie pakiety…",
  all: {
    title: "Wszystkie pakiety sezonu",
    about: "Program zapisze pakiet każdego ostatecznego terminu. Pakiety, w których nic się nie zmieniło, zostaną takie same.",
    write: "Zapisz pakiety",
    begins: "Zaczynam…",
    progress: (done: number, total: number) => `Pakiet ${number(done)} z ${number(total)}`,
    stop: "Przerwij",
    stopped: "Przerwano. Pakiety zapisane wcześniej są pełne, połowicznych nie ma.",
    written: (n: number) => `Zapisano ${count(n, { one: "pakiet", few: "pakiety", many: "pakietów", other: "pakietu" })}`,
    notReady: (n: number) => `Bez pakietu: ${count(n, { one: "spotkanie", few: "spotkania", many: "spotkań", other: "spotkania" })} – najpierw uzupełnij braki`,
  },
  noneAbout: "Wszystkie ogłoszenia z tej grupy wyszły na wszystkich kanałach.",
};

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
  noneAbout: "Wszystkie ogłoszenia z tej grupy wyszły na wszystkich kanałach.",
};

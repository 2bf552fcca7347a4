import { addDays, daysFrom, weekday, type Day } from "../../../time/civil.ts";
import type { Period } from "../../types/Period.ts";
import type { Resource } from "../../types/Resource.ts";
import { instantOn, rfc3339 } from "../instants.ts";

export interface Busy {
  from: number;
  to: number;
  title: string;
}

export interface SampleCalendar {
  id: number;
  name: string;
  owner: Resource;
  as_of: string;
  busy: Busy[];
}

/** Every so many weeks on a weekday, between two hours. */
type Habit = [weekday: number, from: number, to: number, title: string, everyWeeks?: number, phase?: number];

const monday = "2026-11-16";
const weeks = 16;

const habits: [Resource, string, Habit[]][] = [
  [
    { kind: "person", id: 1 },
    "Kalendarz Prezydenta",
    [
      [1, 9, 11, "Kolegium Prezydenta"],
      [1, 16, 18.5, "Rada Metropolii", 2],
      [2, 10, 12, "Odprawa dyrektorów"],
      [2, 17, 19, "Dyżur interwencyjny", 3, 1],
      [3, 9, 16, "Sesja Rady Miasta Krakowa", 2, 1],
      [3, 17, 20, "Gala dzielnic", 4, 2],
      [4, 12, 14, "Konferencja prasowa"],
      [4, 18, 21, "Premiera w teatrze", 3, 2],
      [5, 8, 15, "Spotkania w urzędzie"],
    ],
  ],
  [{ kind: "person", id: 2 }, "Kalendarz zastępczyni", [[1, 8, 15, "Narady"], [3, 15, 19, "Komisja planowania"], [4, 9, 18, "Wizytacje"]]],
  [{ kind: "person", id: 3 }, "Kalendarz zastępcy", [[2, 8, 18, "Rady budowy"], [5, 9, 13, "Przegląd inwestycji"]]],
  [{ kind: "person", id: 4 }, "Kalendarz organizatorki", [[1, 8, 10, "Odprawa wydziału"], [4, 16, 20, "Szkolenie", 2]]],
  [{ kind: "person", id: 5 }, "Kalendarz organizatora", [[3, 16, 21, "Dyżur", 2]]],
  [{ kind: "person", id: 7 }, "Kalendarz tłumaczki", [[2, 9, 13, "Tłumaczenie w sądzie"], [4, 8, 16, "Szkoła"]]],
  [{ kind: "venue", id: 1 }, "Rezerwacje sali", [[2, 8, 15, "Komisje"], [4, 16, 20, "Klub radnych", 2]]],
  [{ kind: "venue", id: 2 }, "Plan lekcji", [[1, 8, 16, "Lekcje"], [2, 8, 16, "Lekcje"], [3, 8, 16, "Lekcje"], [4, 8, 16, "Lekcje"], [5, 8, 15, "Lekcje"]]],
  [{ kind: "venue", id: 4 }, "Repertuar", [[5, 16, 22, "Koncert"], [6, 15, 22, "Spektakl"], [3, 17, 21, "Próby chóru", 2]]],
  [{ kind: "venue", id: 7 }, "Plan lekcji", [[1, 8, 16, "Lekcje"], [2, 8, 16, "Lekcje"], [3, 8, 16, "Lekcje"], [4, 8, 16, "Lekcje"]]],
  [{ kind: "venue", id: 8 }, "Zajęcia", [[2, 17, 20, "Klub szachowy"], [4, 17, 20, "Taniec"]]],
];

function occurrences([day, from, to, title, every = 1, phase = 0]: Habit): Busy[] {
  const starts = Array.from({ length: weeks }, (_, week) => week).filter((week) => week % every === phase);
  return starts.map((week) => {
    const date = addDays(monday, week * 7 + day - 1);
    return { from: instantOn(date, from * 60), to: instantOn(date, to * 60), title };
  });
}

export const calendars = (): SampleCalendar[] =>
  habits.map(([owner, name, all], index) => ({
    id: index + 1,
    name,
    owner,
    // One calendar has grown old: its free time is no longer believed.
    as_of: owner.kind === "venue" && owner.id === 8 ? "2026-11-10T08:00:00+01:00" : "2026-11-22T18:00:00+01:00",
    busy: all.flatMap(occurrences),
  }));

const wholeDays = (first: Day, last: Day) => ({
  start: rfc3339(instantOn(first, 0)),
  end: rfc3339(instantOn(addDays(last, 1), 0)),
});

export function periods(): Period[] {
  const sessions = daysFrom(monday, weeks * 7).filter((day) => weekday(day) === 3 && Number(day.slice(8)) > 21);
  return [
    { id: 1, kind: "school_break", name: "Zimowa przerwa świąteczna", interval: wholeDays("2026-12-23", "2026-12-31"), district: null },
    { id: 2, kind: "school_break", name: "Ferie zimowe (województwo małopolskie)", interval: wholeDays("2027-02-15", "2027-02-28"), district: null },
    { id: 3, kind: "event", name: "Jarmark na Rynku Głównym – otwarcie", interval: wholeDays("2026-11-27", "2026-11-27"), district: 1 },
    ...sessions.map((day, index): Period => ({
      id: 10 + index,
      kind: "city_council_session",
      name: "Sesja Rady Miasta Krakowa",
      interval: { start: rfc3339(instantOn(day, 600)), end: rfc3339(instantOn(day, 1020)) },
      district: null,
    })),
  ];
}

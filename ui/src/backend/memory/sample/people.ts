import type { Duty } from "../../types/Duty.ts";
import type { Gender } from "../../types/Gender.ts";
import type { Person } from "../../types/Person.ts";

type Row = [name: string, gender: Gender, office: string, duty: Duty];

/** Invented people; the Mayor comes first. */
const rows: Row[] = [
  ["Gniewomir Zarzecki", "masculine", "Prezydent Miasta Krakowa", "mayor"],
  ["Jagna Topolnicka", "feminine", "Zastępczyni Prezydenta Miasta Krakowa", "deputy"],
  ["Wit Kalinowiecki", "masculine", "Zastępca Prezydenta Miasta Krakowa", "deputy"],
  ["Kalina Wrzosek", "feminine", "Główna specjalistka w Wydziale Komunikacji Społecznej", "organiser"],
  ["Iwo Modrzejewicz", "masculine", "Inspektor w Wydziale Komunikacji Społecznej", "organiser"],
  ["Tymon Jaskólecki", "masculine", "Koordynator spotkań w dzielnicach", "host"],
  ["Róża Pawlikowiec", "feminine", "Tłumaczka polskiego języka migowego (PJM)", "interpreter"],
];

const workdays = { weekdays: [1, 2, 3, 4, 5], from: 8 * 60, to: 21 * 60 };

export const people = (): Person[] =>
  rows.map(([name, gender, office, duty], index) => ({
    id: index + 1,
    name,
    gender,
    office,
    duty,
    email: `osoba${index + 1}@urzad.example`,
    phone: null,
    hours: { rules: [workdays], exceptions: [] },
    absences: duty === "organiser" && index === 3 ? [{ from: "2026-12-21", to: "2026-12-31", reason: "urlop" }] : [],
    base: null,
  }));

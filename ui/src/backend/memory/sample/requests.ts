import type { Audience } from "../../types/Audience.ts";
import type { Feature } from "../../types/Feature.ts";
import type { Gender } from "../../types/Gender.ts";
import type { Request } from "../../types/Request.ts";

interface Row {
  title: string;
  topic: string;
  requester: [name: string, gender: Gender];
  body?: string;
  council: string;
  district: number;
  attendance: number;
  minutes?: number;
  needs?: Feature[];
  audience?: Audience;
  received: string;
  hours?: [number, number];
  anyDeputy?: boolean;
  interpreter?: boolean;
}

const rows: Row[] = [
  {
    title: "Pętla autobusowa przy Osiedlu Rżąka",
    topic: "Gdzie powstanie nowa pętla autobusowa, jak będzie chroniona przed hałasem i którędy piesi dojdą do przystanków.",
    requester: ["Grażyna Sowińczak", "feminine"],
    body: "Stowarzyszenie „Sąsiedzka Rżąka”",
    council: "Rada Dzielnicy XII Bieżanów-Prokocim",
    district: 12,
    attendance: 140,
    needs: ["step_free"],
    received: "2026-10-13",
  },
  {
    title: "Park kieszonkowy zamiast dzikiego parkingu",
    topic: "Mieszkańcy chcieliby wspólnie zaprojektować niewielki park na placu między blokami.",
    requester: ["Bartłomiej Krzywonos", "masculine"],
    body: "Grupa sąsiedzka „Zielony Kwartał”",
    council: "Rada Dzielnicy II Grzegórzki",
    district: 2,
    attendance: 70,
    minutes: 120,
    received: "2026-10-20",
    anyDeputy: true,
  },
  {
    title: "Bezpieczna droga do szkoły na Klinach",
    topic: "Przejścia dla pieszych, prędkość samochodów i chodniki w okolicy szkoły.",
    requester: ["Patrycja Wrotek", "feminine"],
    body: "Rada Rodziców przy Szkole Podstawowej nr 221",
    council: "Rada Dzielnicy VIII Dębniki",
    district: 8,
    attendance: 110,
    audience: "parents",
    received: "2026-10-28",
    hours: [17 * 60, 18 * 60],
  },
  {
    title: "Co dalej z planem miejscowym dla Górki Narodowej",
    topic: "Wysokość nowej zabudowy, teren pod szkołę i zieleń w projekcie planu miejscowego.",
    requester: ["Zbigniew Pietruszak", "masculine"],
    body: "Towarzystwo Przyjaciół Górki Narodowej",
    council: "Rada Dzielnicy IV Prądnik Biały",
    district: 4,
    attendance: 200,
    minutes: 120,
    received: "2026-11-02",
  },
  {
    title: "Odcinek ulicy bez chodnika w Borku Fałęckim",
    topic: "Piesi idą poboczem do przystanku i sklepu; mieszkańcy pytają o projekt chodnika i termin prac.",
    requester: ["Stefania Gruszczyk", "feminine"],
    council: "Rada Dzielnicy IX Łagiewniki-Borek Fałęcki",
    district: 9,
    attendance: 60,
    received: "2026-11-05",
  },
  {
    title: "Dzienny dom opieki dla seniorów na Kurdwanowie",
    topic: "Seniorzy i ich opiekunowie pytają o miejsce spotkań, posiłki i zajęcia w ciągu dnia.",
    requester: ["Wiesława Odrowicz", "feminine"],
    body: "Klub Seniora „Pogodna Przystań”",
    council: "Rada Dzielnicy XI Podgórze Duchackie",
    district: 11,
    attendance: 90,
    audience: "seniors",
    needs: ["step_free", "accessible_toilet", "induction_loop"],
    received: "2026-11-09",
    hours: [11 * 60, 16 * 60],
    interpreter: true,
  },
  {
    title: "Cisza nocna na Kazimierzu",
    topic: "Hałas z ogródków gastronomicznych po godz. 22.00 i dobre zasady współżycia mieszkańców i gości.",
    requester: ["Eugenia Lipska-Mróz", "feminine"],
    council: "Rada Dzielnicy I Stare Miasto",
    district: 1,
    attendance: 85,
    needs: ["step_free"],
    received: "2026-11-12",
    anyDeputy: true,
  },
  {
    title: "Spokojne niedziele wokół Lasu Wolskiego",
    topic: "Parkowanie na trawnikach i pomysł na autobus wahadłowy w dni wolne od pracy.",
    requester: ["Kajetan Wydrych", "masculine"],
    body: "Stowarzyszenie „Nasz Las”",
    council: "Rada Dzielnicy VII Zwierzyniec",
    district: 7,
    attendance: 80,
    received: "2026-11-17",
  },
  {
    title: "Wielkie widowisko o historii osiedli",
    topic: "Tysiąc uczestników i scena – wniosek, dla którego nie ma tak dużej sali.",
    requester: ["Henryk Szlagowski", "masculine"],
    council: "Rada Dzielnicy XVIII Nowa Huta",
    district: 18,
    attendance: 1000,
    received: "2026-11-19",
  },
];

function roles(row: Row): Request["roles"] {
  return [
    { role: "speaker", required: true, presence: "core", candidates: row.anyDeputy ? [1, 2, 3] : [1] },
    { role: "organiser", required: true, presence: "full", candidates: [4, 5] },
    ...(row.interpreter ? [{ role: "interpreter" as const, required: true, presence: "core" as const, candidates: [7] }] : []),
  ];
}

const email = (name: string) => `${name.normalize("NFD").replace(/[^a-z]/gi, "").toLowerCase()}@poczta.example`;

export const requests = (): Request[] =>
  rows.map((row, index) => ({
    id: index + 1,
    state: "waiting",
    decline_reason: null,
    title: row.title,
    topic: row.topic,
    case_mark: `KS-02.0632.${index + 11}.2026`,
    requester: { name: row.requester[0], gender: row.requester[1], body: row.body ?? null, email: email(row.requester[0]), phone: null, address: null, salutation: null },
    bodies: [{ name: row.council, email: `rada@dzielnica${row.district}.krakow.example`, phone: null }],
    district: row.district,
    audience: row.audience ?? "residents",
    attendance: row.attendance,
    layout: null,
    needs: row.needs ?? [],
    duration: row.minutes ?? 90,
    wishes: { from: null, to: null, weekdays: [2, 3, 4], earliest: row.hours?.[0] ?? 17 * 60, latest: row.hours?.[1] ?? 19 * 60 },
    roles: roles(row),
    received_on: row.received,
    remarks: null,
  }));

import { expect, test } from "vitest";
import type { Fact } from "../backend/types/Fact.ts";
import { en } from "./en.ts";
import { pl } from "./pl.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");
const names = {
  person: (id: number) => ({ 1: "Gniewomir Zarzecki" })[id],
  venue: (id: number) => ({ 5: "Dom Kultury „Solanka”" })[id],
  district: (number: number) => ({ 9: "IX Łagiewniki-Borek Fałęcki" })[number],
};
const busy = { start: "2026-12-16T17:00:00+01:00", end: "2026-12-16T20:00:00+01:00" };
const source = { kind: "calendar", id: 3 } as const;

test("a taken evening names who, when and what for", () => {
  const fact: Fact = { rule: "person_busy", person_id: 1, busy, source, calendar: null, title: "Gala dzielnic" };
  expect(plain(pl.conflicts.said(fact, names))).toBe("Gniewomir Zarzecki: zajęty termin śr 16 XII, 17.00–20.00 („Gala dzielnic”).");
  expect(plain(en.conflicts.said(fact, names))).toBe("Gniewomir Zarzecki is busy Wed 16 Dec, 17:00–20:00 (“Gala dzielnic”).");
});

test("numbers are said with their words", () => {
  const small: Fact = { rule: "venue_too_small", venue_id: 5, capacity: 140, attendance: 201 };
  expect(plain(pl.conflicts.said(small, names))).toBe("Dom Kultury „Solanka” mieści 140, a spodziewamy się 201 osób.");
  const late: Fact = { rule: "lead_time_minimum", days: 1, needed: 7 };
  expect(plain(pl.conflicts.said(late, names))).toBe("Na ogłoszenie zostaje 1 dzień; potrzeba co najmniej 7.");
});

test("a thing that is gone from the register still makes a sentence", () => {
  const fact: Fact = { rule: "venue_closed", venue_id: 99, date: "2026-12-16", closure: null };
  expect(plain(pl.conflicts.said(fact, names))).toBe("Miejsce spoza rejestru: zamknięte w środę, 16 grudnia 2026 r.");
});

test("a neighbouring meeting of the district is named by its district", () => {
  const fact: Fact = { rule: "district_gap", district: 9, meeting_id: 2, start: busy.start, days: 22, wanted: 60 };
  expect(plain(pl.conflicts.said(fact, names))).toContain("Dzielnica IX Łagiewniki-Borek Fałęcki ma spotkanie śr 16 XII, 17.00, w odstępie 22 dni");
});

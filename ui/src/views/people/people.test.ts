import { expect, test } from "vitest";
import type { MeetingCard } from "../../backend/types/MeetingCard.ts";
import { newPerson, newVenue, personDetails, personDraft, venueDetails, venueDraft } from "./draft.ts";
import { hoursSaid, runs } from "./hours.ts";
import { found, meetingsOf } from "./list.ts";
import { parsePoint, writtenPoint } from "./point.ts";

test("a district is found without its Polish letters, a middle of a word is not", () => {
  const names = ["IX Łagiewniki-Borek Fałęcki", "XIII Podgórze"];
  const search = (text: string) => found(names, text, (name) => [name]);
  expect([search("lagiewniki"), search("FALECKI borek"), search("gorze"), search("")]).toEqual([
    [names[0]],
    [names[0]],
    [],
    names,
  ]);
});

test("neighbouring weekdays are one run", () => {
  expect(runs([5, 1, 2, 3, 7])).toEqual([
    [1, 3],
    [5, 5],
    [7, 7],
  ]);
});

test("hours in words; no rules means always", () => {
  const hours = { rules: [{ weekdays: [1, 2, 3, 4, 5], from: 480, to: 960 }], exceptions: [] };
  expect(hoursSaid(hours)).toBe("pon–pt 8.00–16.00");
  expect(hoursSaid({ rules: [], exceptions: [] })).toBe("zawsze");
});

test("a point is read with Polish commas and English dots", () => {
  const there = { latitude: 50.0312, longitude: 19.9876 };
  expect(["50,0312; 19,9876", "50.0312, 19.9876", "50.0312 19.9876"].map(parsePoint)).toEqual([there, there, there]);
  expect([parsePoint(""), parsePoint("tam"), parsePoint("99; 19")]).toEqual([null, undefined, undefined]);
  expect(parsePoint(writtenPoint(there))).toEqual(there);
});

test("a card's draft gives back its details, and what is unknown is not written as known", () => {
  const venue = { ...newVenue(), name: "SP 106", layouts: { rows: 80 }, access: { lift: "no" as const } };
  expect(venueDetails(venueDraft(venue))).toEqual(venue);
  const person = { ...newPerson(), name: "Jan Próbny", office: "Dyrektor" };
  expect(personDetails(personDraft(person))).toEqual(person);
});

test("meetings ahead come soonest first, past ones latest first, cancelled ones not at all", () => {
  const card = (id: number, start: string, state: MeetingCard["state"] = "held"): MeetingCard => ({
    ...{ id, name: "", state, start, end: start, venue_id: 1, venue_name: "", request_id: 1, district: null },
    person_ids: [7],
  });
  const cards = [card(1, "2026-12-20T16:00:00Z"), card(2, "2026-12-02T16:00:00Z"), card(3, "2026-10-02T16:00:00Z")];
  const { ahead, past } = meetingsOf({ kind: "person", id: 7 }, [...cards, card(4, "2026-12-03T16:00:00Z", "cancelled")], "2026-11-23T08:00:00Z");
  expect([ahead.map(({ id }) => id), past.map(({ id }) => id)]).toEqual([[2, 1], [3]]);
});

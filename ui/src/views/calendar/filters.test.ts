import { expect, test } from "vitest";
import type { MeetingCard } from "../../backend/types/MeetingCard.ts";
import { asked, fits, isFilter, noFilter } from "./filters.ts";

const card: MeetingCard = {
  ...{ id: 1, name: "Park", state: "confirmed", start: "2026-12-16T16:00:00Z", end: "2026-12-16T17:30:00Z" },
  ...{ venue_id: 2, venue_name: "Klub", request_id: 1, district: "IX Łagiewniki-Borek Fałęcki", person_ids: [3] },
};

test("without a filter everything stands there but what was declined", () => {
  expect([fits(card, noFilter), fits({ ...card, state: "declined" }, noFilter)]).toEqual([true, false]);
});

test("every part of a filter must fit", () => {
  const wanted = { stages: ["confirmed" as const], district: "IX Łagiewniki-Borek Fałęcki", person: 3, venue: 2 };
  expect(fits(card, wanted)).toBe(true);
  for (const other of [{ stages: ["held" as const] }, { district: "I Stare Miasto" }, { person: 4 }, { venue: 9 }]) {
    expect(fits(card, { ...wanted, ...other })).toBe(false);
  }
  expect([asked(wanted), asked(noFilter)]).toEqual([4, 0]);
});

test("what was kept by an older program and is no filter is not taken for one", () => {
  expect([isFilter({ stages: ["lost"], district: "", person: null, venue: null }), isFilter(null), isFilter(noFilter)]).toEqual([false, false, true]);
});

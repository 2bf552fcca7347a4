import { expect, test } from "vitest";
import type { RequestCard } from "../../backend/types/RequestCard.ts";
import { detailsOf, draftOf, newBody, newDraft } from "./draft.ts";
import { filtered, longestFirst } from "./list.ts";

const card = (id: number, name: string, over: Partial<RequestCard> = {}): RequestCard => ({
  ...{ id, name, state: "waiting", case_mark: null, topic: "", district: null, attendance: 0, duration: 90 },
  ...{ waiting_days: null, meeting_id: null },
  ...over,
});

const every = { text: "", state: "every", district: "" } as const;

test("a request is found without Polish letters, by words in any order", () => {
  const cards = [card(1, "Pętla na Rżące", { district: "IX Łagiewniki-Borek Fałęcki" }), card(2, "Park")];
  expect(filtered(cards, { ...every, text: "lagiewniki petla" }).map(({ id }) => id)).toEqual([1]);
});

test("a filter by state and by district keeps only what fits both", () => {
  const cards = [card(1, "a", { district: "I Stare Miasto" }), card(2, "b", { state: "declined", district: "I Stare Miasto" })];
  expect(filtered(cards, { ...every, state: "declined", district: "I Stare Miasto" }).map(({ id }) => id)).toEqual([2]);
});

test("who has waited longest stands first", () => {
  const cards = [card(1, "a"), card(2, "b", { waiting_days: 3 }), card(3, "c", { waiting_days: 40 })];
  expect(longestFirst(cards).map(({ id }) => id)).toEqual([3, 2, 1]);
});

test("a draft gives back the details it was made of", () => {
  const details = detailsOf({ ...newDraft("2026-11-23"), title: "Park", case_mark: "KS.0632.1.2026", attendance: 80 });
  expect(detailsOf(draftOf(details))).toEqual(details);
});

test("what was left empty is missing, not an empty text; a body without a name is none", () => {
  const details = detailsOf({ ...newDraft("2026-11-23"), case_mark: "  ", bodies: [newBody()] });
  expect([details.case_mark, details.requester.email, details.bodies]).toEqual([null, null, []]);
});

import { expect, test } from "vitest";
import type { ChecklistLine } from "../../../backend/types/ChecklistLine.ts";
import { jumpTo } from "./jumps.ts";

const around = { venueId: 5, requestId: 9 };
const line = (field: string, more: Partial<ChecklistLine> = {}): ChecklistLine => ({
  key: field,
  channel_id: null,
  field,
  fact: { fact: "missing" },
  weight: "blocks",
  waived: null,
  ...more,
});

test("a text that is too long leads to that channel's own text", () => {
  const long = line("text", { channel_id: "x_post", fact: { fact: "over_limit", limit: 280, actual: 300 } });
  expect(jumpTo(long, around)).toEqual({ to: "field", name: "own_text", language: "pl", channel: "x_post" });
});

test("a missing translation leads to the field in that language", () => {
  expect(jumpTo(line("lead", { fact: { fact: "not_translated", language: "uk" } }), around)).toMatchObject({
    name: "lead",
    language: "uk",
  });
});

test("what the venue's card or the settings lack leads there", () => {
  const views = ["accessibility", "venue.street", "contact", "page_url"].map((field) => jumpTo(line(field), around));
  expect(views.map((jump) => jump?.to === "view" && jump.place.view)).toEqual(["people", "people", "settings", "settings"]);
});

test("words about the place are the announcement's, not the card's", () => {
  expect(jumpTo(line("venue.directions"), around)).toMatchObject({ to: "field", name: "directions" });
});

test("what no field can mend leads nowhere", () => {
  expect(jumpTo(line("lead_time"), around)).toBeUndefined();
});

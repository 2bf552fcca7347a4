import { expect, test } from "vitest";
import type { LedgerRow } from "../../backend/types/LedgerRow.ts";
import { changesOf, valueSaid } from "./changes.ts";

const lists = { people: [], venues: [{ id: 7, name: "Szkoła Podstawowa nr 226" }], requests: [], meetings: [], channels: [] };
const known = lists as unknown as NonNullable<Parameters<typeof changesOf>[1]>;
/** Spaces that don't break are spaces here. */
const plain = (text: string | undefined) => text?.replaceAll("\u00a0", " ");
const row = (before: LedgerRow["before"], after: LedgerRow["after"]): LedgerRow => ({
  ...{ id: 1, at: "2026-11-23T09:00:00+01:00", who: "anna", step: "move_meeting", of: null },
  ...{ entity: { kind: "meeting", id: 3 }, before, after, withheld: [] },
});

test("a moved meeting says its hall by name and its hours as people write them, and nothing of the program's own", () => {
  const before = { id: 3, sequence: 1, venue_id: 6, start: "2026-12-16T16:00:00Z", duration: 90 };
  const after = { ...before, sequence: 2, venue_id: 7, start: "2026-12-17T16:30:00Z", duration: 120 };
  const said = changesOf(row(before, after), known);
  expect(said.map(({ field }) => field)).toEqual(["miejsce", "początek", "czas trwania"]);
  expect(said[0]).toMatchObject({ before: "6", after: "Szkoła Podstawowa nr 226" });
  expect(plain(said[1]?.after)).toBe("czw 17 XII, 17.30");
  expect([plain(said[2]?.before), plain(said[2]?.after)]).toEqual(["1 godz. 30 min", "2 godz."]);
});

test("what came into being or went is no change of its fields", () => {
  expect(changesOf(row(null, { id: 3 }), known)).toEqual([]);
});

test("values are said in the office's words, unknown ones as they are stored", () => {
  expect(valueSaid("stage", "confirmed", undefined)).toBe("zatwierdzone");
  expect(valueSaid("roles.0.required", "true", undefined)).toBe("tak");
  expect(plain(valueSaid("wishes.from", "2026-12-01", undefined))).toBe("1 grudnia 2026");
  expect(valueSaid("poster.colour", "blue", undefined)).toBe("blue");
});

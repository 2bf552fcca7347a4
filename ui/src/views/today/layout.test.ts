import { expect, test } from "vitest";
import type { Due } from "./layout.ts";
import { grouped, keyOf, placeFor } from "./layout.ts";

const line = (meeting_id: number, by: string, overdue = false): Due => ({
  item: "hold_open",
  meeting_id,
  name: "Spotkanie",
  by,
  overdue,
});

test("what expires first stands on top, and a group without lines is not there", () => {
  const lines = [line(1, "2026-11-20T08:00:00Z", true), line(2, "2026-11-23T20:00:00Z"), line(3, "2027-02-01T08:00:00Z")];
  const found = grouped(lines, "2026-11-23").map(({ group, lines: of }) => [group, of.map((each) => keyOf(each))]);
  expect(found).toEqual([
    ["overdue", ["hold_open 1"]],
    ["today", ["hold_open 2"]],
    ["later", ["hold_open 3"]],
  ]);
});

test("a day is Kraków's: half past eleven at night in UTC is tomorrow there", () => {
  expect(grouped([line(1, "2026-11-23T23:30:00Z")], "2026-11-23")[0]?.group).toBe("week");
});

test("a message in doubt leads to the outbox, where it is decided", () => {
  const doubt = { item: "mail_uncertain", mail_id: 3, meeting_id: 5, name: "Spotkanie", to: "a@example.org" } as const;
  const due = { ...doubt, by: "2026-11-20T08:00:00Z", overdue: true };
  expect(placeFor(due)).toEqual({ view: "settings", params: { section: "mail" } });
  expect(keyOf(due)).not.toBe(keyOf({ ...due, mail_id: 4 }));
});

test("a stale calendar leads to its owner, a meeting's matter to the meeting", () => {
  const stale = { item: "calendar_stale", calendar_id: 4, owner: { kind: "venue", id: 7 }, name: "SP 106" } as const;
  expect(placeFor({ ...stale, by: "2026-11-20T08:00:00Z", overdue: true })).toEqual({
    view: "people",
    params: { venue: "7" },
  });
  expect(placeFor(line(5, "2026-11-20T08:00:00Z")).params).toEqual({ meeting: "5" });
});

// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { backend } from "../../backend/index.ts";
import type { Register } from "../../backend/types/Register.ts";
import type { Item } from "./difference.ts";
import { mondaysOf, overviewOf } from "./overview.ts";

const register: Register = await backend.call("register");
const held = register.meetings.find(({ state }) => state === "held");
if (!held) throw new Error("the sample holds no date");

const moved: Item = {
  key: `M${held.id}`,
  status: "open",
  placement: {
    request_id: held.request_id,
    meeting_id: held.id,
    name: held.name,
    start: "2026-12-22T17:00:00+01:00",
    end: "2026-12-22T18:30:00+01:00",
    venue_id: 2,
    participants: [],
    was: { start: held.start, venue_id: held.venue_id, participants: [] },
    announced: false,
    what: ["start", "venue"],
    verdict: "free",
    reasons: [],
  },
};

test("weeks run from the first day's to the last day's, the turn of the year included", () => {
  expect(mondaysOf("2026-12-23", "2027-01-05")).toEqual(["2026-12-21", "2026-12-28", "2027-01-04"]);
  expect(mondaysOf("2026-12-23", "2026-12-23")).toEqual(["2026-12-21"]);
});

test("every district has a row, and a meeting that moves leaves a mark where it was", () => {
  const view = overviewOf([moved], register, "2026-11-23", "2027-02-14");
  expect(view.rows.length).toBeGreaterThanOrEqual(18);
  const marks = view.rows.flatMap(({ district, cells }) => cells.flatMap((cell, week) => cell.map((mark) => ({ district, week, ...mark }))));
  const own = marks.filter(({ meetingId }) => meetingId === held.id).map(({ district, week, kind }) => ({ district, week, kind }));
  expect(own).toEqual([
    { district: held.district, week: 3, kind: "was" },
    { district: held.district, week: 4, kind: "moved" },
  ]);
});

test("a week counts what would stand in it, not what would leave it", () => {
  const { counts } = overviewOf([moved], register, "2026-11-23", "2027-02-14");
  const before = overviewOf([], register, "2026-11-23", "2027-02-14").counts;
  expect([counts[3], counts[4]]).toEqual([(before[3] ?? 0) - 1, (before[4] ?? 0) + 1]);
});

test("what is accepted is drawn once, as what stands", () => {
  const view = overviewOf([{ ...moved, status: "accepted" }], register, "2026-11-23", "2027-02-14");
  const kinds = view.rows.flatMap(({ cells }) => cells.flat().map(({ kind }) => kind));
  expect(new Set(kinds)).toEqual(new Set(["stands"]));
});

import { expect, test } from "vitest";
import { daysFrom } from "../../time/civil.ts";
import { byRow, type Ghost } from "../season/ghosts.ts";
import { ghostAt, ghostsOutline, meantBy, placedGhosts } from "./rowGhosts.ts";
import { Timeline } from "./timeline.ts";

const week = new Timeline(daysFrom("2026-12-14"), 150);
const at = (time: string) => `2026-12-16T${time}:00+01:00`;
const ghost = (change: Partial<Ghost> = {}): Ghost => ({
  ...{ id: "R5", name: "Spotkanie", start: at("17:00"), end: at("19:00"), venueId: 2, meetingId: null, personIds: [1, 4] },
  ...change,
});

test("what is proposed stands in the row of its hall and of each person who takes part, once", () => {
  const rows = byRow([ghost(), ghost({ id: "M3", personIds: [4, 4] })]);
  expect(Object.fromEntries([...rows].map(([row, ghosts]) => [row, ghosts.map(({ id }) => id)]))).toEqual({
    "venue-2": ["R5", "M3"],
    "person-1": ["R5"],
    "person-4": ["R5", "M3"],
  });
  expect(byRow([]).size).toBe(0);
});

test("a ghost takes its whole row, and over a meeting the lower half", () => {
  const placed = placedGhosts([ghost(), ghost({ id: "M3", start: at("09:00"), end: at("10:00") })], week, [{ left: 415, width: 30 }]);
  expect(placed.map(({ id, left, width, lower }) => [id, left, width, lower])).toEqual([
    ["R5", 400, 20, true],
    ["M3", 320, 10, false],
  ]);
  expect(ghostsOutline(placed, 44)).toBe("M401 23h18V38h-18ZM321 5h8V38h-8Z");
});

test("days that are not shown have no ghosts", () => {
  expect(placedGhosts([ghost({ start: "2027-01-20T17:00:00+01:00", end: "2027-01-20T19:00:00+01:00" })], week, [])).toEqual([]);
});

test("the pointer finds a ghost in its box, and where it shares its place with a meeting only below", () => {
  const [over] = placedGhosts([ghost()], week, [{ left: 400, width: 20 }]);
  const alone = placedGhosts([ghost({ id: "R6", start: at("07:00"), end: at("07:15") })], week, []);
  const ghosts = [...(over ? [over] : []), ...alone];
  expect(ghostAt({ x: 410, y: 30 }, ghosts, 44)?.id).toBe("R5");
  expect(ghostAt({ x: 410, y: 10 }, ghosts, 44)).toBeUndefined();
  expect(ghostAt({ x: 307, y: 10 }, ghosts, 44)?.id).toBe("R6");
  expect(ghostAt({ x: 360, y: 30 }, ghosts, 44)).toBeUndefined();
});

test("the keyboard means what takes its hour, else what the day begins with", () => {
  const morning = ghost({ id: "M3", start: at("09:00"), end: at("10:00") });
  const on = (minute: number, day = "2026-12-16") => meantBy({ day, minute }, [morning, ghost()])?.id;
  expect([on(17 * 60), on(19 * 60 - 15), on(19 * 60), on(9 * 60), on(12 * 60)]).toEqual(["R5", "R5", "M3", "M3", "M3"]);
  expect(on(17 * 60, "2026-12-17")).toBeUndefined();
});

import { expect, test } from "vitest";
import { daysFrom } from "../../time/civil.ts";
import { stretchOf } from "./resources.ts";

const week = daysFrom("2026-12-14");
const stretch = (start: string, end: string) => stretchOf({ start: `${start}+01:00`, end: `${end}+01:00` }, week);

test("a whole working day is a seventh of the week", () => {
  expect(stretch("2026-12-16T07:00:00", "2026-12-16T22:00:00")).toEqual({ left: 2 / 7, width: 3 / 7 - 2 / 7 });
});

test("what lies before, after, or in hours that are not shown takes no room", () => {
  expect(stretch("2026-12-01T10:00:00", "2026-12-01T12:00:00")).toBeNull();
  expect(stretch("2026-12-30T10:00:00", "2026-12-30T12:00:00")).toBeNull();
  expect(stretch("2026-12-16T23:00:00", "2026-12-16T23:30:00")).toBeNull();
});

test("what is longer than the week fills it", () => {
  expect(stretch("2026-12-01T00:00:00", "2027-01-10T00:00:00")).toEqual({ left: 0, width: 1 });
});

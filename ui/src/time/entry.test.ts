import { expect, test } from "vitest";
import { parseDay, parseMinute, writtenDay } from "./entry.ts";

const today = "2026-11-23";

test("a day is understood as people write it", () => {
  const said = ["16.12.2026", "16.12", "16.12.26", "2026-12-16", " 16 12 2026 ", "16/12/2026"];
  expect(said.map((text) => parseDay(text, today))).toEqual(said.map(() => "2026-12-16"));
});

test("a day without a year is the next such day, today included", () => {
  expect([parseDay("5.1", today), parseDay("23.11", today)]).toEqual(["2027-01-05", "2026-11-23"]);
});

test("what the calendar does not have is no day", () => {
  const said = ["30.02.2027", "jutro", "", "12", "1.13.2026", "16.12.202"];
  expect(said.map((text) => parseDay(text, today))).toEqual(said.map(() => undefined));
});

test("a time is understood with a dot, a colon or neither", () => {
  expect(["17", "17.30", "17:30", "1730", "8", "24.00", "0.00"].map(parseMinute)).toEqual([
    1020, 1050, 1050, 1050, 480, 1440, 0,
  ]);
  expect(["25", "17.60", "24.30", "rano", ""].map(parseMinute)).toEqual(Array(5).fill(undefined));
});

test("a day stands in a field as one would type it", () => {
  expect(parseDay(writtenDay("2027-01-05"), today)).toBe("2027-01-05");
});

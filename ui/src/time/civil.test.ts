import { expect, test } from "vitest";
import { addDays, civilAt, daysBetween, daysFrom, instantsOf, mondayOf, offsetAt, weekday } from "./civil.ts";

test("the wall clock in Kraków is an hour ahead of UTC in winter and two in summer", () => {
  expect(civilAt("2026-12-16T16:00:00Z")).toEqual({ day: "2026-12-16", minute: 17 * 60 });
  expect(civilAt("2026-06-30T22:15:00Z")).toEqual({ day: "2026-07-01", minute: 15 });
  expect(offsetAt(Date.parse("2026-12-16T16:00:00Z"))).toBe(60);
  expect(offsetAt(Date.parse("2026-07-01T16:00:00Z"))).toBe(120);
});

test("a civil time is one instant on an ordinary day", () => {
  expect(instantsOf({ day: "2026-12-16", minute: 17 * 60 })).toEqual(["2026-12-16T16:00:00Z"]);
});

test("the hour that spring skips is no instant", () => {
  expect(instantsOf({ day: "2026-03-29", minute: 2 * 60 + 30 })).toEqual([]);
});

test("the hour that autumn repeats is two instants, the earlier first", () => {
  expect(instantsOf({ day: "2026-10-25", minute: 2 * 60 + 30 })).toEqual([
    "2026-10-25T00:30:00Z",
    "2026-10-25T01:30:00Z",
  ]);
});

test("civil and instant are inverse over a year of quarter hours in the evening", () => {
  for (const day of daysFrom("2026-01-01", 365)) {
    for (let minute = 8 * 60; minute < 22 * 60; minute += 15) {
      expect(instantsOf({ day, minute }).map((instant) => civilAt(instant))).toEqual([{ day, minute }]);
    }
  }
});

test("every minute of the days on which the clock changes is what the time zone says", () => {
  const zoned = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Warsaw", dateStyle: "short", timeStyle: "short" });
  for (const first of ["2026-03-28T22:00:00Z", "2026-10-24T21:00:00Z"]) {
    for (let minute = 0; minute < 36 * 60; minute++) {
      const instant = Date.parse(first) + minute * 60_000;
      const { day, minute: shown } = civilAt(instant);
      const time = [Math.floor(shown / 60), shown % 60].map((part) => String(part).padStart(2, "0")).join(":");
      expect(`${day} ${time}`).toBe(zoned.format(instant));
    }
  }
});

test("days are counted across the change of the clock and of the year", () => {
  expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
  expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
  expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
  expect(daysBetween("2026-12-16", "2026-11-23")).toBe(-23);
});

test("a week begins on Monday", () => {
  expect(weekday("2026-12-14")).toBe(1);
  expect(weekday("2026-12-20")).toBe(7);
  expect(mondayOf("2026-12-20")).toBe("2026-12-14");
  expect(mondayOf("2026-12-14")).toBe("2026-12-14");
});

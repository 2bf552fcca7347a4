import { expect, test } from "vitest";
import { monthsFrom } from "./months.ts";

test("the first month begins today, the others on their first day, across the turn of the year", () => {
  expect(monthsFrom("2026-11-24", 3)).toEqual([
    { first: "2026-11-24", last: "2026-11-30" },
    { first: "2026-12-01", last: "2026-12-31" },
    { first: "2027-01-01", last: "2027-01-31" },
  ]);
});

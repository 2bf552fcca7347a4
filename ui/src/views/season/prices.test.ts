import { expect, test } from "vitest";
import { differences, sum, weightiest } from "./parts.ts";
import { firstStop, groups, priceAt, stopOf, stops } from "./prices.ts";
import { wayOut } from "./wayOut.ts";

test("each stop of a slider gives a price that stands at that stop again", () => {
  for (const usual of [10_000, 120, 12, 4]) {
    expect(stops.map((_, stop) => stopOf(priceAt(stop, usual), usual))).toEqual(stops.map((_, stop) => stop));
  }
  expect([0, 3, 5].map((stop) => priceAt(stop, 12))).toEqual([0, 12, 48]);
});

test("a price that an office wrote elsewhere shows at the nearest stop", () => {
  expect(stopOf(40, 12)).toBe(5);
  expect(stopOf(1_000_000, 12)).toBe(stops.length - 1);
});

test("a request's date and what is announced always count", () => {
  expect(Object.values(groups).flat().filter((name) => firstStop(name) > 0)).toEqual(["unplaced", "announced_factor"]);
});

test("the heaviest reason comes first, and what a place spares is none", () => {
  expect(weightiest({ week: 5, lead: 24, spacing: -6, evening: 24 })).toEqual([["evening", 24], ["lead", 24], ["week", 5]]);
  expect(sum({ lead: 24, spacing: -6 })).toBe(18);
});

test("two places differ by the parts that are dearer or cheaper", () => {
  expect(differences({ lead: 24, waste: 5 }, { lead: 12, venue_far: 20, waste: 5 })).toEqual([["venue_far", 20], ["lead", -12]]);
});

test("each obstacle leads where one does something about it", () => {
  expect(wayOut({ change: "dates" }, 7)).toEqual({ to: "requests", params: { request: 7 } });
  expect(wayOut({ change: "person_busy", person_id: 3 }, 7)).toEqual({ to: "people", params: { person: 3 } });
  expect(wayOut({ change: "hours" }, 7)).toEqual({ show: "setup" });
  expect(wayOut({ change: "request", request_id: 9 }, 7)).toEqual({ show: "placement", key: "R9" });
});

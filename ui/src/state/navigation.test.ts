// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { choose, go, hashOf, navigation, openAt, placeOf } from "./navigation.svelte.ts";

test("an address and a place are two forms of the same", () => {
  const place = { view: "calendar", params: { meeting: "12", day: "2026-12-16" } };
  expect(placeOf(hashOf(place))).toEqual(place);
  expect(placeOf("")).toEqual({ view: "", params: {} });
});

test("going somewhere says what to show there", () => {
  go("calendar", { meeting: 12 });
  expect([navigation.view, navigation.params, location.hash]).toEqual([
    "calendar",
    { meeting: "12" },
    "#/calendar?meeting=12",
  ]);
});

test("choosing within a view keeps the rest and forgets what is null", () => {
  go("requests", { request: 3, filter: "waiting" });
  choose({ request: null });
  expect([navigation.view, navigation.params]).toEqual(["requests", { filter: "waiting" }]);
});

test("a window begins with a view only where no address has led it to one", () => {
  history.replaceState(null, "", " ");
  openAt("calendar");
  expect([navigation.view, location.hash]).toEqual(["calendar", "#/calendar"]);
  openAt("today");
  expect(navigation.view).toBe("calendar");
});

import { expect, test } from "vitest";
import { differences } from "./difference.ts";

test("only fields that changed are named, by their path", () => {
  const before = { title: "Park", wishes: { from: null, weekdays: [2, 4] }, duration: 90 };
  const after = { title: "Park", wishes: { from: "2026-12-01", weekdays: [2] }, duration: 90 };
  expect(differences(before, after)).toEqual([
    { field: "wishes.weekdays", before: "2, 4", after: "2" },
    { field: "wishes.from", before: "", after: "2026-12-01" },
  ]);
});

test("things in a list are told apart by their place", () => {
  const found = differences({ bodies: [{ name: "Rada" }] }, { bodies: [{ name: "Rada" }, { name: "Szkoła" }] });
  expect(found).toEqual([{ field: "bodies.1.name", before: "", after: "Szkoła" }]);
});

test("what came into being has every field after, none before", () => {
  expect(differences(null, { name: "SP 106" })).toEqual([{ field: "name", before: "", after: "SP 106" }]);
});

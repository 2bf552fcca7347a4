import { expect, test } from "vitest";
import { guessedKind, nameOf, ownerKey, ownerOf, sortOf } from "./files.ts";

test("a file is known by its ending, on every system", () => {
  expect(["C:\\Dane\\Wnioski.XLSX", "/home/a/sala.ics", "b.csv", "skan.pdf"].map(sortOf)).toEqual([
    "table",
    "calendar",
    "table",
    "unknown",
  ]);
  expect(nameOf("C:\\Dane\\Wnioski.XLSX")).toBe("Wnioski.XLSX");
});

test("what a table holds is guessed from its name", () => {
  expect(["Osoby.csv", "miejsca 2026.xlsx", "dane.csv"].map(guessedKind)).toEqual(["people", "venues", "requests"]);
});

test("an owner and its key are two forms of the same", () => {
  const owner = { kind: "venue", id: 7 } as const;
  expect(ownerOf(ownerKey(owner))).toEqual(owner);
});

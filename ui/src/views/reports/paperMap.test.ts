import { expect, test } from "vitest";
import { paperMap } from "./paperMap.ts";
import type { Coverage } from "./statistics.ts";

const rows = [
  { id: 16, state: "planned" },
  { id: 1, state: "recent" },
] as Coverage[];

test("the map goes out with every district, filled by what it has had, and says the same in words", () => {
  const map = paperMap(rows);
  expect(map.areas.length).toBe(18);
  const filled = map.areas.filter(({ filling }) => filling !== "empty").map(({ label, filling }) => [label, filling]);
  expect(filled).toEqual([["I", "solid"], ["XVI", "hatched"]]);
  expect(map.alt).toMatch(/Spotkanie w ciągu 12 miesięcy: I\. Spotkanie zaplanowane: XVI\. .*: żadna\. Bez spotkania: II, III,/);
  expect([map.legend.length, map.credit]).toEqual([4, "© autorzy OpenStreetMap, ODbL"]);
});

test("outlines are whole numbers, each ring closed around an area", () => {
  const rings = paperMap(rows).areas.flatMap(({ rings }) => rings);
  expect(rings.every((ring) => ring.length > 2)).toBe(true);
  expect(rings.flat(2).every(Number.isInteger)).toBe(true);
});

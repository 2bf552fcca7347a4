import { expect, test } from "vitest";
import type { SeasonProgress } from "../../backend/types/SeasonProgress.ts";
import { curvePath, extended } from "./curve.ts";

const at = (millis: number, score: number, placed = 10): SeasonProgress => ({ millis, score, placed, unplaced: 0, bound: null });
const box = { width: 100, height: 50 };

test("the line begins at the top, falls in steps and ends at the bottom right", () => {
  expect(curvePath([at(0, 1000), at(500, 100)], box, 1000)).toBe("M0 0H50V50H100");
});

test("a search that is longer than planned stays in its box", () => {
  expect(curvePath([at(0, 10), at(9000, 5)], box, 1000)).toBe("M0 0H100V50H100");
});

test("nothing heard is no line; one score is a level one", () => {
  expect(curvePath([], box, 1000)).toBe("");
  expect(curvePath([at(0, 7)], box, 1000)).toBe("M0 50H100");
});

test("the same score again adds nothing, a meeting more does", () => {
  const course = [at(0, 9)];
  expect(extended(course, at(100, 9))).toEqual(course);
  expect(extended(course, at(100, 9, 11))).toHaveLength(2);
});

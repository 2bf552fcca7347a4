import { expect, test } from "vitest";
import { clearOf } from "./labels.ts";

test("the name of a district stands in its middle, and aside where a venue would cover it", () => {
  const middle = { x: 100, y: 100 };
  expect(clearOf(middle, [{ x: 160, y: 100 }])).toEqual(middle);
  const [beside, below] = [{ x: 104, y: 97 }, { x: 100, y: 112 }];
  const place = clearOf(middle, [beside, below]);
  for (const { x, y } of [beside, below]) expect(Math.abs(place.x - x) >= 22 || Math.abs(place.y - y) >= 17).toBe(true);
  expect(Math.hypot(place.x - middle.x, place.y - middle.y)).toBeLessThan(30);
});

test("where venues stand all around, the name stays in the middle", () => {
  const crowd = Array.from({ length: 81 }, (_, at) => ({ x: (at % 9) * 10 + 60, y: Math.floor(at / 9) * 10 + 60 }));
  expect(clearOf({ x: 100, y: 100 }, crowd)).toEqual({ x: 100, y: 100 });
});

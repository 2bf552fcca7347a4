import { expect, test } from "vitest";
import { nearest, type Direction, type Spot } from "./nearest.ts";

const spot = (id: number, x: number, y: number): Spot => ({ id, x, y });

test("an arrow takes what lies straight ahead rather than what is a little nearer aside", () => {
  const [here, ahead, aside] = [spot(1, 0, 0), spot(2, 10, 0), spot(3, 5, 6)];
  expect(nearest(here, [here, ahead, aside], "ArrowRight")).toBe(ahead);
  expect(nearest(here, [here, ahead, aside], "ArrowLeft")).toBeUndefined();
});

test("every venue can be reached from every other, two in one house too", () => {
  const spots = [spot(1, 0, 0), spot(2, 0, 0), spot(3, 40, 7), spot(4, 41, 90), spot(5, -30, 90), spot(6, -30, 12)];
  const directions: Direction[] = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];
  for (const start of spots) {
    const seen = new Set([start]);
    for (const from of seen) {
      for (const direction of directions) {
        const next = nearest(from, spots, direction);
        if (next) seen.add(next);
      }
    }
    expect(seen.size).toBe(spots.length);
  }
});

import { expect, test } from "vitest";
import { matrices, values } from "./vision.ts";

test("white stays white and black black, whoever looks", () => {
  for (const rows of Object.values(matrices)) {
    for (const row of rows) expect(row.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 4);
  }
});

test("red and green come nearer to each other for whoever misses one of their cones", () => {
  const red = [0.6, 0.05, 0.05];
  const green = [0.05, 0.4, 0.05];
  const seen = (rows: (typeof matrices)["grey"], colour: number[]) =>
    rows.map((row) => row.reduce((sum, part, at) => sum + part * (colour[at] ?? 0), 0));
  const apart = (a: number[], b: number[]) => Math.hypot(...a.map((part, at) => part - (b[at] ?? 0)));
  for (const vision of ["protanopia", "deuteranopia"] as const) {
    const rows = matrices[vision];
    expect(apart(seen(rows, red), seen(rows, green))).toBeLessThan(0.6 * apart(red, green));
  }
});

test("a matrix is written as SVG takes it: four rows of five, transparency kept", () => {
  const rows = values(matrices.grey).split("\n");
  expect(rows.map((row) => row.split(" ").length)).toEqual([5, 5, 5, 5]);
  expect(rows[3]).toBe("0 0 0 1 0");
});

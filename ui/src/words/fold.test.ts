import { expect, test } from "vitest";
import { fold } from "./fold.ts";

test("every Polish letter is found by its plain neighbour", () => {
  expect(fold("Zażółć gęślą jaźń ŁAGIEWNIKI")).toBe("zazolc gesla jazn lagiewniki");
});

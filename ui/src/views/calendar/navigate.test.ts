import { expect, test } from "vitest";
import { moved, movedByDays, movedOnRows } from "./navigate.ts";

const at = { day: "2026-12-16", minute: 17 * 60 };

test("arrows go by a quarter and a day, with Shift by an hour and a week", () => {
  expect(moved(at, "ArrowUp", false)).toEqual({ ...at, minute: 16 * 60 + 45 });
  expect(moved(at, "ArrowDown", true)).toEqual({ ...at, minute: 18 * 60 });
  expect(moved(at, "ArrowRight", false)).toEqual({ ...at, day: "2026-12-17" });
  expect(moved(at, "ArrowLeft", true)).toEqual({ ...at, day: "2026-12-09" });
});

test("a page is a week", () => {
  expect(moved(at, "PageDown", false)?.day).toBe("2026-12-23");
  expect(moved({ ...at, day: "2026-12-30" }, "PageDown", false)?.day).toBe("2027-01-06");
});

test("the day's ends hold", () => {
  expect(moved({ ...at, minute: 7 * 60 }, "ArrowUp", true)?.minute).toBe(7 * 60);
  expect(moved(at, "End", false)?.minute).toBe(21 * 60 + 45);
  expect(moved(at, "Home", false)?.minute).toBe(7 * 60);
});

test("other keys are for something else", () => {
  expect(moved(at, "a", false)).toBeNull();
});

test("where a day is one box, up and down are weeks", () => {
  expect(movedByDays(at, "ArrowDown")).toEqual({ ...at, day: "2026-12-23" });
  expect(movedByDays(at, "ArrowLeft")).toEqual({ ...at, day: "2026-12-15" });
  expect(movedByDays(at, "x")).toBeNull();
});

test("on rows, up and down lead to another person or hall and stop at the last", () => {
  const rows = [{ kind: "person", id: 1 }, { kind: "venue", id: 1 }] as const;
  expect(movedOnRows(at, "ArrowDown", false, rows)?.owner).toEqual(rows[0]);
  expect(movedOnRows({ ...at, owner: rows[1] }, "ArrowDown", false, rows)?.owner).toEqual(rows[1]);
  expect(movedOnRows({ ...at, owner: rows[1] }, "+", true, rows)).toEqual({ ...at, owner: rows[1], minute: at.minute + 15 });
  expect(movedOnRows(at, "ArrowRight", true, rows)?.day).toBe("2026-12-23");
});

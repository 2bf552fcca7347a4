import { describe, expect, test } from "vitest";
import { daysFrom } from "../../time/civil.ts";
import { gridHeight, heightOf, instantOf, minuteAt, pack, piecesOn, shown, slotAt, slotOf, stepHeight, stepHeights, topOf } from "./layout.ts";

const week = daysFrom("2026-12-14");
const box = { left: 100, top: 50, width: 700 };

test("a minute's height and back are the same quarter", () => {
  for (let minute = shown.from; minute < shown.to; minute += 15) expect(minuteAt(topOf(minute))).toBe(minute);
  expect([topOf(0), topOf(1440), heightOf(17 * 60, 18 * 60)]).toEqual([0, gridHeight(), 4 * stepHeight]);
});

test("at another zoom the same minute stands at another height", () => {
  for (const px of stepHeights) expect(minuteAt(topOf(17 * 60, px) + 1, px)).toBe(17 * 60);
});

test("the slot under the pointer is the column's day and the quarter it is in", () => {
  expect(slotAt(100 + 250, 50 + topOf(17 * 60) + 5, box, week)).toEqual({ day: "2026-12-16", minute: 17 * 60 });
  expect(slotAt(799, 50, box, week)).toEqual({ day: "2026-12-20", minute: 7 * 60 });
});

test("beside the grid there is no slot", () => {
  expect([slotAt(99, 60, box, week), slotAt(801, 60, box, week), slotAt(200, 49, box, week)]).toEqual([null, null, null]);
  expect(slotAt(200, 50 + gridHeight(), box, week)).toBeNull();
});

describe("the nights the clocks change", () => {
  test("a slot in the skipped hour has no instant", () => {
    expect(instantOf({ day: "2027-03-28", minute: 150 })).toBeNull();
    expect(instantOf({ day: "2027-03-28", minute: 180 })).toBe("2027-03-28T01:00:00Z");
  });
  test("of the repeated hour the first is meant", () => {
    expect(instantOf({ day: "2026-10-25", minute: 150 })).toBe("2026-10-25T00:30:00Z");
  });
  test("an evening stands at its wall clock on both sides", () => {
    expect(slotOf("2027-03-27T16:00:00Z")).toEqual({ day: "2027-03-27", minute: 17 * 60 });
    expect(slotOf("2027-03-28T15:00:00Z")).toEqual({ day: "2027-03-28", minute: 17 * 60 });
  });
});

const timed = (start: string, end: string) => ({ start, end });

test("something over midnight has a piece on each day, and what ends at midnight has none on the next", () => {
  const night = timed("2026-12-14T22:00:00+01:00", "2026-12-15T02:00:00+01:00");
  const evening = timed("2026-12-14T20:00:00+01:00", "2026-12-15T00:00:00+01:00");
  expect(piecesOn("2026-12-14", [night, evening]).map(({ from, to }) => [from, to])).toEqual([
    [1320, 1440],
    [1200, 1440],
  ]);
  expect(piecesOn("2026-12-15", [night, evening]).map(({ from, to }) => [from, to])).toEqual([[0, 120]]);
});

test("on a spring day that lacks an hour, a meeting stands at its wall clock", () => {
  const evening = timed("2027-03-28T17:00:00+02:00", "2027-03-28T18:30:00+02:00");
  expect(piecesOn("2027-03-28", [evening]).map(({ from, to }) => [from, to])).toEqual([[17 * 60, 18 * 60 + 30]]);
});

const piece = (thing: string, from: number, to: number) => ({ thing, from, to });
const lanes = (all: ReturnType<typeof piece>[]) =>
  Object.fromEntries(pack(all).map(({ thing, lane, lanes: of }) => [thing, `${lane}/${of}`]));

test("what does not overlap has the whole width", () => {
  expect(lanes([piece("a", 0, 60), piece("b", 60, 120)])).toEqual({ a: "0/1", b: "0/1" });
});

test("a cluster has as many lanes as its busiest moment, and a lane is used again", () => {
  expect(lanes([piece("a", 0, 90), piece("b", 30, 60), piece("c", 60, 120), piece("d", 200, 220)])).toEqual({
    a: "0/2",
    b: "1/2",
    c: "1/2",
    d: "0/1",
  });
});

test("no two pieces of a lane overlap, whatever comes", () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  for (let turn = 0; turn < 200; turn++) {
    const all = Array.from({ length: 1 + random(12) }, (_, index) => {
      const from = random(80) * 15;
      return piece(String(index), from, from + 15 * (1 + random(12)));
    });
    const packed = pack(all);
    expect(packed.length).toBe(all.length);
    for (const a of packed) {
      expect(a.lane).toBeLessThan(a.lanes);
      for (const b of packed) if (a !== b && a.lane === b.lane) expect(a.to <= b.from || b.to <= a.from).toBe(true);
    }
  }
});

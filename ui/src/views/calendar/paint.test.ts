import { expect, test } from "vitest";
import type { OptionsMap } from "../../backend/types/OptionsMap.ts";
import { flat, type Run } from "../../backend/memory/runs.ts";
import { cellAt, dayVerdict, indexOf, nextFree, paintsOf, slotOfIndex, startOn } from "./paint.ts";

const day = (date: string, first: number, starts = 96) => ({ date, first, starts, lead_days: 23, band: "exemplary" as const });

/**
 * Two venues over two days: the first is shut until 17.00 on the first day, the second is always warned of. Anna, one of two
 * who may come, is busy until 18.00 on the first day.
 */
function map(): OptionsMap {
  const ofAnna: Run[] = [
    [0, 72, "blocked", 0b100, 1],
    [72, 192, "free", 0, 1],
  ];
  const ofHall: Run[] = [
    [0, 68, "blocked", 0b01, 1],
    [68, 192, "free", 0, 1],
  ];
  const ofClub: Run[] = [[0, 192, "warned", 0b10, 1]];
  return {
    request_id: 1,
    from: "2026-12-16T00:00:00+01:00",
    starts: 192,
    days: [day("2026-12-16", 0), day("2026-12-17", 96)],
    rules: ["venue_busy", "lead_time_target", "person_busy"],
    severities: ["blocks", "warns", "blocks"],
    ...flat(
      [
        [0, 68, "warned", 0b10, 1],
        [68, 192, "free", 0, 1],
      ],
      new Map([
        [1, ofHall],
        [2, ofClub],
      ]),
      new Map([[7, ofAnna]]),
    ),
  };
}

const hall = { kind: "venue", id: 1 } as const;
const club = { kind: "venue", id: 2 } as const;
const anna = { kind: "person", id: 7 } as const;

test("a day is painted with its part of the runs", () => {
  expect(paintsOf(map(), "2026-12-16")).toEqual([
    { from: 0, to: 1020, verdict: "warned" },
    { from: 1020, to: 1440, verdict: "free" },
  ]);
  expect(paintsOf(map(), "2026-12-17")).toEqual([{ from: 0, to: 1440, verdict: "free" }]);
  expect(paintsOf(map(), "2027-01-01")).toEqual([]);
});

test("one venue is painted with its own answer", () => {
  expect(paintsOf(map(), "2026-12-16", hall).map(({ verdict }) => verdict)).toEqual(["blocked", "free"]);
});

test("neighbours of one verdict and other reasons are one rectangle", () => {
  const two: OptionsMap = { ...map(), ...flat([[0, 40, "blocked", 1, 1], [40, 192, "blocked", 2, 1]], new Map()) };
  expect(paintsOf(two, "2026-12-16")).toEqual([{ from: 0, to: 1440, verdict: "blocked" }]);
});

test("a start knows its verdict, how many venues share it, and why", () => {
  expect(cellAt(map(), 40)).toEqual({ verdict: "warned", venues: 1, rules: ["lead_time_target"] });
  expect(cellAt(map(), 70)).toEqual({ verdict: "free", venues: 1, rules: [] });
  expect(cellAt(map(), 500)).toBeNull();
});

test("what blocks a start is told before what only warns, however many venues it holds in", () => {
  const both: Run[] = [[0, 192, "blocked", 0b11, 1]];
  const one: Run[] = [[0, 192, "blocked", 0b10, 1]];
  const venues = new Map([both, one, one].map((runs, at) => [at + 1, runs]));
  const shut: OptionsMap = { ...map(), ...flat([[0, 192, "blocked", 0b11, 3]], venues) };
  expect(cellAt(shut, 40)?.rules).toEqual(["venue_busy", "lead_time_target"]);
});

test("a slot and its start are two forms of the same", () => {
  const evening = { day: "2026-12-17", minute: 17 * 60 };
  expect(indexOf(map(), evening)).toBe(96 + 68);
  expect(slotOfIndex(map(), 96 + 68)).toEqual(evening);
  expect(indexOf(map(), { day: "2030-01-01", minute: 0 })).toBeNull();
});

test("the next free start is within the hours shown", () => {
  expect(slotOfIndex(map(), nextFree(map(), 0) ?? -1)).toEqual({ day: "2026-12-16", minute: 17 * 60 });
  expect(slotOfIndex(map(), nextFree(map(), 87) ?? -1)).toEqual({ day: "2026-12-17", minute: 7 * 60 });
  expect(nextFree(map(), 191)).toBeNull();
});

test("on the day the clocks go forward, a start after the gap stands at its wall clock", () => {
  const spring: OptionsMap = {
    ...map(),
    from: "2027-03-28T00:00:00+01:00",
    starts: 92,
    days: [day("2027-03-28", 0, 92)],
    ...flat(
      [
        [0, 64, "blocked", 1, 1],
        [64, 92, "free", 0, 1],
      ],
      new Map(),
    ),
  };
  expect(paintsOf(spring, "2027-03-28").at(-1)).toEqual({ from: 17 * 60, to: 1440, verdict: "free" });
  expect(indexOf(spring, { day: "2027-03-28", minute: 17 * 60 })).toBe(64);
  expect(indexOf(spring, { day: "2027-03-28", minute: 150 })).toBeNull();
});

test("one venue's start is judged by itself", () => {
  expect(cellAt(map(), 40, hall)).toEqual({ verdict: "blocked", venues: 1, rules: ["venue_busy"] });
  expect(slotOfIndex(map(), nextFree(map(), 0, hall) ?? -1)).toEqual({ day: "2026-12-16", minute: 17 * 60 });
});

test("a day as one box means the wanted hour where it is open, else the first open one", () => {
  expect(startOn(map(), "2026-12-17", 18 * 60)).toBe(18 * 60);
  expect(startOn(map(), "2026-12-16", 9 * 60, hall)).toBe(17 * 60);
  expect(startOn(undefined, "2026-12-16", 17 * 60)).toBe(17 * 60);
  expect([dayVerdict(map(), "2026-12-16", hall), dayVerdict(map(), "2026-12-16", club)]).toEqual(["free", "warned"]);
});

test("a person's row is painted with the person's own answer, and one who is not asked for with none", () => {
  expect(paintsOf(map(), "2026-12-16", anna)).toEqual([
    { from: 0, to: 18 * 60, verdict: "blocked" },
    { from: 18 * 60, to: 1440, verdict: "free" },
  ]);
  expect(paintsOf(map(), "2026-12-16", { kind: "person", id: 8 })).toEqual([]);
});

test("a start on a person's row says the worse of the halls' answer and the person's", () => {
  expect(cellAt(map(), 70, anna)).toEqual({ verdict: "blocked", venues: 1, rules: ["person_busy"] });
  expect(cellAt(map(), 80, anna)).toEqual({ verdict: "free", venues: 1, rules: [] });
  expect(cellAt(map(), 70, { kind: "person", id: 8 })).toEqual(cellAt(map(), 70));
});

test("the next free start on a person's row is free for the person too", () => {
  expect(slotOfIndex(map(), nextFree(map(), 0, anna) ?? -1)).toEqual({ day: "2026-12-16", minute: 18 * 60 });
  expect(startOn(map(), "2026-12-16", 17 * 60, anna)).toBe(18 * 60);
});

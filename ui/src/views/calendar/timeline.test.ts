import { expect, test } from "vitest";
import { flat } from "../../backend/memory/runs.ts";
import type { OptionsMap } from "../../backend/types/OptionsMap.ts";
import { daysFrom } from "../../time/civil.ts";
import { boxes, byState, inFlow, inSight, outlines, Timeline } from "./timeline.ts";

const week = new Timeline(daysFrom("2026-12-14"), 150);
const ms = (text: string) => Date.parse(text);
const span = (start: string, end: string) => week.spanOf(ms(`${start}+01:00`), ms(`${end}+01:00`));

test("a whole working day is as wide as a day", () => {
  expect(span("2026-12-16T07:00:00", "2026-12-16T22:00:00")).toEqual({ left: 300, width: 150 });
});

test("what lies before, after, or in hours that are not shown takes no room", () => {
  expect(span("2026-12-01T10:00:00", "2026-12-01T12:00:00")).toBeNull();
  expect(span("2026-12-30T10:00:00", "2026-12-30T12:00:00")).toBeNull();
  expect(span("2026-12-16T23:00:00", "2026-12-16T23:30:00")).toBeNull();
});

test("what is longer than the days fills them", () => {
  expect(span("2026-12-01T00:00:00", "2027-01-10T00:00:00")).toEqual({ left: 0, width: 1050 });
});

test("an evening stands at its wall clock on the day that lacks an hour", () => {
  const spring = new Timeline(daysFrom("2027-03-26", 5), 150);
  expect(spring.xOf(ms("2027-03-28T17:00:00+02:00"))).toBe(2 * 150 + 100);
  expect(spring.xOf(ms("2027-03-29T17:00:00+02:00"))).toBe(3 * 150 + 100);
});

test("a point and its slot are two forms of the same", () => {
  const slot = { day: "2026-12-16", minute: 17 * 60 };
  expect(week.at(week.left(slot.day, slot.minute) + 1)).toEqual(slot);
  expect([week.at(-1), week.at(1050)]).toEqual([null, null]);
  expect([week.hours, new Timeline(daysFrom("2026-12-14"), 12).hours]).toEqual([true, false]);
});

test("a row's verdicts are one outline each, and what is free has none", () => {
  const map: OptionsMap = {
    ...{ request_id: 1, from: "2026-12-14T00:00:00+01:00", starts: 96, rules: [], severities: [] },
    days: [{ date: "2026-12-14", first: 0, starts: 96, lead_days: 21, band: "exemplary" }],
    ...flat(
      [
        [0, 68, "blocked", 0, 1],
        [68, 96, "free", 0, 1],
      ],
      new Map(),
    ),
  };
  expect(outlines(map, week, [0, 6], 44)).toEqual({ blocked: "M0 0h100V44h-100Z" });
});

test("what is blocked from one evening to the next noon is one box, for the night is not shown", () => {
  const day = { starts: 96, lead_days: 21, band: "exemplary" as const };
  const map: OptionsMap = {
    ...{ request_id: 1, from: "2026-12-14T00:00:00+01:00", starts: 192, rules: [], severities: [] },
    days: [
      { date: "2026-12-14", first: 0, ...day },
      { date: "2026-12-15", first: 96, ...day },
    ],
    ...flat(
      [
        [0, 58, "free", 0, 1],
        [58, 154, "blocked", 0, 1],
        [154, 192, "warned", 0, 1],
      ],
      new Map(),
    ),
  };
  expect(outlines(map, week, [0, 6], 44)).toEqual({ blocked: "M75 0h150V44h-150Z", warned: "M225 0h75V44h-75Z" });
});

test("slips in a row stand where they would alone, none thinner than can be hit", () => {
  const spans = [{ left: 10, width: 30 }, { left: 20, width: 2 }, { left: 100, width: 20 }];
  const slips = inFlow(spans);
  let end = 0;
  const lefts = slips.map(({ gap, width }) => {
    const left = end + gap;
    end = left + width;
    return left;
  });
  expect(lefts).toEqual([10, 20, 100]);
  expect(slips.map(({ width }) => width)).toEqual([30, 8, 20]);
});

test("the busy time of a row is one outline, and a moment of it can be seen", () => {
  expect(boxes([{ left: 0, width: 20 }, { left: 50, width: 0.5 }], 44)).toBe("M0 9h20V35h-20ZM50 9h2V35h-2Z");
});

test("busy times that touch or overlap are one box of the outline, and one within another adds nothing", () => {
  const spans = [{ left: 0, width: 20.2 }, { left: 20.4, width: 10 }, { left: 22, width: 3 }, { left: 40, width: 5 }];
  expect(boxes(spans, 44)).toBe("M0 9h30V35h-30ZM40 9h5V35h-5Z");
});

test("the meetings of a row are one outline for each state, and each can be found", () => {
  const meeting = (meeting_id: number, left: number, width: number) => ({ meeting_id, left, width, start: "", end: "", title: null });
  const spans = [meeting(7, 10, 20), meeting(8, 40.4, 2), meeting(9, 60, 30)];
  const shapes = byState(spans, ({ meeting_id }) => (meeting_id === 8 ? "held" : "confirmed"), 44);
  expect(shapes).toEqual([
    { state: "confirmed", path: "M10.5 4.5h19V38.5h-19ZM60.5 4.5h29V38.5h-29Z", ids: " 7 9" },
    { state: "held", path: "M40.5 4.5h7V38.5h-7Z", ids: " 8" },
  ]);
});

test("only what is in sight is drawn, and a little more", () => {
  expect(inSight(0, 400, 40, 60, 2)).toEqual([0, 12]);
  expect(inSight(1000, 400, 40, 60, 2)).toEqual([23, 37]);
  expect(inSight(2000, 400, 40, 60, 2)).toEqual([48, 59]);
});

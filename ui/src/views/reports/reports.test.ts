import { expect, test } from "vitest";
import type { District } from "../../backend/types/District.ts";
import type { MeetingCard } from "../../backend/types/MeetingCard.ts";
import type { MeetingPanel } from "../../backend/types/MeetingPanel.ts";
import { districtMap } from "../shared/outline.ts";
import { byQuarter, coverage, median, monthsBetween } from "./statistics.ts";

const panel = (start: string, lead_days: number, lead_band: MeetingPanel["lead_band"], announced = true) =>
  ({ card: { start }, lead_days, lead_band, announced }) as MeetingPanel;

test("the median of an even number lies between the two in the middle", () => {
  expect([median([21, 7, 14]), median([7, 21]), median([5])]).toEqual([14, 14, 5]);
});

test("a meeting counts in the quarter of Kraków's day, and only once it is announced", () => {
  const quarters = byQuarter([
    panel("2026-12-31T23:30:00Z", 21, "exemplary"),
    panel("2026-12-03T16:00:00Z", 10, "minimum"),
    panel("2026-11-03T16:00:00Z", 3, "too_late"),
    panel("2026-12-20T16:00:00Z", 40, "exemplary", false),
  ]);
  expect(quarters.map(({ id, meetings, median: middle }) => [id, meetings, middle])).toEqual([
    ["2027-1", 1, 21],
    ["2026-4", 2, 6.5],
  ]);
  expect(quarters[1]?.shares.map(({ band, percent }) => [band, percent])).toEqual([
    ["exemplary", 0],
    ["good", 0],
    ["minimum", 50],
    ["too_late", 50],
  ]);
});

test("months are whole ones", () => {
  expect([monthsBetween("2026-05-23", "2026-06-22"), monthsBetween("2026-05-23", "2027-05-23")]).toEqual([0, 12]);
});

test("a district's last and next meeting, and its voters per meeting", () => {
  const district = { number: 8, roman: "VIII", name: "Dębniki", eligible_voters: 54_333 } as District;
  const card = (start: string) => ({ start, district: "VIII Dębniki" }) as MeetingCard;
  const found = coverage([district], [card("2025-10-01T16:00:00Z"), card("2026-12-03T16:00:00Z")], "2026-11-23T09:00:00Z");
  expect(found).toEqual([
    {
      ...{ id: 8, name: "VIII Dębniki", meetings: 2, last: "2025-10-01", months: 13, next: "2026-12-03" },
      ...{ votersPerMeeting: 27_167, state: "planned" },
    },
  ]);
});

test("the map holds 18 districts, each with its label inside the page", () => {
  const map = districtMap(600);
  expect(map.districts.map(({ number }) => number)).toEqual(Array.from({ length: 18 }, (_, at) => at + 1));
  for (const { label, path } of map.districts) {
    expect(label.x > 0 && label.x < map.width && label.y > 0 && label.y < map.height).toBe(true);
    expect(path.endsWith("Z")).toBe(true);
  }
});

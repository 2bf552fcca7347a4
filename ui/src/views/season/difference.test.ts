// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { backend } from "../../backend/index.ts";
import type { Register } from "../../backend/types/Register.ts";
import type { SeasonPlacement } from "../../backend/types/SeasonPlacement.ts";
import { freshRequests, grouped, itemsOf, keyOf, leftOut, statusOf } from "./difference.ts";

const register: Register = await backend.call("register");
const held = register.meetings.find(({ state }) => state === "held");
if (!held) throw new Error("the sample holds no date");
const waiting = register.requests.filter(({ state }) => state === "waiting");

const placement = (change: Partial<SeasonPlacement>): SeasonPlacement => ({
  request_id: waiting[0]?.id ?? 0,
  meeting_id: null,
  name: "Spotkanie",
  start: "2026-12-16T17:00:00+01:00",
  end: "2026-12-16T19:00:00+01:00",
  venue_id: 1,
  participants: [],
  was: null,
  announced: false,
  what: ["placed"],
  verdict: "free",
  reasons: [],
  ...change,
});
const people = held.person_ids.map((person_id) => ({ role: "speaker", person_id, required: true, presence: "core" }) as const);
const stands = { start: held.start, venue_id: held.venue_id, participants: people };
const moving = placement({ request_id: held.request_id, meeting_id: held.id, was: stands });

test("a new date is open while its request waits", () => {
  expect(statusOf(placement({}), register)).toBe("open");
});

test("a new date is accepted once the request's meeting stands there, and overtaken once it stands elsewhere", () => {
  const there = placement({ request_id: held.request_id, ...stands });
  expect(statusOf(there, register)).toBe("accepted");
  expect(statusOf({ ...there, venue_id: held.venue_id + 1 }, register)).toBe("overtaken");
});

test("a move is open while the meeting stands where it was, whatever the offset in the text", () => {
  expect(statusOf(moving, register)).toBe("open");
  const utc = new Date(Date.parse(held.start)).toISOString();
  expect(statusOf({ ...moving, was: { ...stands, start: utc } }, register)).toBe("open");
  expect(statusOf({ ...moving, was: { ...stands, venue_id: 99 } }, register)).toBe("overtaken");
});

test("another person alone is a move too", () => {
  const [first, ...rest] = people;
  const others = [...rest, { ...first, person_id: 99 }] as SeasonPlacement["participants"];
  expect(statusOf({ ...moving, ...stands, participants: others }, register)).toBe("open");
  expect(statusOf({ ...moving, ...stands }, register)).toBe("accepted");
});

const proposal = {
  from: "2026-11-23",
  to: "2027-02-15",
  placed: [placement({ start: "2026-12-17T17:00:00+01:00" }), moving, placement({ request_id: waiting[1]?.id ?? 0 })],
  unplaced: [
    { request_id: waiting[2]?.id ?? 0, meeting_id: null, name: "", kind: null, relax: [], obstacles: [] },
    { request_id: held.request_id, meeting_id: held.id, name: "", kind: null, relax: [], obstacles: [] },
  ],
  kept: [],
  troubled: [],
  score: 0,
  parts: {},
};

test("new dates and moves are listed apart, each by start", () => {
  const { placed, moved } = grouped(itemsOf(proposal, register));
  expect(placed.map(({ key }) => key)).toEqual([`R${waiting[1]?.id}`, `R${waiting[0]?.id}`]);
  expect(moved.map(({ key }) => key)).toEqual([keyOf(moving)]);
});

test("requests without a date and held meetings without a place are told apart", () => {
  const { waiting: without, standing } = leftOut(proposal, register);
  expect([without.length, standing.length]).toEqual([1, 1]);
});

test("requests that came in since are counted", () => {
  expect(freshRequests(proposal, register)).toBe(waiting.length - 3);
});

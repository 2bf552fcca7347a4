// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { backend } from "../../backend/index.ts";
import { look } from "../../state/lock.svelte.ts";
import { preferences } from "../../state/preferences.svelte.ts";
import { reminderOf, remindNow, type Told } from "./reminders.ts";
import type { Due } from "./layout.ts";

const day = "2026-11-23";
const nothing: Told = { day: "", keys: [] };
const line = (meeting_id: number, by: string, overdue = false): Due => ({ item: "hold_open", meeting_id, name: "Żabiniec", by, overdue });
const lines = [line(1, "2026-11-20T08:00:00Z", true), line(2, "2026-11-23T20:00:00Z"), line(3, "2027-02-01T08:00:00Z")];

afterEach(() => vi.restoreAllMocks());

test("what is due is counted once a day, and what becomes due later in the day is told by itself", () => {
  const morning = reminderOf(lines, day, nothing);
  expect(morning).toMatchObject({ overdue: 1, today: 1 });
  expect(reminderOf(lines, day, morning?.told ?? nothing)).toBeUndefined();
  const noon = reminderOf([...lines, line(4, "2026-11-23T12:00:00Z")], day, morning?.told ?? nothing);
  expect(noon).toMatchObject({ overdue: 0, today: 1 });
  expect(reminderOf(lines, "2026-11-24", morning?.told ?? nothing)?.overdue).toBe(1);
});

test("what is kept of it names nobody and nothing", () => {
  const answer = { item: "answer_due", meeting_id: 1, name: "Żabiniec", matter: "Lampa pani Łucji", unit: "ZDMK", by: "2026-11-20T08:00:00Z", overdue: true } as const;
  expect(JSON.stringify(reminderOf([answer], day, nothing))).not.toMatch(/[Łż]|Lampa/i);
});

test("the system is told numbers alone, and nothing while somebody works in the window or has switched it off", async () => {
  const said: object[] = [];
  const call = vi.spyOn(backend, "call");
  const ask = async () => {
    said.length = 0;
    call.mockClear();
    await remindNow();
    said.push(...call.mock.calls.filter(([name]) => name === "remind").map(([, given]) => given as object));
    return said.length;
  };
  await look();
  const focused = vi.spyOn(document, "hasFocus").mockReturnValue(true);
  expect(await ask()).toBe(0);
  focused.mockReturnValue(false);
  preferences.reminders = false;
  expect(await ask()).toBe(0);
  preferences.reminders = true;
  expect(await ask()).toBe(1);
  expect(JSON.stringify(said)).toMatch(/po terminie: \d/);
  const today = await backend.call("today");
  for (const { name } of today.lines) expect(JSON.stringify(said)).not.toContain(name);
  expect(await ask()).toBe(0);
});

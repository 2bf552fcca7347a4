// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chooseWords, lock, look, unlock, watch } from "./lock.svelte.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a window that nobody touches is locked after the minutes that were set, and not before", async () => {
  await look();
  await chooseWords("zielona ławka");
  expect(lock.locked).toBe(false);
  const stop = watch(10);
  await vi.advanceTimersByTimeAsync(9 * 60_000);
  dispatchEvent(new Event("keydown"));
  await vi.advanceTimersByTimeAsync(9 * 60_000);
  expect(lock.locked).toBe(false);
  await vi.advanceTimersByTimeAsync(61_000);
  expect(lock.locked).toBe(true);
  await unlock("inne słowa, nie te");
  expect([lock.locked, lock.error?.message]).toEqual([true, expect.anything()]);
  await unlock("zielona ławka");
  expect(lock.locked).toBe(false);
  stop();
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(lock.locked).toBe(false);
  await chooseWords(null);
});

test("a window without a time set is never locked by itself", async () => {
  await look();
  await chooseWords("zielona ławka");
  const stop = watch(null);
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  expect(lock.locked).toBe(false);
  stop();
  await chooseWords(null);
});

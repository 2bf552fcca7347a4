import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Keeper } from "./keeper.svelte.ts";

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Words {
  title: string;
}

/** A register that keeps words, or refuses them. */
function register() {
  const written: string[] = [];
  const desk = { refuses: false, written };
  const write = ({ title }: Words) => {
    if (desk.refuses) return Promise.reject(new Error("disk"));
    written.push(title);
    return Promise.resolve();
  };
  return { desk, write };
}

function typed(keeper: Keeper<Words>, title: string) {
  keeper.draft.title = title;
  flushSync();
  keeper.watch();
}

test("words go into the register when the keyboard rests, once", async () => {
  const { desk, write } = register();
  const keeper = new Keeper<Words>("announcement.1", { title: "" }, write);
  typed(keeper, "Ł");
  await vi.advanceTimersByTimeAsync(500);
  typed(keeper, "Ławka");
  expect([desk.written, keeper.state]).toEqual([[], "unsaved"]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([desk.written, keeper.state]).toEqual([["Ławka"], "kept"]);
  expect(localStorage.length).toBe(0);
});

test("a window that dies loses nothing: the next one finds the words", () => {
  const { write } = register();
  typed(new Keeper<Words>("announcement.1", { title: "" }, write), "Ławka");
  const next = new Keeper<Words>("announcement.1", { title: "" }, write);
  expect([next.draft.title, next.restored, next.state]).toEqual(["Ławka", true, "unsaved"]);
  expect(new Keeper<Words>("announcement.2", { title: "" }, write).restored).toBe(false);
});

test("a write that fails keeps the words, and they are written later", async () => {
  const { desk, write } = register();
  const keeper = new Keeper<Words>("announcement.1", { title: "" }, write);
  desk.refuses = true;
  typed(keeper, "Ławka");
  expect(await keeper.flush()).toBe(false);
  expect([keeper.state, keeper.error?.name]).toEqual(["unsaved", "Failed"]);
  desk.refuses = false;
  expect(await keeper.flush()).toBe(true);
  expect([desk.written, keeper.error]).toEqual([["Ławka"], undefined]);
});

test("an untouched draft follows the register, a touched one does not", () => {
  const { write } = register();
  const keeper = new Keeper<Words>("announcement.1", { title: "" }, write);
  keeper.follow({ title: "Cofnięte" });
  expect(keeper.draft.title).toBe("Cofnięte");
  typed(keeper, "Moje");
  keeper.follow({ title: "Inne" });
  expect(keeper.draft.title).toBe("Moje");
});

test("spoilt notes are not taken for words", () => {
  localStorage.setItem("lawka.unsaved.announcement.1", "{");
  expect(new Keeper<Words>("announcement.1", { title: "A" }, register().write).draft.title).toBe("A");
});

test("what is written in one stretch is one step; leaving the place, or a long rest, begins another", async () => {
  const stretches: string[] = [];
  const write = (_: Words, stretch: string) => Promise.resolve(void stretches.push(stretch));
  const keeper = new Keeper<Words>("announcement.1", { title: "" }, write);
  const pause = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
  typed(keeper, "Ł");
  await pause(2_000);
  typed(keeper, "Ławka");
  await pause(2_000);
  typed(keeper, "Ławka d");
  await keeper.leave();
  typed(keeper, "Ławka dialogu");
  await pause(2_000);
  await pause(180_000);
  typed(keeper, "Ławka dialogu.");
  await pause(2_000);
  const [first, second, third, fourth, fifth] = stretches;
  expect([second, third]).toEqual([first, first]);
  expect(new Set([first, fourth, fifth]).size).toBe(3);
});

test("without room in the web view the words stay in the window and go into the register", async () => {
  const { desk, write } = register();
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  const keeper = new Keeper<Words>("announcement.1", { title: "" }, write);
  typed(keeper, "Ławka");
  expect([keeper.draft.title, keeper.state]).toEqual(["Ławka", "unsaved"]);
  full.mockRestore();
  expect(await keeper.flush()).toBe(true);
  expect(desk.written).toEqual(["Ławka"]);
});

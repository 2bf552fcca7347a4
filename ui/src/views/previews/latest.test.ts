// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import { Latest } from "./latest.svelte.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

/** A desk that answers when it is told to. */
function slowDesk() {
  const asked: string[] = [];
  const answers: (() => void)[] = [];
  const ask = (question: string) => {
    asked.push(question);
    return new Promise<string>((done) => answers.push(() => done(question.toUpperCase())));
  };
  const answer = async () => {
    answers.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { asked, ask, answer };
}

test("while keys follow each other nothing is asked; the pause asks once, for the newest words", async () => {
  const desk = slowDesk();
  const latest = new Latest(desk.ask);
  for (const typed of ["ł", "ła", "ław"]) {
    latest.ask(typed);
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(100);
  expect(desk.asked).toEqual(["ław"]);
  await desk.answer();
  expect([latest.value, latest.waiting]).toEqual(["ŁAW", false]);
});

test("what was typed during a slow answer does not queue up: only the newest is asked after it", async () => {
  const desk = slowDesk();
  const latest = new Latest(desk.ask);
  for (const typed of ["a", "b", "c", "d"]) {
    latest.ask(typed);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(desk.asked).toEqual(["a"]);
  await desk.answer();
  expect([desk.asked, latest.value, latest.waiting]).toEqual([["a", "d"], "A", true]);
  await desk.answer();
  expect([latest.value, latest.waiting]).toEqual(["D", false]);
});

test("an answer for a place that was left is dropped", async () => {
  const desk = slowDesk();
  const latest = new Latest(desk.ask);
  latest.ask("a");
  await vi.advanceTimersByTimeAsync(100);
  latest.end();
  await desk.answer();
  expect(latest.value).toBeUndefined();
});

test("a failure is told, what was shown before stays", async () => {
  let fails = false;
  const latest = new Latest((question: string) => (fails ? Promise.reject(new Error("no")) : Promise.resolve(question)));
  latest.ask("a");
  await vi.advanceTimersByTimeAsync(100);
  fails = true;
  latest.ask("b");
  await vi.advanceTimersByTimeAsync(100);
  expect([latest.value, latest.error?.name]).toEqual(["a", "Failed"]);
});

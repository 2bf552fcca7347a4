// @vitest-environment happy-dom
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { backend } from "../../../backend/index.ts";
import { drafts, dropDraft } from "../../../state/drafts.svelte.ts";
import { Keeper } from "./keeper.svelte.ts";

const form = "announcement:1";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  dropDraft(form);
  vi.useRealTimers();
});

type Write = ConstructorParameters<typeof Keeper<Words>>[3];
const open = (write: Write, title = "", of = form) => new Keeper<Words>(of, "Rozmowa", { title }, write);
/** Writes, and is gone before the words are put away. */
async function die(title: string) {
  typed(open(register().write), title);
  await vi.advanceTimersByTimeAsync(500);
  vi.clearAllTimers();
}
/** What the register holds of an unfinished announcement. */
const inRegister = async () => (await backend.call("drafts")).map(({ form, content }) => [form, (JSON.parse(content) as { draft: Words }).draft.title]);

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
  const keeper = open(write);
  typed(keeper, "Ł");
  await vi.advanceTimersByTimeAsync(500);
  typed(keeper, "Ławka");
  expect([desk.written, keeper.state]).toEqual([[], "unsaved"]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([desk.written, keeper.state]).toEqual([["Ławka"], "kept"]);
  expect(await inRegister()).toEqual([]);
});

test("a window that dies loses nothing: the register holds the words, the web view none, and the next one finds them", async () => {
  await die("Ławka");
  expect([await inRegister(), localStorage.length]).toEqual([[[form, "Ławka"]], 0]);
  expect(drafts.unfinished.map(({ form, name }) => [form, name])).toEqual([[form, "Rozmowa"]]);
  const { desk, write } = register();
  const next = open(write);
  expect([next.draft.title, next.restored, next.overtaken, next.state]).toEqual(["Ławka", true, false, "unsaved"]);
  expect(open(write, "", "announcement:2").restored).toBe(false);
  next.watch();
  await vi.advanceTimersByTimeAsync(2_000);
  expect([desk.written, await inRegister()]).toEqual([["Ławka"], []]);
});

test("who types without a rest is kept all the same", async () => {
  const keeper = open(register().write);
  for (let letters = 1; letters <= 12; letters++) {
    typed(keeper, "ł".repeat(letters));
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(await inRegister()).not.toEqual([]);
});

/** Words that were begun from an empty announcement, which somebody else has filled in since. */
async function overtaken() {
  await die("Moje");
  const { desk, write } = register();
  const keeper = open(write, "Cudze");
  keeper.watch();
  await vi.advanceTimersByTimeAsync(5_000);
  return { desk, keeper };
}

test("words that somebody else's have overtaken wait for a choice, the next time too", async () => {
  const { desk, keeper } = await overtaken();
  expect([keeper.draft.title, keeper.overtaken, await keeper.flush(), desk.written]).toEqual(["Moje", true, false, []]);
  expect(open(register().write, "Cudze").overtaken).toBe(true);
  expect([await keeper.keepDraft(), desk.written, await inRegister()]).toEqual([true, ["Moje"], []]);
});

test("words that were overtaken can be let go for those of the register", async () => {
  const { desk, keeper } = await overtaken();
  keeper.startOver();
  keeper.watch();
  await vi.advanceTimersByTimeAsync(5_000);
  expect([keeper.draft.title, keeper.restored, keeper.state, desk.written, await inRegister()]).toEqual(["Cudze", false, "kept", [], []]);
});

test("a write that fails keeps the words, and they are written later", async () => {
  const { desk, write } = register();
  const keeper = open(write);
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
  const keeper = open(write);
  keeper.follow({ title: "Cofnięte" });
  expect(keeper.draft.title).toBe("Cofnięte");
  typed(keeper, "Moje");
  keeper.follow({ title: "Inne" });
  expect(keeper.draft.title).toBe("Moje");
});

test("what is written in one stretch is one step; leaving the place, or a long rest, begins another", async () => {
  const stretches: string[] = [];
  const write = (_: Words, stretch: string) => Promise.resolve(void stretches.push(stretch));
  const keeper = open(write);
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

test("without room for drafts the words stay in the window and go into the register later", async () => {
  const { desk, write } = register();
  const full = vi.spyOn(backend, "call").mockRejectedValue(new Error("disk"));
  const keeper = open(write);
  typed(keeper, "Ławka");
  await vi.advanceTimersByTimeAsync(500);
  expect([keeper.draft.title, keeper.state]).toEqual(["Ławka", "unsaved"]);
  full.mockRestore();
  expect(await keeper.flush()).toBe(true);
  expect(desk.written).toEqual(["Ławka"]);
});

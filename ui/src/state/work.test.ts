// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { Failed } from "../backend/index.ts";
import { tellStep } from "./history.svelte.ts";
import { messages, tell } from "./messages.svelte.ts";
import { Reading, running, saving, work } from "./work.svelte.ts";

/** A promise and the means to end it. */
function promise<Value>() {
  let resolve!: (value: Value) => void;
  let reject!: (reason: unknown) => void;
  const awaited = new Promise<Value>((yes, no) => ([resolve, reject] = [yes, no]));
  return { awaited, resolve, reject };
}

test("the bar says it is saving until the last write ends, even a failed one", async () => {
  const [one, other] = [promise<number>(), promise<number>()];
  const both = Promise.allSettled([saving(one.awaited), saving(other.awaited)]);
  one.resolve(1);
  await one.awaited;
  expect(work.saving).toBe(true);
  other.reject(new Error("disk full"));
  await both;
  expect(work.saving).toBe(false);
});

test("a long job is shown by its name while it runs", async () => {
  const job = promise<string>();
  const done = running("Przygotowuję pakiet", job.awaited);
  expect(work.jobs.map(({ label }) => label)).toEqual(["Przygotowuję pakiet"]);
  job.resolve("pakiet.zip");
  expect(await done).toBe("pakiet.zip");
  expect(work.jobs).toEqual([]);
});

test("an answer overtaken by a later one is dropped", async () => {
  const [first, second] = [promise<string>(), promise<string>()];
  const waiting = [first.awaited, second.awaited];
  const reading = new Reading(() => waiting.shift()!);
  const again = reading.read();
  second.resolve("new");
  await again;
  first.resolve("old");
  await first.awaited;
  expect([reading.value, reading.loading]).toEqual(["new", false]);
});

test("a failure keeps what was read before", async () => {
  const answers = [Promise.resolve("there"), Promise.reject(new Failed({ what: "busy" }))];
  const reading = new Reading(() => answers.shift()!);
  await Promise.resolve().then(() => undefined);
  await reading.read();
  expect(reading.error?.message).toBe("busy");
});

test("what was told of a step goes when the next write begins, so that its undo takes back no other; the rest stays", async () => {
  tellStep("Termin wstępny: czw 7 I, 17.00.");
  tell({ tone: "warn", text: "Kalendarz jest nieaktualny." });
  const write = promise<number>();
  const done = saving(write.awaited);
  expect(messages.notes.map(({ text }) => text)).toEqual(["Kalendarz jest nieaktualny."]);
  write.resolve(1);
  await done;
});

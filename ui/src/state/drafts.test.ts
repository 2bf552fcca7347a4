// @vitest-environment happy-dom
import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { backend } from "../backend/index.ts";
import { mine } from "../views/calendar/settings.svelte.ts";
import { drafts, dropDraft, FormDraft, readDrafts } from "./drafts.svelte.ts";

const fresh = () => ({ name: "", remarks: "" });
const open = (form = "person") => new FormDraft(form, fresh(), ({ name }) => name);

/** Types into a form and lets the keyboard rest. */
function type(form: FormDraft<{ name: string; remarks: string }>, name: string) {
  form.draft.name = name;
  form.watch();
  vi.advanceTimersByTime(1_000);
  flushSync();
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  drafts.unfinished.forEach(({ form }) => dropDraft(form));
  vi.useRealTimers();
});

test("what was typed is found again when the form is opened anew, and once only after it was thrown away", () => {
  type(open(), "Łucja");
  expect(drafts.unfinished.map(({ form, name }) => [form, name])).toEqual([["person", "Łucja"]]);
  const again = open();
  expect([again.restored, again.draft.name]).toEqual([true, "Łucja"]);
  again.startOver();
  expect([open().restored, open().draft.name]).toEqual([false, ""]);
});

test("what was saved is not offered again, not even by a form that is just closing", () => {
  const form = open();
  type(form, "Łucja");
  form.saved();
  type(form, "Łucja");
  expect(drafts.unfinished).toEqual([]);
});

test("an untouched form leaves nothing behind", () => {
  const form = open();
  type(form, "Ł");
  type(form, "");
  expect(drafts.unfinished).toEqual([]);
});

test("an edit says when its thing was changed by somebody meanwhile", () => {
  type(open("person:3"), "Łucja");
  expect(open("person:3").overtaken).toBe(false);
  const changed = new FormDraft("person:3", { name: "Ewa", remarks: "" }, ({ name }) => name);
  expect([changed.overtaken, changed.draft.name]).toEqual([true, "Łucja"]);
});

test("a window that starts reads what an earlier one left, and nothing that is no form", async () => {
  const content = JSON.stringify({ name: "Ewa", base: JSON.stringify(fresh()), draft: { name: "Ewa" } });
  const left = [
    { form: "person", at: "2026-11-23T09:00:00+01:00", content },
    { form: "venue", at: "2026-11-23T09:00:00+01:00", content: "[1]" },
  ];
  vi.spyOn(backend, "call").mockResolvedValueOnce(left as never);
  await readDrafts();
  expect(drafts.unfinished.map(({ form }) => form)).toEqual(["person"]);
  expect(open().draft).toEqual({ name: "Ewa", remarks: "" });
});

test("what an earlier version noted in the web view goes into the register once, and nothing of it stays", async () => {
  const key = "lawka.unsaved.announcement.";
  localStorage.setItem(`${key}7`, JSON.stringify({ title: "Skwer" }));
  localStorage.setItem(`${key}8`, "{");
  localStorage.setItem("lawka.theme", '"dark"');
  const full = vi.spyOn(backend, "call").mockImplementation((name) => (name === "drafts" ? Promise.resolve([] as never) : Promise.reject(new Error("disk"))));
  await readDrafts();
  expect(Object.keys(localStorage)).toEqual([`${key}7`, "lawka.theme"]);
  full.mockRestore();
  await readDrafts();
  expect(Object.keys(localStorage)).toEqual(["lawka.theme"]);
  const left = { name: "Skwer", base: "", draft: { title: "Skwer" } };
  expect((await backend.call("drafts")).map(({ form, content }) => [form, JSON.parse(content) as unknown])).toEqual([["announcement:7", left]]);
  localStorage.clear();
});

test("a saved filter lies in the register; what lay in the web view moves there, and it is no unfinished form", async () => {
  const key = "lawka.calendar.filters";
  const filter = (name: string) => [{ name, filter: { stages: [], district: "", person: 3, venue: null } }];
  const names = () => mine.saved.value.map(({ name }) => name);
  localStorage.setItem(key, JSON.stringify(filter("Spotkania p. Ewy")));
  await readDrafts();
  expect([localStorage.getItem(key), names()]).toEqual([null, ["Spotkania p. Ewy"]]);
  mine.saved.value = filter("Podgórze");
  const kept = (await backend.call("drafts")).find(({ form }) => form === "own:calendar.filters");
  expect([JSON.parse(kept?.content ?? ""), Object.keys(localStorage)]).toEqual([filter("Podgórze"), []]);
  expect(drafts.unfinished.filter(({ form }) => form.startsWith("own:"))).toEqual([]);
  // What the register has goes before what an older window left.
  localStorage.setItem(key, JSON.stringify(filter("Dawny")));
  await readDrafts();
  expect([localStorage.getItem(key), names()]).toEqual([null, ["Podgórze"]]);
});

// @vitest-environment happy-dom
import { afterEach, expect, test } from "vitest";
import { handle, known, register, strokeOf } from "./shortcuts.svelte.ts";

const press = (init: KeyboardEventInit) => new KeyboardEvent("keydown", { cancelable: true, bubbles: true, ...init });
let forget: () => void = () => undefined;
afterEach(() => forget());

test("a stroke is written as people write it", () => {
  expect(strokeOf(press({ key: "k", ctrlKey: true }))).toBe("Ctrl+K");
  expect(strokeOf(press({ key: "k", metaKey: true }))).toBe("Ctrl+K");
  expect(strokeOf(press({ key: "?", shiftKey: true }))).toBe("?");
  expect(strokeOf(press({ key: "Z", ctrlKey: true, shiftKey: true }))).toBe("Ctrl+Shift+Z");
  expect(strokeOf(press({ key: "F10", shiftKey: true }))).toBe("Shift+F10");
});

test("the latest of two with the same keys runs, and is forgotten on leaving", () => {
  const ran: string[] = [];
  const first = register([{ keys: "Ctrl+K", label: "a", run: () => ran.push("a") }]);
  const second = register([{ keys: "Ctrl+K", label: "b", run: () => ran.push("b") }]);
  handle(press({ key: "k", ctrlKey: true }));
  second();
  handle(press({ key: "k", ctrlKey: true }));
  first();
  expect([ran, known.shortcuts]).toEqual([["b", "a"], []]);
});

test("typing a sign is typing, and undo within a field is the field's own", () => {
  const ran: string[] = [];
  forget = register(["?", "Ctrl+Z"].map((keys) => ({ keys, label: keys, run: () => ran.push(keys) })));
  const field = document.body.appendChild(document.createElement("input"));
  field.addEventListener("keydown", handle);
  field.dispatchEvent(press({ key: "?" }));
  field.dispatchEvent(press({ key: "z", ctrlKey: true }));
  field.remove();
  expect(ran).toEqual([]);
});

// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { t } from "../words/index.ts";
import { apply, preferences, remembered } from "./preferences.svelte.ts";

const isNumber = (value: unknown): value is number => typeof value === "number";

beforeEach(() => localStorage.clear());

test("a remembered value is there for the next window", () => {
  remembered("zoom", 1, isNumber).value = 3;
  expect(remembered("zoom", 1, isNumber).value).toBe(3);
});

test("a spoilt value falls back instead of stopping the window", () => {
  localStorage.setItem("lawka.zoom", "{");
  expect(remembered("zoom", 1, isNumber).value).toBe(1);
  localStorage.setItem("lawka.zoom", '"big"');
  expect(remembered("zoom", 1, isNumber).value).toBe(1);
});

test("the chosen language speaks, the page says which it is, and of two choices the later holds", async () => {
  preferences.language = "en";
  await apply();
  expect([t().frame.undo, document.documentElement.lang]).toEqual(["Undo", "en"]);
  preferences.language = "pl";
  preferences.language = "en";
  preferences.language = "pl";
  await apply();
  expect([t().frame.undo, document.documentElement.lang]).toEqual(["Cofnij", "pl"]);
});

test("the theme is on the page unless the system decides", () => {
  preferences.theme = "dark";
  expect(document.documentElement.dataset.theme).toBe("dark");
  preferences.theme = "system";
  apply();
  expect(document.documentElement.dataset.theme).toBeUndefined();
});

// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";
import { preferences } from "../state/preferences.svelte.ts";
import App from "./App.svelte";

// A view is compiled when it is first opened, which on a busy machine takes its time.
configure({ asyncUtilTimeout: 15_000 });

beforeEach(() => {
  // happy-dom has no modal dialogs of its own.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
});

afterEach(() => {
  cleanup();
  preferences.language = "pl";
  location.hash = "";
});

test("the window opens on a view, and the title says which", { timeout: 20_000 }, async () => {
  location.hash = "#/settings";
  render(App);
  await screen.findByRole("heading", { level: 1, name: "Ustawienia" });
  expect(document.title).toBe("Ustawienia – Ławka");
});

test("the whole window speaks the chosen language at once", async () => {
  location.hash = "#/settings";
  render(App);
  await fireEvent.click(await screen.findByRole("radio", { name: "English" }));
  await screen.findByRole("heading", { level: 1, name: "Settings" });
  screen.getByRole("button", { name: /Search/ });
});

test("Ctrl+K opens the palette, and a view is found without its Polish letters", async () => {
  render(App);
  await fireEvent.keyDown(window, { key: "k", ctrlKey: true });
  const field = await screen.findByRole("combobox");
  await fireEvent.input(field, { target: { value: "USTAW" } });
  expect(screen.getAllByRole("option").map((option) => option.textContent.trim())).toEqual(["Ustawienia"]);
  await fireEvent.keyDown(field, { key: "Enter" });
  expect([screen.queryByRole("combobox"), location.hash]).toEqual([null, "#/settings"]);
});

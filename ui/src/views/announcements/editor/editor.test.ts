// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backend } from "../../../backend/index.ts";
import { preferences } from "../../../state/preferences.svelte.ts";
import Counter from "./Counter.svelte";
import Editor from "./Editor.svelte";

configure({ asyncUtilTimeout: 10_000 });

const meeting_id = 2;

beforeEach(() => {
  // happy-dom has no modal dialogs of its own and does not scroll.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  Element.prototype.scrollIntoView = () => undefined;
  localStorage.clear();
});

afterEach(async () => {
  cleanup();
  location.hash = "";
  preferences.language = "pl";
  while ((await history()).undo !== null) await backend.call("undo");
});

const history = async () => (await backend.call("register")).history;
const stored = () => backend.call("announcement_draft", { meeting_id });

async function opened(channel = "common") {
  location.hash = `#/announcements?meeting=${meeting_id}&channel=${channel}`;
  const register = await backend.call("register");
  render(Editor, { id: meeting_id, register });
  return screen.findByTestId("common-fields");
}

const field = (part: HTMLElement, name: string) => {
  const found = part.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name=${name}]`);
  if (!found) throw new Error(`no field ${name}`);
  return found;
};

/** Types into a field as somebody does who then goes on to another. */
async function write(part: HTMLElement, name: string, ...texts: string[]) {
  const into = field(part, name);
  for (const value of texts) await fireEvent.input(into, { target: { value } });
  await fireEvent.focusOut(into);
}

test("what is written in one field is one step, the next field another, and undo shows the words as they were", { timeout: 20_000 }, async () => {
  const part = await opened();
  await write(part, "lead", "Por", "Porozmawiajmy", "Porozmawiajmy o zieleni.");
  await eventually(async () => expect((await stored()).lead).toBe("Porozmawiajmy o zieleni."));
  await write(part, "body", "Każdy może zabrać głos.");
  await eventually(async () => expect((await stored()).body).toBe("Każdy może zabrać głos."));
  await backend.call("undo");
  await eventually(async () => expect([(await stored()).lead, field(part, "body").value]).toEqual(["Porozmawiajmy o zieleni.", ""]));
  await backend.call("undo");
  await eventually(() => expect(field(part, "lead").value).toBe(""));
  expect((await history()).undo).toBe(null);
});

test("a translation that is missing is said field by field, with the Polish words to translate", { timeout: 20_000 }, async () => {
  const part = await opened();
  await write(part, "title", "Rozmowa o zieleni");
  await fireEvent.click(screen.getByRole("radio", { name: "UK" }));
  await eventually(() => expect(part.getAttribute("lang")).toBe("uk"));
  expect(field(part, "title").value).toBe("");
  within(part).getByText(/Brak tłumaczenia\. Po polsku: „Rozmowa o zieleni/);
  await write(part, "title", "Розмова про зелень");
  await eventually(async () => expect((await stored()).translations.uk?.title).toBe("Розмова про зелень"));
  expect(within(part).queryByText(/Po polsku: „Rozmowa o zieleni/)).toBe(null);
  expect((await stored()).title).toBe("Rozmowa o zieleni");
});

test("a finding is waived only with a reason, and says who answers for it", { timeout: 20_000 }, async () => {
  await opened();
  const [waive] = await screen.findAllByTestId("waive");
  if (!waive) throw new Error("nothing is to be waived");
  await fireEvent.click(waive);
  const confirm = await screen.findByTestId<HTMLButtonElement>("waive-confirm");
  expect(confirm.disabled).toBe(true);
  const reason = document.querySelector("[name=waive_reason]");
  if (!reason) throw new Error("no field for the reason");
  await fireEvent.input(reason, { target: { value: "Dom kultury odpowie do piątku." } });
  expect(confirm.disabled).toBe(false);
  await fireEvent.click(confirm);
  await screen.findByText(/Odstąpiono: kwrzosek.*Dom kultury odpowie do piątku\./);
});

test("a counter says how much is too much, and only the platform's own limit is an error", () => {
  const { container, unmount } = render(Counter, { label: "znaki", length: 300, limit: 280 });
  expect(container.textContent).toMatch(/300 z 280.*o 20 za dużo/s);
  expect(container.querySelector(".bad")).not.toBe(null);
  unmount();
  const advised = render(Counter, { label: "znaki", length: 300, limit: 280, hard: false });
  expect(advised.container.querySelector(".bad")).toBe(null);
  expect(advised.container.textContent).toMatch(/o 20 za dużo/);
});

/** Waits until what is expected holds. */
async function eventually(expected: () => void | Promise<void>) {
  for (let left = 200; left > 0; left--) {
    try {
      return await expected();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  return expected();
}

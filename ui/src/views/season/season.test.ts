// @vitest-environment happy-dom
import { cleanup, configure, fireEvent, render, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";
import { backend } from "../../backend/index.ts";
import { apply, preferences } from "../../state/preferences.svelte.ts";
import { theSeason } from "./state.svelte.ts";
import View from "./View.svelte";

configure({ asyncUtilTimeout: 10_000 });

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
  preferences.language = "pl";
  theSeason().reject();
  for (const key of await standing()) if (!before.includes(key)) await backend.call("undo");
});

const standing = async () => (await backend.call("register")).meetings.map(({ id }) => id);
const before = await standing();

async function planned() {
  render(View);
  await fireEvent.click(await screen.findByTestId("season-plan"));
  await fireEvent.click(await screen.findByTestId("season-stop"));
  return screen.findByTestId("difference");
}

test("nothing changes until something is accepted, and all of it is one step", { timeout: 20_000 }, async () => {
  const difference = await planned();
  expect(await standing()).toEqual(before);
  const rows = within(difference).getAllByTestId(/^placement-/);
  await fireEvent.click(screen.getByTestId("season-accept"));
  await eventually(() => expect(rows.every((row) => row.dataset.status === "accepted")).toBe(true));
  expect(await standing()).toHaveLength(before.length + rows.length);
  await backend.call("undo");
  expect(await standing()).toEqual(before);
  await eventually(() => expect(rows.every((row) => row.dataset.status === "open")).toBe(true));
});

test("one date is accepted, the others stay to be chosen", { timeout: 20_000 }, async () => {
  const difference = await planned();
  const [first, ...others] = within(difference).getAllByTestId(/^placement-/);
  if (!first) throw new Error("nothing is proposed");
  await fireEvent.click(within(first).getByTestId("accept-one"));
  await eventually(() => expect(first.dataset.status).toBe("accepted"));
  expect(others.every((row) => row.dataset.status === "open")).toBe(true);
  expect(await standing()).toHaveLength(before.length + 1);
});

test("a request without a date says why not, and what would help", { timeout: 20_000 }, async () => {
  const difference = await planned();
  await fireEvent.click(within(difference).getByTestId("why-not"));
  expect((await within(difference).findByTestId("relaxations")).textContent).toMatch(/Inne miejsce/);
});

test("a date says what speaks against it and where else it could be", { timeout: 20_000 }, async () => {
  const difference = await planned();
  const [first] = within(difference).getAllByTestId("why-here");
  if (first) await fireEvent.click(first);
  await within(await screen.findByTestId("why-here-answer")).findByText("Najlepsze inne terminy");
});

test("a slider tells in words how much a weight counts", { timeout: 20_000 }, async () => {
  preferences.language = "en";
  await apply();
  render(View);
  await fireEvent.click(await screen.findByRole("radio", { name: "Plan settings" }));
  const lead = screen.getByRole("slider", { name: "Few days to announce it" });
  expect(lead.getAttribute("aria-valuetext")).toMatch(/^as usual: 12/);
  await fireEvent.input(lead, { target: { value: "5" } });
  expect(lead.getAttribute("aria-valuetext")).toMatch(/^4 times more than usual: 48/);
});

/** Waits until what is expected holds. */
async function eventually(expected: () => void) {
  for (let left = 100; left > 0; left--) {
    try {
      return expected();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  expected();
}

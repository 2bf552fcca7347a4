// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { CollectionCard } from "../../../backend/types/CollectionCard.ts";
import type { ServerFault } from "../../../backend/types/ServerFault.ts";
import type { SyncState } from "../../../backend/types/SyncState.ts";
import { stateInWords } from "../../../state/together.svelte.ts";
import { marked, mayBe } from "./state.svelte.ts";

const collection = (id: number, more: Partial<CollectionCard>): CollectionCard => ({
  id,
  name: `kolekcja ${id}`,
  href: `/a/${id}/`,
  events: false,
  tasks: false,
  cards: false,
  chosen: false,
  personal: false,
  public: false,
  ...more,
});

test("a calendar for residents is not one that is shared over", () => {
  const all = [collection(1, { events: true, chosen: true }), collection(2, { events: true, chosen: true })];
  expect(marked(all, 2, "public", true)).toEqual({ chosen: [1], personal: [], public: [2] });
});

test("personal data go into an address book that is shared, and nowhere once it no longer is", () => {
  const book = collection(1, { cards: true });
  expect(marked([book], 1, "personal", true)).toEqual({ chosen: [1], personal: [1], public: [] });
  expect(marked([{ ...book, chosen: true, personal: true }], 1, "chosen", false)).toEqual({ chosen: [], personal: [], public: [] });
  expect(mayBe(collection(2, { events: true }), "personal")).toBe(false);
});

test("the state is said in one line: when, what waits, whether there is a connection", () => {
  const state = (synced_at: string | null, waiting: number, fault: ServerFault | null): SyncState => ({
    now: "2026-11-23T09:03:30+01:00",
    accounts: [{ account_id: 1, synced_at, waiting, fault, failure: fault }],
    conflicts: 0,
    subscriptions: 0,
  });
  const said = stateInWords(state("2026-11-23T09:00:00+01:00", 2, "unreachable")).replaceAll("\u00a0", " ");
  expect(said).toBe("zsynchronizowano 3 minuty temu · 2 czekają · bez połączenia");
  expect(stateInWords(state(null, 0, "not_let_in"))).toBe("jeszcze nie zsynchronizowano · serwer nie przyjął hasła");
  expect(stateInWords(state(null, 0, null))).toBe("jeszcze nie zsynchronizowano");
});

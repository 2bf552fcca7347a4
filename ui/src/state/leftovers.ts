/**
 * Words and names of filters that earlier versions noted in the web view, where they lay open beside an encrypted register.
 * They go into the register once; nothing of them stays here. What can't be read is no words.
 */
import type { Content } from "./drafts.svelte.ts";

const prefix = "lawka.unsaved.announcement.";

/** `moveIn` puts a form into the register; where that fails the words wait for the next start. */
export async function takeOver(moveIn: (form: string, content: Content) => Promise<void>): Promise<void> {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  for (const key of keys) {
    const draft = wordsIn(localStorage.getItem(key) ?? "");
    const done = !draft || (await moveIn(`announcement:${key.slice(prefix.length)}`, draft).then(() => true, () => false));
    if (done) localStorage.removeItem(key);
  }
}

const filters = "calendar.filters";

/** The same for saved filters: their names may be those of people. */
export async function takeOverFilters(moveIn: (key: string, value: unknown) => Promise<void>): Promise<void> {
  const text = localStorage.getItem(`lawka.${filters}`);
  if (text === null) return;
  const kept = listIn(text);
  const done = !kept || (await moveIn(filters, kept).then(() => true, () => false));
  if (done) localStorage.removeItem(`lawka.${filters}`);
}

function listIn(text: string): unknown[] | undefined {
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) && kept.length > 0 ? kept : undefined;
  } catch {
    return undefined;
  }
}

function wordsIn(text: string): Content | undefined {
  try {
    const draft: unknown = JSON.parse(text);
    if (typeof draft !== "object" || draft === null || Array.isArray(draft)) return undefined;
    const name = "title" in draft && typeof draft.title === "string" ? draft.title : "";
    return { name, base: "", draft };
  } catch {
    return undefined;
  }
}

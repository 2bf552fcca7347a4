/**
 * Forms while they are being filled in. When the keyboard rests for a moment, what was typed goes into the register (not
 * into the web view: it holds personal data, and the register may be encrypted); whoever opens the form again, after a
 * crash too, finds it there. What was saved or thrown away is dropped.
 */
import { untrack } from "svelte";
import { backend } from "../backend/index.ts";
import { takeOver, takeOverFilters } from "./leftovers.ts";
import { isOwn, moveOwn } from "./own.svelte.ts";

/** How long the keyboard rests before a form is kept, and how long it may go on without a rest. Milliseconds. */
const rest = 400;
const most = 2_000;

export interface Content {
  /** What the form is about, for the list of what is unfinished. */
  name: string;
  /** The form as it began, as JSON: whether its thing was changed meanwhile. Empty where that isn't known. */
  base: string;
  draft: object;
}

export interface Unfinished {
  form: string;
  at: string;
  name: string;
}

const kept = new Map<string, { at: string; content: Content }>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
/** Since when words wait. */
const waiting = new Map<string, number>();
let listed = $state.raw<readonly Unfinished[]>([]);

const list = () => (listed = [...kept].map(([form, { at, content }]) => ({ form, at, name: content.name })));

export const drafts = {
  /** What was left unfinished, the newest first. */
  get unfinished() {
    return listed;
  },
};

/** Reads what an earlier window left, and says whether the desk has told; it tells nothing while the window is locked, and
 * what can't be read is no reason to keep the office waiting. */
export async function readDrafts(): Promise<boolean> {
  const found = await backend.call("drafts").catch(() => undefined);
  for (const { form, at, content } of found ?? []) {
    if (isOwn(form, content)) continue;
    const read = contentOf(content);
    if (read && !kept.has(form)) kept.set(form, { at, content: read });
  }
  if (found) {
    await takeOver((form, content) => (kept.has(form) ? Promise.resolve() : moveIn(form, content)));
    await takeOverFilters(moveOwn);
  }
  list();
  return found !== undefined;
}

/** What lay elsewhere is this register's now; fails where it can't be written. */
async function moveIn(form: string, content: Content) {
  await backend.call("keep_draft", { form, content: JSON.stringify(content) });
  kept.set(form, { at: new Date().toISOString(), content });
}

export const keptOf = (form: string) => kept.get(form)?.content;

function contentOf(text: string): Content | undefined {
  try {
    const found = JSON.parse(text) as Partial<Content> | null;
    const whole = typeof found?.draft === "object" && typeof found.base === "string" && typeof found.name === "string";
    return whole ? (found as Content) : undefined;
  } catch {
    return undefined;
  }
}

export function dropDraft(form: string) {
  forgetTimer(form);
  if (!kept.delete(form)) return;
  list();
  // What can't be dropped now is offered once more; that is all that happens.
  void backend.call("drop_draft", { form }).catch(() => undefined);
}

function forgetTimer(form: string) {
  clearTimeout(timers.get(form));
  timers.delete(form);
  waiting.delete(form);
}

export function keepDraft(form: string, content: Content) {
  kept.set(form, { at: new Date().toISOString(), content });
  const since = waiting.get(form) ?? Date.now();
  forgetTimer(form);
  waiting.set(form, since);
  timers.set(form, setTimeout(() => put(form), Math.min(rest, since + most - Date.now())));
}

function put(form: string) {
  forgetTimer(form);
  const found = kept.get(form);
  if (!found) return;
  list();
  // A full disk or a locked window: it is tried again with the next word.
  void backend.call("keep_draft", { form, content: JSON.stringify(found.content) }).catch(() => undefined);
}

/** What is still on its way goes at once: the window may be about to close. */
const flush = () => [...timers.keys()].forEach(put);
addEventListener("pagehide", flush);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());

/** What every form may be asked, whatever its fields. */
export interface KeptForm {
  readonly restored: boolean;
  readonly overtaken: boolean;
  watch(): void;
  startOver(): void;
  saved(): void;
}

/** One form's fields: as they were left, else fresh. In the form: `$effect(() => kept.watch())`. */
export class FormDraft<Draft extends object> implements KeptForm {
  draft: Draft;
  /** The fields are those of an earlier time. */
  restored = $state(false);
  /** What they belong to was changed by somebody since. */
  readonly overtaken: boolean;
  readonly #form: string;
  readonly #fresh: Draft;
  readonly #base: string;
  readonly #nameOf: (draft: Draft) => string;
  #saved = false;

  constructor(form: string, fresh: Draft, nameOf: (draft: Draft) => string) {
    const found = keptOf(form);
    [this.#form, this.#fresh, this.#nameOf] = [form, fresh, nameOf];
    this.#base = JSON.stringify(fresh);
    this.restored = found !== undefined;
    this.overtaken = found !== undefined && form.includes(":") && found.base !== this.#base;
    // A field that joined the form since then has what it begins with.
    this.draft = $state({ ...structuredClone(fresh), ...(found?.draft as Partial<Draft> | undefined) });
  }

  watch() {
    const now = JSON.stringify(this.draft);
    untrack(() => this.#note(now));
  }

  #note(now: string) {
    if (this.#saved) return;
    if (now === this.#base) dropDraft(this.#form);
    else keepDraft(this.#form, { name: this.#nameOf(this.draft), base: this.#base, draft: JSON.parse(now) as Draft });
  }

  startOver() {
    [this.draft, this.restored] = [structuredClone(this.#fresh), false];
    dropDraft(this.#form);
  }

  /** It stands in the register now. */
  saved() {
    this.#saved = true;
    dropDraft(this.#form);
  }
}

/**
 * Words while they are being written. Each change is noted at once where it survives the window; when the keyboard
 * rests, or the place is left, it goes into the register. Whatever the register has not taken yet is found again.
 */
import { untrack } from "svelte";
import { asError, type Failed, type Refused } from "../../../backend/index.ts";

export type Kept = "kept" | "writing" | "unsaved";

/** How long the keyboard rests before the words go into the register. Milliseconds. */
const rest = 1_500;

/** After such a rest one begins something new, even in the same place. Milliseconds. */
const stretchRest = 120_000;

/** Where the web view has no room either, the words live in the memory of the window. */
function remember(key: string, words: string) {
  try {
    localStorage.setItem(key, words);
  } catch {
    localStorage.removeItem(key);
  }
}

export class Keeper<Draft extends object> {
  draft: Draft;
  state = $state<Kept>("kept");
  error = $state.raw<Refused | Failed>();
  /** The draft is one that an earlier window could not put away. */
  readonly restored: boolean;
  #key: string;
  #stored: string;
  #write: (draft: Draft, stretch: string) => Promise<unknown>;
  /** What is written in one stretch is taken back in one step, however often it was put away meanwhile. */
  #stretch = crypto.randomUUID();
  #last = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<boolean> | undefined;

  constructor(key: string, stored: Draft, write: (draft: Draft, stretch: string) => Promise<unknown>) {
    this.#key = `lawka.unsaved.${key}`;
    this.#write = write;
    this.#stored = JSON.stringify(stored);
    const found = this.#found();
    this.restored = found !== undefined;
    this.draft = $state(found ?? structuredClone(stored));
    if (this.restored) this.state = "unsaved";
  }

  /** To be called in an effect: notes each change of the draft. */
  watch() {
    const now = JSON.stringify(this.draft);
    untrack(() => this.#note(now));
  }

  /** The register's words changed from elsewhere, or by undo: an untouched draft follows. */
  follow(stored: Draft) {
    const text = JSON.stringify(stored);
    if (text === this.#stored) return;
    const untouched = JSON.stringify(this.draft) === this.#stored;
    this.#stored = text;
    if (untouched) this.draft = structuredClone(stored);
  }

  /** The place is left: what is written there is one stretch, what is written next another. */
  async leave(): Promise<void> {
    await this.flush();
    this.#stretch = crypto.randomUUID();
  }

  /** Puts away what is not in the register yet; true once nothing is left. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    // One write at a time, so that an older one can't come last.
    await this.#writing;
    const text = JSON.stringify(this.draft);
    if (text === this.#stored) return true;
    this.#writing = this.#put(text);
    return this.#writing;
  }

  async #put(text: string): Promise<boolean> {
    this.state = "writing";
    const before = this.#stored;
    // What comes back as the register's is then known already.
    this.#stored = text;
    try {
      await this.#write(JSON.parse(text) as Draft, this.#stretch);
    } catch (trouble) {
      [this.#stored, this.error, this.state] = [before, asError(trouble), "unsaved"];
      return false;
    }
    this.error = undefined;
    this.#note(JSON.stringify(this.draft));
    return JSON.stringify(this.draft) === this.#stored;
  }

  #note(now: string) {
    clearTimeout(this.#timer);
    if (now === this.#stored) {
      this.state = "kept";
      localStorage.removeItem(this.#key);
      return;
    }
    remember(this.#key, now);
    if (this.state === "kept") this.state = "unsaved";
    const moment = Date.now();
    if (moment - this.#last > stretchRest) this.#stretch = crypto.randomUUID();
    this.#last = moment;
    this.#timer = setTimeout(() => void this.flush(), rest);
  }

  #found(): Draft | undefined {
    const text = localStorage.getItem(this.#key);
    if (text === null || text === this.#stored) return undefined;
    try {
      const found: unknown = JSON.parse(text);
      return typeof found === "object" && found !== null ? { ...(JSON.parse(this.#stored) as Draft), ...found } : undefined;
    } catch {
      return undefined;
    }
  }
}

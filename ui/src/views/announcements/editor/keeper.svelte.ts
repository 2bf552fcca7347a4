/**
 * Words while they are being written. When the keyboard rests, or the place is left, they go into the register; until then
 * they lie there as a draft, so that the next window finds what this one could not put away.
 */
import { untrack } from "svelte";
import { asError, type Failed, type Refused } from "../../../backend/index.ts";
import { dropDraft, keepDraft, keptOf } from "../../../state/drafts.svelte.ts";

export type Kept = "kept" | "writing" | "unsaved";

/** How long the keyboard rests before the words go into the register. Milliseconds. */
const rest = 1_500;

/** After such a rest one begins something new, even in the same place. Milliseconds. */
const stretchRest = 120_000;

type Write<Draft> = (draft: Draft, stretch: string) => Promise<unknown>;

export class Keeper<Draft extends object> {
  draft: Draft;
  state = $state<Kept>("kept");
  error = $state.raw<Refused | Failed>();
  /** The draft is one that an earlier window could not put away. */
  restored = $state(false);
  /** The register's words may have been changed since it was written: nothing goes in until one of the two is chosen. */
  overtaken = $state(false);
  #form: string;
  #name: string;
  #stored: string;
  #write: Write<Draft>;
  /** What is written in one stretch is taken back in one step, however often it was put away meanwhile. */
  #stretch = crypto.randomUUID();
  #last = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<boolean> | undefined;

  /** `name` is what the draft is called where unfinished things are listed. */
  constructor(form: string, name: string, stored: Draft, write: Write<Draft>) {
    [this.#form, this.#name, this.#write] = [form, name, write];
    this.#stored = JSON.stringify(stored);
    const kept = keptOf(form);
    // Words that joined the draft since then are as the register has them.
    const found = { ...structuredClone(stored), ...(kept?.draft as Partial<Draft> | undefined) };
    this.draft = $state(found);
    if (JSON.stringify(found) === this.#stored) return;
    [this.restored, this.overtaken, this.state] = [true, kept?.base !== this.#stored, "unsaved"];
  }

  /** Of the draft and what stands in the register now, the draft is meant. */
  keepDraft(): Promise<boolean> {
    this.overtaken = false;
    return this.flush();
  }

  /** What stands in the register is meant; the draft goes. */
  startOver() {
    this.draft = JSON.parse(this.#stored) as Draft;
    [this.overtaken, this.restored] = [false, false];
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
    if (this.overtaken) return false;
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
      dropDraft(this.#form);
      return;
    }
    // Until it is chosen, the draft goes on belonging to the words it was begun from.
    const base = this.overtaken ? (keptOf(this.#form)?.base ?? "") : this.#stored;
    keepDraft(this.#form, { name: this.#name, base, draft: JSON.parse(now) as Draft });
    if (this.state === "kept") this.state = "unsaved";
    const moment = Date.now();
    if (moment - this.#last > stretchRest) this.#stretch = crypto.randomUUID();
    this.#last = moment;
    this.#timer = setTimeout(() => void this.flush(), rest);
  }
}

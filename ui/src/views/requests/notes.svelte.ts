/** What the desk says of a request while it is written; asked when one pauses. */
import { backend } from "../../backend/index.ts";
import type { RequestFault } from "../../backend/types/RequestFault.ts";
import type { RequestNotes } from "../../backend/types/RequestNotes.ts";
import { t } from "../../words/index.ts";
import { detailsOf, type Draft } from "./draft.ts";

/** Milliseconds without a key. */
const pause = 400;

export class NotesOnDraft {
  value = $state.raw<RequestNotes>();
  readonly #own: number | null;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(own: number | null) {
    this.#own = own;
  }

  /** Only what is certainly wrong already: an empty field may still be filled in. */
  get faults(): Partial<Record<RequestFault, string>> {
    const wrong = this.value?.faults.includes("case_mark_malformed");
    return wrong ? { case_mark_malformed: t().refusals.faults.case_mark_malformed } : {};
  }

  look(draft: Draft): () => void {
    this.#waiting = setTimeout(() => void this.#ask(draft), pause);
    return () => clearTimeout(this.#waiting);
  }

  async #ask(draft: Draft) {
    const notes = await backend.call("look_at_request", { details: detailsOf(draft), own: this.#own }).catch(() => undefined);
    if (notes) this.value = notes;
  }
}

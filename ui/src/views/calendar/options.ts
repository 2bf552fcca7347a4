/** The desk's answers to drags, kept until something changes: one question for each request, over many weeks. */
import { backend } from "../../backend/index.ts";
import type { OptionsMap } from "../../backend/types/OptionsMap.ts";
import { addDays, type Day } from "../../time/civil.ts";

/** How far a drag can see. Weeks. */
const weeks = 14;

interface Kept {
  from: Day;
  to: Day;
  answer: Promise<OptionsMap>;
}

export class OptionsCache {
  readonly #kept = new Map<number, Kept>();

  /** The answer for a request, over 14 weeks from today, and further where a later day is looked at. */
  ask(requestId: number, today: Day, looked: Day): Promise<OptionsMap> {
    const known = this.#kept.get(requestId);
    if (known && known.from <= looked && looked <= known.to) return known.answer;
    const from = looked < today ? looked : today;
    const to = addDays(looked > today ? looked : today, weeks * 7 - 1);
    const answer = backend.call("options", { request_id: requestId, from, to });
    this.#kept.set(requestId, { from, to, answer });
    answer.catch(() => this.#kept.delete(requestId));
    return answer;
  }

  forget() {
    this.#kept.clear();
  }
}

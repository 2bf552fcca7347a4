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
  /** Once it is here. */
  map?: OptionsMap;
}

export class OptionsCache {
  readonly #kept = new Map<number, Kept>();

  /** The answer for a request, over 14 weeks from today, and further where a later day is looked at. */
  ask(requestId: number, today: Day, looked: Day): Promise<OptionsMap> {
    const known = this.#known(requestId, looked);
    if (known) return known.answer;
    const from = looked < today ? looked : today;
    const to = addDays(looked > today ? looked : today, weeks * 7 - 1);
    const kept: Kept = { from, to, answer: backend.call("options", { request_id: requestId, from, to }) };
    this.#kept.set(requestId, kept);
    kept.answer.then(
      (map) => (kept.map = map),
      () => this.#kept.delete(requestId),
    );
    return kept.answer;
  }

  /** The answer, if it is here already. */
  here(requestId: number, looked: Day): OptionsMap | undefined {
    return this.#known(requestId, looked)?.map;
  }

  #known(requestId: number, looked: Day): Kept | undefined {
    const known = this.#kept.get(requestId);
    return known && known.from <= looked && looked <= known.to ? known : undefined;
  }

  forget() {
    this.#kept.clear();
  }
}
